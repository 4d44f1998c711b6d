import type { EscalationDecision, EscalationDetector } from '../../escalation/detector.ts';
import type { Judgement, OnTextUsage, TextJudge } from '../../escalation/judgement/judge.ts';
import { SingleSlot } from '../../escalation/judgement/single-slot.ts';
import { countWords, LEAST_JUDGED_WORDS } from '../../escalation/judgement/word-count.ts';
import type { SummaryTurn } from '../../escalation/report/summary.ts';
import type { Guard } from '../../guard.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { HeardWords } from './escalation-watch.ts';

export interface JudgeWatchParts {
  readonly judge: Pick<TextJudge, 'mode' | 'judge'>;
  readonly detector: Pick<EscalationDetector, 'doubtful' | 'judged'>;
  readonly metrics: Pick<Metrics, 'textModelRequests'>;
  readonly guard: Pick<Guard, 'start'>;
  /** Milliseconds for which the caller has been hearing the answer to their last words. */
  readonly answerHeardMs: () => number;
  /** Whether a verdict may change the call: not while it is handed off, or ends. */
  readonly mayAct: () => boolean;
  readonly onUsage: OnTextUsage;
  readonly onDecision: (decision: EscalationDecision) => void;
}

/** One turn of the caller, with the conversation up to it: it is the last of `turns`. */
interface JudgedTurn extends Pick<HeardWords, 'answersCallback'> {
  readonly text: string;
  readonly turns: readonly SummaryTurn[];
}

/** A caller who has heard this much of an answer is not interrupted for a verdict. */
const LATE_MS = 1_500;

/** Puts what a caller says to a text model, beside the rules, and passes on what its answer may do. */
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

  /**
   * Takes the next words of the caller, after the rules have heard them. Returns immediately.
   * @param turns everything heard so far, in order
   * @param heard what the rules say: of a settled turn it only matters that it makes earlier verdicts late
   */
  hear(text: string, turns: readonly SummaryTurn[], { settled, answersCallback }: HeardWords): void {
    const turn = { text, turns: upTo(text, turns), answersCallback };
    this.#newest = turn;
    if (!settled && this.#isWorthAsking(text)) this.#slot.put(turn);
  }

  #isWorthAsking(text: string): boolean {
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

/** The turns up to this one of the caller: the answer to it may have begun before its transcript came. */
function upTo(text: string, turns: readonly SummaryTurn[]): readonly SummaryTurn[] {
  const index = turns.findLastIndex((turn) => turn.role === 'caller' && turn.text === text);
  return index < 0 ? [...turns, { role: 'caller', text }] : turns.slice(0, index + 1);
}
