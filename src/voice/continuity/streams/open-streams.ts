import type { LineFormat } from '../../../audio/line-format.ts';
import type { Guard } from '../../../guard.ts';
import type { Logger } from '../../../logging.ts';
import type { VoiceCandidate } from '../../candidate.ts';
import type { ConversationSettings, HistoryMessage, OngoingCall } from '../../client.ts';
import type { VoiceEvent } from '../../events.ts';
import { VoiceStream } from './voice-stream.ts';

/** How a stream became the current one, as metrics and `session.renewed` name it. */
export type RenewalReason = 'start' | 'planned' | 'forced' | 'recovered' | 'failed_over';

export interface OpenStreamsOptions {
  readonly conversation: ConversationSettings & { readonly line: LineFormat };
  readonly call: Pick<OngoingCall, 'settings'>;
  readonly guard: Guard;
  readonly logger: Logger;
  readonly onEvent: (stream: VoiceStream, event: VoiceEvent) => void;
}

/** Opens and closes the streams of one conversation, and knows which one carries it. */
export class OpenStreams {
  readonly #options: OpenStreamsOptions;
  readonly #closing = new Set<Promise<void>>();
  #state: 'running' | 'over' = 'running';
  #current: VoiceStream | undefined;
  #reason: RenewalReason = 'start';
  #count = 0;
  #isMuted = false;

  constructor(options: OpenStreamsOptions) {
    this.#options = options;
  }

  /** The stream that carries the conversation, accepted or not; undefined in a gap. */
  get current(): VoiceStream | undefined {
    return this.#current;
  }

  /** How the newest current stream became it. */
  get reason(): RenewalReason {
    return this.#reason;
  }

  /** The conversation is over: no stream follows. */
  get isOver(): boolean {
    return this.#state === 'over';
  }

  /** Makes a stream that is not connected yet. @param history what its model gets of the conversation */
  open(candidate: VoiceCandidate, history: readonly HistoryMessage[]): VoiceStream {
    const { call, conversation, guard, logger, onEvent } = this.#options;
    const client = candidate.open({ ...conversation, ...call.settings?.(), history });
    this.#count += 1;
    const stream = new VoiceStream({
      number: this.#count,
      candidate,
      client,
      line: conversation.line,
      logger,
    });
    if (this.#isMuted) client.mute(true);
    client.listen(guard.wrap('model', (event: VoiceEvent) => onEvent(stream, event)));
    return stream;
  }

  /** The models hear silence in place of the caller, or hear them again. */
  mute(isMuted: boolean): void {
    this.#isMuted = isMuted;
    this.#current?.client.mute(isMuted);
  }

  /** This stream carries the conversation from now on. */
  use(stream: VoiceStream, reason: RenewalReason): void {
    this.#current = stream;
    this.#reason = reason;
  }

  /**
   * Closes the current stream and leaves a gap. The stream tells of its end immediately, which is no loss any more.
   * @returns when it is closed
   */
  async release(): Promise<void> {
    const current = this.#current;
    this.#current = undefined;
    if (current) await this.close(current);
  }

  /** Closes one stream. Never rejects. */
  close(stream: VoiceStream): Promise<void> {
    const closed = this.#options.guard.start(() => stream.client.close());
    this.#closing.add(closed);
    void closed.then(() => this.#closing.delete(closed));
    return closed;
  }

  /** Nothing may be opened any more. */
  end(): void {
    this.#state = 'over';
  }

  /** Resolves when every stream is closed: within two seconds, by the contract of the clients. */
  async closed(): Promise<void> {
    await Promise.all(this.#closing);
  }
}
