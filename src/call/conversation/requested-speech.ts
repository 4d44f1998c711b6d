import type { CallMedia } from '../../media/call-media.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';
import { isSaidAgain, type VoiceEvent } from '../../voice/events.ts';

/** `failed` is among `sent`: what the model has failed at is over, unless it is said again. */
export type SpeechStep = 'audio' | 'sent' | 'cancelled';

/**
 * A line that the model was asked to speak, followed over every response that carries it. It knows which items the
 * line has; how much of them the caller has heard, the playback ledger alone knows.
 */
export class RequestedSpeech {
  readonly #speakId: string;
  readonly #media: Pick<CallMedia, 'heard'>;
  readonly #items = new Set<string>();
  /** Items whose end has not been heard, nor cut. */
  readonly #open = new Set<string>();
  #responseId: string | undefined;

  constructor(speakId: string, media: Pick<CallMedia, 'heard'>) {
    this.#speakId = speakId;
    this.#media = media;
  }

  /** Whether audio of it that went to the caller is still to be heard. */
  get isOpen(): boolean {
    return this.#open.size > 0;
  }

  get heardMs(): number {
    return this.#sum(({ heardMs }) => heardMs);
  }

  get sentMs(): number {
    return this.#sum(({ sentMs }) => sentMs);
  }

  /** @returns what the event means for this line; undefined when it is about something else */
  follow(event: VoiceEvent): SpeechStep | undefined {
    if (event.type === 'response.created' && event.speakId === this.#speakId) {
      this.#responseId = event.responseId;
    }
    if (!('responseId' in event) || event.responseId !== this.#responseId) return undefined;
    if (event.type === 'response.audio.delta') {
      this.#items.add(event.itemId);
      this.#open.add(event.itemId);
      return 'audio';
    }
    if (event.type !== 'response.done') return undefined;
    if (!isSaidAgain(event)) return event.status === 'cancelled' ? 'cancelled' : 'sent';
    this.#responseId = undefined;
    return undefined;
  }

  /** @returns whether the item, now played to its end, is one of this line */
  itemHeard(itemId: string): boolean {
    return this.#open.delete(itemId);
  }

  /** @returns whether playback of this line is among what was cut */
  isCut(cut: readonly HeardAudio[]): boolean {
    return cut.some(({ itemId }) => this.#open.has(itemId));
  }

  #sum(read: (heard: HeardAudio) => number): number {
    let sum = 0;
    for (const itemId of this.#items) {
      const heard = this.#media.heard(itemId);
      if (heard) sum += read(heard);
    }
    return sum;
  }
}
