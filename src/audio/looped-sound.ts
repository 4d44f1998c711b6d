import { BYTES_PER_MS, SILENCE_BYTE } from './format.ts';

const PIECE_MS = 200;
/** How far the sound is sent ahead of real time, so that a late timer makes no gap. */
const LEAD_MS = 100;

/**
 * A recorded sound that is played in a loop, piece by piece and in real time: little of it is left to be heard when it
 * is stopped.
 */
export class LoopedSound {
  readonly #mulaw: Uint8Array;
  #timer: NodeJS.Timeout | undefined;
  #at = 0;
  #startedMs = 0;
  #sentMs = 0;

  /** @param mulaw G.711 mu-law, 8 kHz */
  constructor(mulaw: Uint8Array) {
    this.#mulaw = mulaw;
  }

  /** How much has been given out since `play`, in milliseconds. */
  get playedMs(): number {
    return this.#sentMs;
  }

  /** @param onPiece takes each piece, base64 mu-law */
  play(onPiece: (payload: string) => void): void {
    this.stop();
    this.#startedMs = performance.now();
    this.#sentMs = 0;
    this.#send(PIECE_MS + LEAD_MS, onPiece);
  }

  /** Idempotent. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #send(ms: number, onPiece: (payload: string) => void): void {
    this.#sentMs += ms;
    const nowMs = performance.now();
    // After a pause of the process nothing is caught up: the listener has heard nothing meanwhile.
    const lateMs = nowMs - (this.#startedMs + this.#sentMs - ms);
    if (lateMs > 0) this.#startedMs += lateMs;
    const dueMs = this.#startedMs + this.#sentMs - LEAD_MS;
    this.#timer = setTimeout(() => this.#send(PIECE_MS, onPiece), dueMs - nowMs).unref();
    onPiece(this.#next(ms));
  }

  #next(ms: number): string {
    const piece = Buffer.alloc(ms * BYTES_PER_MS, SILENCE_BYTE);
    for (let index = 0; index < piece.length; index += 1) {
      piece[index] = this.#mulaw[this.#at] ?? SILENCE_BYTE;
      this.#at = (this.#at + 1) % Math.max(1, this.#mulaw.length);
    }
    return piece.toString('base64');
  }
}
