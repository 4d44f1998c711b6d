import { mentionsCallback, wishesCallback } from '../../escalation/callback-wish.ts';
import type { EscalationDecision, EscalationDetector } from '../../escalation/detector.ts';
import type { ConversationTurn } from './transcript.ts';

/** What the rules make of one turn of the caller. */
export interface HeardWords {
  /** Undefined when the conversation just goes on. */
  readonly decision: EscalationDecision | undefined;
  /** The rules have decided, or the turn is about a call-back: a text model need not judge it. */
  readonly settled: boolean;
  /** A call-back was offered just before: a yes may mean that. */
  readonly answersCallback: boolean;
}

/**
 * Listens for the caller who needs a person, by rules. Once a call-back has been offered, an answer about it is no
 * wish for a person now.
 */
export class EscalationWatch {
  readonly #detector: EscalationDetector;
  #callback: 'none' | 'offered' | 'just_offered' = 'none';

  constructor(detector: EscalationDetector) {
    this.#detector = detector;
  }

  /** Takes turns of the call's earlier streams: they tell language and subject, and no longer ask for anything. */
  recall(turns: readonly ConversationTurn[]): void {
    for (const { role, text } of turns) {
      this.#detector.hear({ role, text });
      if (role === 'assistant') this.#noteOffer(text);
    }
  }

  /** Takes what the caller says. */
  hear(text: string): HeardWords {
    const found = this.#detector.hear({ role: 'caller', text });
    const isAboutCallback = found !== undefined && this.#isAboutCallback(text, found);
    const answersCallback = this.#callback === 'just_offered';
    const wantsCallback = this.#callback !== 'none' && wishesCallback(text);
    if (answersCallback) this.#callback = 'offered';
    const settled = isAboutCallback || wantsCallback || found?.action === 'transfer';
    return { decision: isAboutCallback ? undefined : found, settled, answersCallback };
  }

  /** Takes what the caller has heard of the assistant. */
  hearAssistant(text: string): void {
    this.#detector.hear({ role: 'assistant', text });
    this.#noteOffer(text);
  }

  /** Takes a key of the caller. */
  dtmf(digit: string): EscalationDecision | undefined {
    return this.#detector.dtmf(digit);
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
