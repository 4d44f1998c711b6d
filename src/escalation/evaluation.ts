import type { HandoffReason } from '../store/session-store.ts';
import { type EscalationDecision, EscalationDetector } from './detector.ts';
import type { DialogueRow, TranscriptRow, TranscriptTurn, UtteranceRow } from './evaluation-rows.ts';
import type { Phrasebook } from './phrasebook.ts';

/** What the detector says about a row; it is a line of the predictions file. */
export type Prediction =
  | { readonly id: string; readonly label: 'escalate' | 'continue'; readonly reason: HandoffReason | null }
  | { readonly id: string; readonly escalate_turn: number | null; readonly reason: HandoffReason | null };

export type Verdict = 'hit' | 'false_alarm' | 'missed' | 'quiet' | 'unlabelled';

export interface Evaluated {
  readonly row: TranscriptRow;
  readonly prediction: Prediction;
  readonly verdict: Verdict;
  /** Time of each turn, in milliseconds. */
  readonly turnTimesMs: readonly number[];
}

/**
 * Runs a fresh detector over one row. `escalate` and `offer` both count as escalation. A dialogue is a hit only at
 * the very turn of its label: earlier is a false alarm, later or never is a miss. In an utterance row, only the
 * text can escalate; a trigger inside its context is what went before.
 */
export function evaluateRow(row: TranscriptRow, phrasebook: Phrasebook): Evaluated {
  const listener = new TimedListener(new EscalationDetector(phrasebook));
  return row.kind === 'dialogue' ? evaluateDialogue(row, listener) : evaluateUtterance(row, listener);
}

function evaluateUtterance(row: UtteranceRow, listener: TimedListener): Evaluated {
  for (const turn of row.context) listener.hear(turn);
  const decision = listener.hear({ role: 'caller', text: row.text });
  const label = decision === undefined ? 'continue' : 'escalate';
  const prediction = { id: row.id, label, reason: decision?.reason ?? null } as const;
  const expected = row.label === undefined ? undefined : row.label === 'escalate' ? 0 : null;
  const verdict = judge(decision === undefined ? null : 0, expected);
  return { row, prediction, verdict, turnTimesMs: listener.turnTimesMs };
}

function evaluateDialogue(row: DialogueRow, listener: TimedListener): Evaluated {
  let first: { readonly turn: number; readonly reason: HandoffReason } | undefined;
  for (const [turn, heard] of row.turns.entries()) {
    const decision = listener.hear(heard);
    if (decision !== undefined) first ??= { turn, reason: decision.reason };
  }
  const turn = first?.turn ?? null;
  const prediction = { id: row.id, escalate_turn: turn, reason: first?.reason ?? null };
  return { row, prediction, verdict: judge(turn, row.escalateTurn), turnTimesMs: listener.turnTimesMs };
}

function judge(predicted: number | null, expected: number | null | undefined): Verdict {
  if (expected === undefined) return 'unlabelled';
  if (predicted === expected) return predicted === null ? 'quiet' : 'hit';
  if (predicted === null) return 'missed';
  return expected === null || predicted < expected ? 'false_alarm' : 'missed';
}

class TimedListener {
  readonly #detector: EscalationDetector;
  readonly turnTimesMs: number[] = [];

  constructor(detector: EscalationDetector) {
    this.#detector = detector;
  }

  hear(turn: TranscriptTurn): EscalationDecision | undefined {
    const start = performance.now();
    const decision = this.#detector.hear(turn);
    this.turnTimesMs.push(performance.now() - start);
    return decision;
  }
}
