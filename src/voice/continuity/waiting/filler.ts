import type { LineFormat } from '../../../audio/line-format.ts';
import { LoopedSound } from '../../../audio/looped-sound.ts';
import type { OngoingCall } from '../../client.ts';
import type { VoiceEvent } from '../../events.ts';

/** How often a caller who hears something is looked at again. */
const LOOK_AGAIN_MS = 200;

interface FillerOptions {
  /** Mu-law, 8 kHz, played in a loop. Empty: no filler. */
  readonly sound: Uint8Array;
  readonly line: LineFormat;
  /** Milliseconds of silence before it begins. */
  readonly afterMs: number;
  readonly call: Pick<OngoingCall, 'silent'>;
  readonly emit: (event: VoiceEvent) => void;
}

/**
 * A soft sound for a caller who would otherwise hear nothing, because the model is slow, or gone and not replaced
 * yet. It is sent in real time, so that it ends when the model speaks, without a `clear`.
 */
export class Filler {
  readonly #options: FillerOptions;
  readonly #sound: LoopedSound;
  #timer: NodeJS.Timeout | undefined;
  #count = 0;
  #state: 'off' | 'waiting' | 'playing' = 'off';

  constructor(options: FillerOptions) {
    this.#options = options;
    this.#sound = new LoopedSound(options.sound, options.line);
  }

  /**
   * The caller hears nothing from now on, unless a model speaks.
   * @param silentMs how long they have already waited
   */
  start(silentMs = 0): void {
    if (this.#state !== 'off' || this.#options.sound.length === 0) return;
    this.#state = 'waiting';
    this.#count += 1;
    this.#wait(Math.max(0, this.#options.afterMs - silentMs));
  }

  /** A model speaks, or the call is over. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#sound.stop();
    const played = this.#state === 'playing';
    this.#state = 'off';
    if (played) this.#options.emit({ type: 'response.audio.done', ...this.#ids });
  }

  get #ids() {
    return { responseId: `filler_${this.#count}`, itemId: `filler_${this.#count}` };
  }

  #wait(ms: number): void {
    this.#timer = setTimeout(() => {
      if (!this.#options.call.silent()) this.#wait(LOOK_AGAIN_MS);
      else this.#begin();
    }, ms).unref();
  }

  #begin(): void {
    this.#state = 'playing';
    this.#sound.play((delta) =>
      this.#options.emit({ type: 'response.audio.delta', ...this.#ids, delta, filler: true }),
    );
  }
}
