import type { AnswerTimes } from '../../media/call-observer.ts';
import type { LatencyView, StageName } from '../views.ts';

/** An answer that takes longer is noticed as slow, and its longest stage is named. */
export const SLOW_ANSWER_MS = 1_500;

/** Where the time of an answer went. What was not measured is no stage. */
export function latencyOf(times: AnswerTimes): LatencyView {
  const { noticingMs = 0, transcribedMs } = times;
  const stages = stagesOf(times);
  const totalMs = Math.round(noticingMs + (times.heardMs ?? times.sentMs));
  const longest = stages.reduce((most, stage) => (stage.ms > most.ms ? stage : most), NONE);
  return {
    totalMs,
    stages,
    ...(transcribedMs !== undefined && { transcribedMs: Math.round(noticingMs + transcribedMs) }),
    ...(totalMs > SLOW_ANSWER_MS && longest.ms > 0 && { guilty: longest.name }),
  };
}

interface Stage {
  readonly name: StageName;
  readonly ms: number;
}

const NONE: Stage = { name: 'thinking', ms: 0 };

function stagesOf({ noticingMs, toolsMs, receivedMs, sentMs, heardMs }: AnswerTimes): Stage[] {
  const ownMs = receivedMs - toolsMs;
  const found: Stage[] = [
    ...(noticingMs === undefined
      ? [{ name: 'listening_and_thinking', ms: ownMs } as const]
      : [{ name: 'noticing', ms: noticingMs } as const, { name: 'thinking', ms: ownMs } as const]),
    ...(toolsMs > 0 ? [{ name: 'tools', ms: toolsMs } as const] : []),
    { name: 'sending', ms: sentMs - receivedMs },
    ...(heardMs === undefined ? [] : [{ name: 'playing', ms: heardMs - sentMs } as const]),
  ];
  return found.map(({ name, ms }) => ({ name, ms: Math.max(0, Math.round(ms)) }));
}
