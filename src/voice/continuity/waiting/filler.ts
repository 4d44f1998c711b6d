import { BYTES_PER_MS, SILENCE_BYTE } from '../../../audio/format.ts';
import type { CallView } from '../../client.ts';
import type { VoiceEvent } from '../../events.ts';

const PIECE_MS = 200;
/** How far the sound is sent ahead of real time, so that a late timer makes no gap. */
const LEAD_MS = 100;

interface FillerOptions {
  /** Mu-law, 8 kHz, played in a loop. Empty: no filler. */
  readonly sound: Uint8Array;
  /** Milliseconds of silence before it begins. */
  readonly afterMs: number;
  readonly call: Pick<CallView, 'silent'>;
  readonly emit: (event: VoiceEvent) => void;
}

/**
 * A soft sound for a caller who would otherwise hear nothing, because the model is slow, or gone and not replaced
 * yet. It is sent in real time, so that it ends when the model speaks, without a `clear`.
 */
export class Filler {
  readonly #options: FillerOptions;
  #timer: NodeJS.Timeout | undefined;
  #at = 0;
  #count = 0;
  #startedMs = 0;
  #sentMs = 0;
  #state: 'off' | 'waiting' | 'playing' = 'off';

  constructor(options: FillerOptions) {
    this.#options = options;
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
    const played = this.#state === 'playing';
    this.#state = 'off';
    if (played) this.#options.emit({ type: 'response.audio.done', ...this.#ids });
  }

  get #ids() {
    return { responseId: `filler_${this.#count}`, itemId: `filler_${this.#count}` };
  }

  #wait(ms: number): void {
    this.#timer = setTimeout(() => {
      if (!this.#options.call.silent()) this.#wait(PIECE_MS);
      else this.#begin();
    }, ms).unref();
  }

  #begin(): void {
    this.#state = 'playing';
    this.#startedMs = performance.now();
    this.#sentMs = 0;
    this.#send(PIECE_MS + LEAD_MS);
  }

  #send(ms: number): void {
    this.#sentMs += ms;
    const dueMs = this.#startedMs + this.#sentMs - LEAD_MS;
    this.#timer = setTimeout(() => this.#send(PIECE_MS), dueMs - performance.now()).unref();
    const delta = this.#nextPiece(ms);
    this.#options.emit({ type: 'response.audio.delta', ...this.#ids, delta, filler: true });
  }

  #nextPiece(ms: number): string {
    const { sound } = this.#options;
    const piece = new Uint8Array(ms * BYTES_PER_MS);
    for (let index = 0; index < piece.length; index += 1) {
      piece[index] = sound[this.#at] ?? SILENCE_BYTE;
      this.#at = (this.#at + 1) % sound.length;
    }
    return Buffer.from(piece).toString('base64');
  }
}
