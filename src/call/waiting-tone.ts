import { LoopedSound } from '../audio/looped-sound.ts';
import type { CallMedia } from '../media/call-media.ts';
import type { HeardAudio } from '../media/heard-audio.ts';
import { WrappedMedia } from '../media/wrapped-media.ts';

export interface WaitingToneOptions {
  /** Mu-law, 8 kHz; played round and round. Empty: no tone. */
  readonly sound: Uint8Array;
  /** Whether an earlier stream of this call was lost: its caller has waited in silence already. */
  readonly resumed: boolean;
}

/** Silence before the tone begins, in milliseconds. A model takes about one second to greet. */
const AFTER_MS = { first: 2_500, resumed: 500, unnoticed: 1_500 } as const;

const TONE = 'waiting-tone';
/** A call that has not spoken by then is ended by its own limits. */
const LONGEST_MS = 60_000;

/**
 * The caller's line with a soft tone on it until the assistant speaks for the first time: while the stored call is
 * read and a model connects, callers would hear nothing. Later gaps have the sound of `voice/continuity`.
 */
export class WaitingTone extends WrappedMedia {
  readonly #sound: LoopedSound;
  #timer: NodeJS.Timeout | undefined;
  #state: 'waiting' | 'playing' | 'over' = 'waiting';
  #isDeferred = false;

  private constructor(media: CallMedia, sound: Uint8Array) {
    super(media);
    this.#sound = new LoopedSound(sound, media.line);
  }

  /** Waits from now on. */
  static on(media: CallMedia, { sound, resumed }: WaitingToneOptions): WaitingTone {
    const tone = new WaitingTone(media, sound);
    if (sound.length === 0) tone.stop();
    else tone.#timer = setTimeout(() => tone.#begin(), resumed ? AFTER_MS.resumed : AFTER_MS.first).unref();
    return tone;
  }

  /** The tone is not speech: nobody waits for its end. */
  override get playing(): boolean {
    return this.#state === 'over' && super.playing;
  }

  /**
   * The caller has not noticed that the stream is a new one, and need not: the tone comes later, if the model takes long,
   * and ends when the model is there. One that plays already goes on until then.
   */
  defer(): void {
    if (this.#state === 'over') return;
    this.#isDeferred = true;
    if (this.#state === 'playing') return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#begin(), AFTER_MS.unnoticed).unref();
  }

  /** The model listens. It may have nothing to say first. */
  modelReady(): void {
    if (this.#isDeferred) this.stop();
  }

  /** There is nothing to wait for, or no longer. Idempotent. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#sound.stop();
    this.#state = 'over';
  }

  override play(itemId: string, payload: string): void {
    this.stop();
    super.play(itemId, payload);
  }

  override clear(): HeardAudio[] {
    return super.clear().filter(({ itemId }) => itemId !== TONE);
  }

  override close(): void {
    this.stop();
    super.close();
  }

  #begin(): void {
    this.#state = 'playing';
    this.#sound.play((payload) => {
      if (this.#sound.playedMs > LONGEST_MS) this.stop();
      else this.media.play(TONE, payload);
    });
  }
}
