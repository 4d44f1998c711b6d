import { mentionsCallback, wishesCallback } from '../../escalation/callback-wish.ts';
import type { EscalationDecision, EscalationDetector } from '../../escalation/detector.ts';
import type { Guard } from '../../guard.ts';
import { JudgeWatch, type Judging } from './judge-watch.ts';
import type { ConversationTurn } from './transcript.ts';

interface EscalationWatchParts {
  readonly detector: EscalationDetector;
  /** A text model beside the rules; absent unless one is configured. */
  readonly judging: Judging | undefined;
  /** Everything heard so far. */
  readonly turns: () => readonly ConversationTurn[];
  readonly onDecision: (decision: EscalationDecision) => void;
  readonly guard: Pick<Guard, 'start'>;
}

/**
 * Listens for the caller who needs a person: by rules immediately, and by a text model as soon as it has answered.
 * Once a call-back has been offered, an answer about it is no wish for a person now.
 */
export class EscalationWatch {
  readonly #parts: EscalationWatchParts;
  readonly #judge: JudgeWatch | undefined;
  #callback: 'none' | 'offered' | 'just_offered' = 'none';
  #callerTurns = 0;
  #earlierLanguage: string | undefined;

  constructor(parts: EscalationWatchParts) {
    this.#parts = parts;
    const { judging, detector, guard, onDecision } = parts;
    this.#judge = judging && new JudgeWatch({ ...judging, detector, guard, onDecision });
  }

  /** ISO 639-1: what the caller has mostly spoken. */
  get language(): string {
    const { language } = this.#parts.detector;
    return this.#callerTurns === 0 ? (this.#earlierLanguage ?? language) : language;
  }

  /**
   * Turns of the call's earlier streams: they tell language and subject, and ask for nothing any more.
   * @param language as it is on record, should there be no turns
   */
  recall(turns: readonly ConversationTurn[], language: string | undefined): void {
    this.#earlierLanguage = language;
    for (const { role, text } of turns) {
      this.#parts.detector.hear({ role, text });
      if (role === 'caller') this.#callerTurns += 1;
      else this.#noteOffer(text);
    }
  }

  /** Takes the next turn, as it was heard. */
  hear({ role, text }: Pick<ConversationTurn, 'role' | 'text'>): void {
    const { detector, onDecision } = this.#parts;
    const decision = detector.hear({ role, text });
    if (role === 'assistant') {
      this.#noteOffer(text);
      return;
    }
    this.#callerTurns += 1;
    const isAboutCallback = decision !== undefined && this.#isAboutCallback(text, decision);
    const answersCallback = this.#callback === 'just_offered';
    const wantsCallback = this.#callback !== 'none' && wishesCallback(text);
    if (answersCallback) this.#callback = 'offered';
    if (decision !== undefined && !isAboutCallback) onDecision(decision);
    const settled = isAboutCallback || wantsCallback || decision?.action === 'transfer';
    this.#judge?.hear({ text, turns: upTo(text, this.#parts.turns()), settled, answersCallback });
  }

  dtmf(digit: string): void {
    const decision = this.#parts.detector.dtmf(digit);
    if (decision) this.#parts.onDecision(decision);
  }

  /** The gateway itself has offered a call-back. */
  callbackOffered(): void {
    this.#callback = 'just_offered';
  }

  #noteOffer(text: string): void {
    if (mentionsCallback(text)) this.#callback = 'just_offered';
    else if (this.#callback === 'just_offered') this.#callback = 'offered';
  }

  #isAboutCallback(text: string, { reason }: EscalationDecision): boolean {
    if (this.#callback === 'none') return false;
    if (reason === 'agent_offer_accepted') return this.#callback === 'just_offered';
    return reason === 'explicit_request' && wishesCallback(text);
  }
}

/** The turns until this one of the caller: the answer to it may have begun before its transcript came. */
function upTo(
  text: string,
  turns: readonly ConversationTurn[],
): readonly Pick<ConversationTurn, 'role' | 'text'>[] {
  const index = turns.findLastIndex((turn) => turn.role === 'caller' && turn.text === text);
  return index < 0 ? [...turns, { role: 'caller', text }] : turns.slice(0, index + 1);
}
