import { REDACTION_KINDS, type Redactor } from '../../privacy/redactor.ts';
import { toldWithWords } from './call-timeline.ts';
import { costOfCall } from './cost-view.ts';
import { withoutWords } from './kept-event.ts';
import type { WholeCall } from './past-calls.ts';
import { pastSummaryOf, type ShowNumber } from './past-summary.ts';
import { handoffOf, recordingsOf, verdictsOf } from './past-view.ts';

interface ExportOptions {
  readonly redactor: Pick<Redactor, 'redact' | 'redactTurns'>;
  readonly mask: ShowNumber;
  /** Whether the paths of recordings are wanted. */
  readonly withAudio: boolean;
  /** Epoch milliseconds. */
  readonly nowMs: number;
}

/** Changes with every change that a reader of the file would notice. */
const VERSION = 1;

/**
 * A call as one file, by docs/call-export.schema.json. What leaves the gateway is masked as far as it can: the number
 * of the caller always, and in texts every kind that REDACT knows.
 */
export function exportOf(call: WholeCall, { redactor, mask, withAudio, nowMs }: ExportOptions) {
  const { session, turns, timeline, recordings } = call;
  const { startedAtMs, endedAtMs, caller, ...summary } = pastSummaryOf(session, mask);
  const handoff = handoffOf(call);
  const startMs = timeline.startedAtMs ?? startedAtMs;
  return {
    format: 'voice-gateway/call',
    version: VERSION,
    exportedAt: new Date(nowMs).toISOString(),
    masked: REDACTION_KINDS,
    call: {
      ...summary,
      caller: session.channel === 'browser' ? redactor.redact(caller) : caller,
      startedAt: new Date(startMs).toISOString(),
      ...(endedAtMs !== undefined && { endedAt: new Date(endedAtMs).toISOString() }),
      streams: session.resumeCount + 1,
      interruptions: session.interruptions ?? 0,
      callback: session.callback === 'requested',
      arms: session.arms ?? {},
    },
    turns: redactor
      .redactTurns(turns)
      .map(({ number, role, text, startedAt, interrupted, tools, sources }) => ({
        number,
        role,
        text,
        startedAt,
        interrupted,
        tools: tools ?? [],
        sources: sources ?? [],
      })),
    events: toldWithWords(timeline, []).flatMap(({ atMs, event }) => {
      const plain = withoutWords(event);
      return plain ? [{ atMs: Math.max(0, atMs - startMs), ...plain }] : [];
    }),
    eventsStored: timeline.isStored,
    eventsLeftOut: timeline.cutEvents,
    tools: Object.entries(session.tools ?? {}).map(([name, { ok, failed }]) => ({ name, ok, failed })),
    handoff: handoff ? maskedHandoff(handoff, redactor) : null,
    cost: costOfCall(session),
    verdicts: verdictsOf(call).map(({ atMs, note, ...verdict }) => ({
      ...verdict,
      ...(note !== undefined && { note: redactor.redact(note) }),
      at: new Date(atMs).toISOString(),
    })),
    recordings: withAudio ? recordingsOf(session.sessionId, recordings) : [],
  };
}

function maskedHandoff(
  { record, ...handoff }: NonNullable<ReturnType<typeof handoffOf>>,
  redactor: Pick<Redactor, 'redact'>,
) {
  if (!record) return handoff;
  const { createdAtMs, summary, tried, ...rest } = record;
  return {
    ...handoff,
    record: {
      ...rest,
      summary: redactor.redact(summary),
      ...(tried !== undefined && { tried: redactor.redact(tried) }),
      createdAt: new Date(createdAtMs).toISOString(),
    },
  };
}
