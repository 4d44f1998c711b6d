import { BYTES_PER_MS, SILENCE_BYTE } from './format.ts';

/** A recorded sound that is played round and round, piece by piece. */
export class LoopedSound {
  readonly #mulaw: Uint8Array;
  #at = 0;

  /** @param mulaw G.711 mu-law, 8 kHz */
  constructor(mulaw: Uint8Array) {
    this.#mulaw = mulaw;
  }

  get empty(): boolean {
    return this.#mulaw.length === 0;
  }

  /** The next `ms` milliseconds of it, base64. */
  next(ms: number): string {
    const piece = Buffer.alloc(ms * BYTES_PER_MS, SILENCE_BYTE);
    if (this.empty) return piece.toString('base64');
    for (let index = 0; index < piece.length; index += 1) {
      piece[index] = this.#mulaw[this.#at] ?? SILENCE_BYTE;
      this.#at = (this.#at + 1) % this.#mulaw.length;
    }
    return piece.toString('base64');
  }
}
