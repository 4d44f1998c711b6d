import { type EscalationDecision, EscalationDetector } from '../../escalation/detector.ts';
import { actionOf } from '../../escalation/judgement/verdict.ts';
import type { EscalationAction, EscalationPolicy } from '../../escalation/policy.ts';
import type { TurnJudge } from '../../escalation/turn-judge.ts';
import type { HandoffReason } from '../../store/session-store.ts';
import type { DialogueRow, TranscriptRow, TranscriptTurn, UtteranceRow } from './evaluation-rows.ts';
import type { RowVerdicts } from './judged-rows.ts';

interface Predicted {
  readonly id: string;
  readonly reason: HandoffReason | null;
  readonly action: EscalationAction | 'none';
}

/** What the detector decides for a row: one line of the predictions file. */
export type Prediction =
  | (Predicted & { readonly label: 'escalate' | 'continue' })
  | (Predicted & { readonly escalate_turn: number | null });

/** Whether the prediction agrees with the label. `quiet`: rightly no decision. */
export type Verdict = 'hit' | 'false_alarm' | 'missed' | 'quiet' | 'unlabelled';

/** A decision at one caller turn of a row. */
export interface TurnDecision {
  /** Index into the dialogue's turns; 0 in an utterance row. */
  readonly turn: number;
  readonly text: string;
  readonly decision: EscalationDecision;
}

/** A row with what the detector did. */
export interface Evaluated {
  readonly row: TranscriptRow;
  readonly prediction: Prediction;
  readonly verdict: Verdict;
  /** Every decision of the row, in order. */
  readonly decisions: readonly TurnDecision[];
  /** How many final turns the caller has. */
  readonly callerTurns: number;
  /** How long each turn took the detector, in milliseconds. */
  readonly turnTimesMs: readonly number[];
}

/**
 * Runs a new detector over one row. A transfer and an offer both count as escalation. A dialogue is a hit only at exactly
 * the labelled turn: earlier is a false alarm, later or never is a miss. In an utterance row only the text can escalate,
 * not its context.
 * @param verdicts a text model's verdicts
 * @param witnesses whether rules and classifier decide too, or the text model alone
 */
export function evaluateRow(
  row: TranscriptRow,
  judge: TurnJudge,
  verdicts: RowVerdicts = new Map(),
  witnesses: 'all' | 'text model alone' = 'all',
): Evaluated {
  const listener =
    witnesses === 'all' ? new TimedListener(judge, verdicts) : new VerdictListener(judge, verdicts);
  return row.kind === 'dialogue' ? evaluateDialogue(row, listener) : evaluateUtterance(row, listener);
}

function evaluateUtterance(row: UtteranceRow, listener: Listener): Evaluated {
  for (const turn of row.context) listener.hear(turn, undefined);
  const decision = listener.hear({ role: 'caller', text: row.text }, 0);
  const label = decision === undefined ? 'continue' : 'escalate';
  const prediction = { id: row.id, label, ...reasonAndAction(decision) } as const;
  const expected = row.label === undefined ? undefined : row.label === 'escalate' ? 0 : null;
  const verdict = judge(decision === undefined ? null : 0, expected);
  const decisions = decision === undefined ? [] : [{ turn: 0, text: row.text, decision }];
  return { row, prediction, verdict, decisions, callerTurns: 1, turnTimesMs: listener.turnTimesMs };
}

function evaluateDialogue(row: DialogueRow, listener: Listener): Evaluated {
  const decisions: TurnDecision[] = [];
  for (const [turn, heard] of row.turns.entries()) {
    const decision = listener.hear(heard, turn);
    if (decision !== undefined) decisions.push({ turn, text: heard.text, decision });
  }
  const [first] = decisions;
  const turn = first?.turn ?? null;
  const prediction = { id: row.id, escalate_turn: turn, ...reasonAndAction(first?.decision) };
  const callerTurns = row.turns.filter(({ role, final }) => role === 'caller' && final !== false).length;
  const verdict = judge(turn, row.escalateTurn);
  return { row, prediction, verdict, decisions, callerTurns, turnTimesMs: listener.turnTimesMs };
}

function reasonAndAction(decision: EscalationDecision | undefined): Pick<Predicted, 'reason' | 'action'> {
  return { reason: decision?.reason ?? null, action: decision?.action ?? 'none' };
}

function judge(predicted: number | null, expected: number | null | undefined): Verdict {
  if (expected === undefined) return 'unlabelled';
  if (predicted === expected) return predicted === null ? 'quiet' : 'hit';
  if (predicted === null) return 'missed';
  return expected === null || predicted < expected ? 'false_alarm' : 'missed';
}

/** Hears the turns of one row. `index` is that of the turn in the row; undefined for the context of an utterance. */
interface Listener {
  readonly turnTimesMs: readonly number[];
  hear(turn: TranscriptTurn, index: number | undefined): EscalationDecision | undefined;
}

/** Rules and classifier, with the text model's verdicts where there are any. Every verdict counts as in time. */
class TimedListener implements Listener {
  readonly turnTimesMs: number[] = [];
  readonly #detector: EscalationDetector;
  readonly #verdicts: RowVerdicts;

  constructor(judge: TurnJudge, verdicts: RowVerdicts) {
    this.#detector = new EscalationDetector(judge);
    this.#verdicts = verdicts;
  }

  hear(turn: TranscriptTurn, index: number | undefined): EscalationDecision | undefined {
    const start = performance.now();
    const decision = this.#detector.hear(turn);
    this.turnTimesMs.push(performance.now() - start);
    const verdict = index === undefined ? undefined : this.#verdicts.get(index);
    if (verdict === undefined || decision?.action === 'transfer') return decision;
    const judged = this.#detector.judged(verdict, { text: turn.text, late: false });
    return judged?.action === 'transfer' ? judged : (decision ?? judged);
  }
}

/** The text model's verdicts alone. Of the policy, only the confidences and the pause after an offer apply. */
class VerdictListener implements Listener {
  readonly turnTimesMs: number[] = [];
  readonly #policy: EscalationPolicy;
  readonly #verdicts: RowVerdicts;
  #quietTurns = 0;

  constructor({ policy }: TurnJudge, verdicts: RowVerdicts) {
    this.#policy = policy;
    this.#verdicts = verdicts;
  }

  hear({ role, text, final }: TranscriptTurn, index: number | undefined): EscalationDecision | undefined {
    if (role !== 'caller' || final === false) return undefined;
    const isQuiet = this.#quietTurns > 0;
    if (isQuiet) this.#quietTurns -= 1;
    const verdict = index === undefined ? undefined : this.#verdicts.get(index);
    const action = verdict && actionOf(verdict, this.#policy, false);
    if (action === undefined || verdict?.action === 'none' || verdict === undefined) return undefined;
    if (action === 'offer') {
      if (isQuiet) return undefined;
      this.#quietTurns = this.#policy.offerPauseTurns;
    }
    const { reason, confidence } = verdict;
    return { reason, action, sentence: text, language: '', confidence, cause: 'judge' };
  }
}
