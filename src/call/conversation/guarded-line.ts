import { speakingMs } from '../../audio/spoken-words.ts';
import type { CallMedia } from '../../media/call-media.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';
import type { VoiceEvent } from '../../voice/events.ts';
import { RequestedSpeech } from './requested-speech.ts';

/**
 * What happens when the caller speaks over the greeting. `allow`: they silence it like any speech; `repeat`: the
 * same, but it is said again when less than half was heard; `protect`: nothing, they are not listened to until its
 * end.
 */
export type GreetingBargeIn = 'allow' | 'repeat' | 'protect';

/**
 * The same for lines that ask the caller to wait. `protect`: they silence no such line. They are heard all the same where
 * the call decides about interruptions, and not listened to where the model does.
 */
export type HoldLineBargeIn = Exclude<GreetingBargeIn, 'repeat'>;

/** A caller who has heard this share of it has been told who speaks. */
const ENOUGH = 0.5;
/** However long the model takes, the gateway listens to the caller after this time. */
const PROTECTED_MS = 20_000;

export interface GuardedLineOptions {
  readonly speakId: string;
  readonly text: string;
  readonly bargeIn: GreetingBargeIn;
  /** What protects it begins when it is asked for, or with its first sound. */
  readonly from: 'request' | 'sound';
  readonly media: Pick<CallMedia, 'heard'>;
  /** It must be said again, once the person who speaks now has been answered. */
  readonly onMissed?: (text: string) => void;
}

/** A line that the caller may have to hear to its end: it may tell what they have a right to know. */
export class GuardedLine {
  readonly #options: GuardedLineOptions;
  readonly #askedAtMs = performance.now();
  readonly #speech: RequestedSpeech;
  #state: 'asked' | 'sent' | 'over' = 'asked';
  #hasSound = false;

  constructor(options: GuardedLineOptions) {
    this.#options = options;
    this.#speech = new RequestedSpeech(options.speakId, options.media);
  }

  /** Whether the caller must not be able to silence it now. */
  get isProtected(): boolean {
    const { bargeIn, from } = this.#options;
    const isNew = performance.now() - this.#askedAtMs < PROTECTED_MS;
    const hasBegun = from === 'request' || this.#hasSound;
    return bargeIn === 'protect' && hasBegun && this.#state !== 'over' && isNew;
  }

  onVoice(event: VoiceEvent): void {
    if (event.type === 'session.ended') this.#state = 'over';
    const step = this.#speech.follow(event);
    if (step === 'audio') this.#hasSound = true;
    if (this.#state === 'over' || (step !== 'sent' && step !== 'cancelled')) return;
    if (this.#speech.isOpen) this.#state = 'sent';
    else this.#end(step === 'cancelled' && this.#speech.heardMs === 0);
  }

  onItemHeard(itemId: string): void {
    if (this.#speech.itemHeard(itemId) && this.#state === 'sent' && !this.#speech.isOpen)
      this.#state = 'over';
  }

  /** Playback was stopped; `cut` lists what was not heard to its end. */
  interrupted(cut: readonly HeardAudio[]): void {
    if (this.#state === 'over' || !this.#speech.isCut(cut)) return;
    const { heardMs, sentMs } = this.#speech;
    this.#end(heardMs < ENOUGH * Math.max(sentMs, speakingMs(this.#options.text)));
  }

  #end(missed: boolean): void {
    this.#state = 'over';
    if (missed && this.#options.bargeIn === 'repeat') this.#options.onMissed?.(this.#options.text);
  }
}
