import { speakingMs } from '../../audio/spoken-words.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';
import { isSaidAgain, type VoiceEvent } from '../../voice/events.ts';

/**
 * What a caller who speaks over the greeting does to it. `allow`: silences it like any speech; `repeat`: the same,
 * but it is said again when less than half was heard; `protect`: nothing, the model does not hear them until its end.
 */
export type GreetingBargeIn = 'allow' | 'repeat' | 'protect';

/** A caller who has heard this share of it knows who speaks. */
const ENOUGH = 0.5;
/** However long the model takes, the caller is heard after this. */
const PROTECTED_MS = 20_000;

export interface GreetingOptions {
  readonly speakId: string;
  readonly text: string;
  readonly bargeIn: GreetingBargeIn;
  /** It must be said again, once the caller has been answered. */
  readonly onMissed: (text: string) => void;
}

/** The first words of a call, which may say what a caller has a right to know. */
export class Greeting {
  readonly #options: GreetingOptions;
  readonly #askedAtMs = performance.now();
  /** Its pieces that have not been heard to their end. */
  readonly #unheard = new Set<string>();
  #state: 'asked' | 'sent' | 'over' = 'asked';
  #responseId: string | undefined;
  #heardMs = 0;

  constructor(options: GreetingOptions) {
    this.#options = options;
  }

  /** Whether the caller must not be able to silence it now. */
  get isProtected(): boolean {
    const isNew = performance.now() - this.#askedAtMs < PROTECTED_MS;
    return this.#options.bargeIn === 'protect' && this.#state !== 'over' && isNew;
  }

  onVoice(event: VoiceEvent): void {
    if (event.type === 'session.ended') this.#state = 'over';
    if (event.type === 'response.created' && event.speakId === this.#options.speakId) {
      this.#responseId = event.responseId;
    }
    if (!('responseId' in event) || event.responseId !== this.#responseId) return;
    if (event.type === 'response.audio.delta') this.#unheard.add(event.itemId);
    if (event.type === 'response.done') this.#onDone(event);
  }

  onItemHeard({ itemId, heardMs }: HeardAudio): void {
    if (!this.#unheard.delete(itemId)) return;
    this.#heardMs += heardMs;
    if (this.#state === 'sent' && this.#unheard.size === 0) this.#state = 'over';
  }

  /** Playback was cut; `heard` lists where. */
  interrupted(heard: readonly HeardAudio[]): void {
    const cut = heard.filter(({ itemId }) => this.#unheard.has(itemId));
    if (cut.length === 0 || this.#state === 'over') return;
    const heardMs = cut.reduce((sum, item) => sum + item.heardMs, this.#heardMs);
    const sentMs = cut.reduce((sum, item) => sum + item.sentMs, this.#heardMs);
    this.#end(heardMs < ENOUGH * Math.max(sentMs, speakingMs(this.#options.text)));
  }

  #onDone(event: Extract<VoiceEvent, { type: 'response.done' }>): void {
    if (isSaidAgain(event)) this.#responseId = undefined;
    else if (this.#unheard.size > 0) this.#state = 'sent';
    else if (this.#state !== 'over') this.#end(event.status === 'cancelled' && this.#heardMs === 0);
  }

  #end(missed: boolean): void {
    this.#state = 'over';
    if (missed && this.#options.bargeIn === 'repeat') this.#options.onMissed(this.#options.text);
  }
}
