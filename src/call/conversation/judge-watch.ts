import type { EscalationDecision, EscalationDetector } from '../../escalation/detector.ts';
import type { Judgement, OnTextUsage, TextJudge } from '../../escalation/judgement/judge.ts';
import { SingleSlot } from '../../escalation/judgement/single-slot.ts';
import { countWords, LEAST_JUDGED_WORDS } from '../../escalation/judgement/word-count.ts';
import type { SummaryTurn } from '../../escalation/report/summary.ts';
import type { Guard } from '../../guard.ts';
import type { Metrics } from '../../telemetry/metrics.ts';

/** The text model, and what of the call decides whether its answer still counts. */
export interface Judging {
  readonly judge: Pick<TextJudge, 'mode' | 'judge'>;
  readonly metrics: Pick<Metrics, 'textModelRequests'>;
  /** Milliseconds for which the caller has been hearing the answer to his last words. */
  readonly answerHeardMs: () => number;
  /** Whether the call is one that a verdict may change: not while it is handed over, or ends. */
  readonly mayAct: () => boolean;
  readonly onUsage: OnTextUsage;
}

interface JudgeWatchParts extends Judging {
  readonly detector: Pick<EscalationDetector, 'doubtful' | 'judged'>;
  readonly guard: Pick<Guard, 'start'>;
  readonly onDecision: (decision: EscalationDecision) => void;
}

/** One caller turn. */
export interface JudgedTurn {
  readonly text: string;
  /** What was heard up to it, in order; it is the last. */
  readonly turns: readonly SummaryTurn[];
  /** The rules have decided already, or the turn is about something else: it only makes earlier verdicts late. */
  readonly settled: boolean;
  /** A call-back was offered just before: a yes may mean that. */
  readonly answersCallback: boolean;
}

/** Who has heard so much of an answer is not interrupted for a verdict. */
const LATE_MS = 1_500;

/** Puts what a caller says to a text model, beside the rules, and hands on what its answer may do. */
export class JudgeWatch {
  readonly #parts: JudgeWatchParts;
  readonly #slot: SingleSlot<JudgedTurn>;
  #newest: JudgedTurn | undefined;

  constructor(parts: JudgeWatchParts) {
    this.#parts = parts;
    this.#slot = new SingleSlot(
      (turn) => parts.guard.start(() => this.#ask(turn)),
      () => this.#count('replaced'),
    );
  }

  /** Takes the next caller turn, after the detector has heard it. Returns immediately. */
  hear(turn: JudgedTurn): void {
    this.#newest = turn;
    if (!turn.settled && this.#isWorthIt(turn)) this.#slot.put(turn);
  }

  #isWorthIt({ text }: JudgedTurn): boolean {
    const { judge, detector } = this.#parts;
    return judge.mode === 'doubtful' ? detector.doubtful : countWords(text) >= LEAST_JUDGED_WORDS;
  }

  async #ask(turn: JudgedTurn): Promise<void> {
    const { judge, onUsage, mayAct, detector, onDecision, answerHeardMs } = this.#parts;
    if (!mayAct()) return;
    const judgement = await judge.judge(turn.turns, onUsage);
    const late = this.#newest !== turn || answerHeardMs() > LATE_MS;
    this.#count(resultOf(judgement, late));
    if (typeof judgement === 'string' || !mayAct()) return;
    const decision = detector.judged(judgement, { text: turn.text, late: late || turn.answersCallback });
    if (decision) onDecision(decision);
  }

  #count(result: string): void {
    this.#parts.metrics.textModelRequests.inc({ task: 'judge', result });
  }
}

function resultOf(judgement: Judgement, late: boolean): string {
  if (typeof judgement === 'string') return judgement;
  return late && judgement.action !== 'none' ? 'late' : judgement.action;
}
