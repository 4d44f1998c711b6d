import type { LineFormat } from '../../../audio/line-format.ts';
import type { Logger } from '../../../logging.ts';
import type { VoiceCandidate } from '../../candidate.ts';
import type { VoiceClientBase } from '../../client.ts';
import { Answer } from '../answers/answer.ts';

export interface VoiceStreamOptions {
  /** Counts the streams of a conversation from one. */
  readonly number: number;
  readonly candidate: VoiceCandidate;
  readonly client: VoiceClientBase;
  readonly line: LineFormat;
  readonly logger: Logger;
}

/**
 * One connection to one model. Events carry no generation number: their receiver compares the stream they come from
 * with the current stream, so that an old stream has no effect.
 */
export class VoiceStream {
  readonly number: number;
  readonly candidate: VoiceCandidate;
  readonly client: VoiceClientBase;
  readonly answer: Answer;
  readonly #logger: Logger;
  #open = false;
  #providerSessionId = '';
  #expiresAtMs: number | undefined;

  constructor({ number, candidate, client, line, logger }: VoiceStreamOptions) {
    this.number = number;
    this.candidate = candidate;
    this.client = client;
    this.answer = new Answer(client.capabilities, line);
    this.#logger = logger;
  }

  /** Whether the provider has accepted it. */
  get open(): boolean {
    return this.#open;
  }

  /** The provider's id of the session; '' before it was accepted. */
  get providerSessionId(): string {
    return this.#providerSessionId;
  }

  /** Epoch milliseconds at which the provider ends it in any case, when that is known. */
  get expiresAtMs(): number | undefined {
    return this.#expiresAtMs;
  }

  connect(): void {
    // A refusal arrives as session.ended as well.
    this.client.connect().catch((err: unknown) => {
      this.#logger.debug({ err, candidate: this.candidate.name }, 'Voice stream refused');
    });
  }

  accepted(session: { readonly providerSessionId: string; readonly expiresAtMs?: number }): void {
    this.#open = true;
    this.#providerSessionId = session.providerSessionId;
    this.#expiresAtMs = session.expiresAtMs;
  }
}
