import type { Logger } from '../../../logging.ts';
import type { VoiceClientBase } from '../../client.ts';
import { Answer } from '../answers/answer.ts';
import type { VoiceCandidate } from './candidate.ts';

/** How a stream came to carry the conversation, as metrics and `session.renewed` name it. */
export type RenewalReason = 'start' | 'planned' | 'forced' | 'recovered' | 'failed_over';

export interface VoiceStreamOptions {
  /** Counts the streams of a conversation from one. */
  readonly number: number;
  readonly candidate: VoiceCandidate;
  readonly client: VoiceClientBase;
  readonly logger: Logger;
}

/**
 * One connection to one model. The object is its generation: whoever gets an event compares the stream it comes
 * from with the one he obeys, so an old stream cannot act.
 */
export class VoiceStream {
  readonly number: number;
  readonly candidate: VoiceCandidate;
  readonly client: VoiceClientBase;
  readonly answer = new Answer();
  readonly #logger: Logger;
  #state: 'new' | 'opening' | 'open' = 'new';
  #providerSessionId = '';
  #expiresAtMs: number | undefined;

  constructor(options: VoiceStreamOptions) {
    this.number = options.number;
    this.candidate = options.candidate;
    this.client = options.client;
    this.#logger = options.logger;
  }

  /** Whether the provider has accepted it. */
  get open(): boolean {
    return this.#state === 'open';
  }

  get providerSessionId(): string {
    return this.#providerSessionId;
  }

  /** Epoch milliseconds at which it ends in any case, when that is known. */
  get expiresAtMs(): number | undefined {
    return this.#expiresAtMs;
  }

  connect(): void {
    this.#state = 'opening';
    // A refusal arrives as session.ended as well.
    this.client.connect().catch((err: unknown) => {
      this.#logger.debug({ err, candidate: this.candidate.name }, 'Stream refused');
    });
  }

  accepted(session: { readonly providerSessionId: string; readonly expiresAtMs?: number }): void {
    this.#state = 'open';
    this.#providerSessionId = session.providerSessionId;
    this.#expiresAtMs = session.expiresAtMs;
  }
}
