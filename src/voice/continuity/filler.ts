import { BYTES_PER_MS } from '../../audio/format.ts';
import type { VoiceEvent } from '../events.ts';

const PIECE_MS = 200;

interface FillerOptions {
  /** Mu-law, 8 kHz; played round and round. Empty: no filler. */
  readonly sound: Uint8Array;
  /** Milliseconds of silence before it begins. */
  readonly afterMs: number;
  /** Whether the caller hears something else now. */
  readonly audible: () => boolean;
  readonly emit: (event: VoiceEvent) => void;
}

/**
 * A soft sound while the caller would hear nothing, because one model is gone and the next is not there yet.
 * It is sent in real time, so that it ends when the model speaks, without a `clear`.
 */
export class Filler {
  readonly #options: FillerOptions;
  #timer: NodeJS.Timeout | undefined;
  #at = 0;
  #count = 0;
  #state: 'off' | 'waiting' | 'playing' = 'off';

  constructor(options: FillerOptions) {
    this.#options = options;
  }

  /** A gap has begun. */
  start(): void {
    if (this.#state !== 'off' || this.#options.sound.length === 0) return;
    this.#state = 'waiting';
    this.#count += 1;
    this.#timer = setTimeout(() => this.#play(), this.#options.afterMs).unref();
  }

  /** The model speaks, or the call is over. */
  stop(): void {
    clearTimeout(this.#timer);
    if (this.#state === 'playing') this.#options.emit({ type: 'response.audio.done', ...this.#ids });
    this.#state = 'off';
  }

  get #ids() {
    return { responseId: `filler_${this.#count}`, itemId: `filler_${this.#count}` };
  }

  #play(): void {
    this.#timer = setTimeout(() => this.#play(), PIECE_MS).unref();
    if (this.#state === 'waiting' && this.#options.audible()) return;
    this.#state = 'playing';
    this.#options.emit({ type: 'response.audio.delta', ...this.#ids, delta: this.#nextPiece() });
  }

  #nextPiece(): string {
    const { sound } = this.#options;
    const piece = new Uint8Array(PIECE_MS * BYTES_PER_MS);
    for (let index = 0; index < piece.length; index += 1) {
      piece[index] = sound[this.#at] ?? 0xff;
      this.#at = (this.#at + 1) % sound.length;
    }
    return Buffer.from(piece).toString('base64');
  }
}
