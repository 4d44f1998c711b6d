import { PRINT_FRAME } from './speech-print.ts';

/** Cuts PCM16 of any length into frames of the size that sounds are compared by. */
export class PrintFrames {
  readonly #onFrame: (frame: Int16Array) => void;
  readonly #frame = new Int16Array(PRINT_FRAME);
  #filled = 0;

  /** @param onFrame gets the same array again and again */
  constructor(onFrame: (frame: Int16Array) => void) {
    this.#onFrame = onFrame;
  }

  push(pcm: Int16Array): void {
    let at = 0;
    while (at < pcm.length) {
      const part = pcm.subarray(at, at + PRINT_FRAME - this.#filled);
      this.#frame.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled < PRINT_FRAME) return;
      this.#filled = 0;
      this.#onFrame(this.#frame);
    }
  }
}
