/** The newest audio of the caller, kept while no stream can take it. */
export class HeldAudio {
  readonly #maxSamples: number;
  #pieces: Int16Array[] = [];
  #samples = 0;

  constructor(maxSamples: number) {
    this.#maxSamples = maxSamples;
  }

  /** Drops the oldest pieces beyond the limit. */
  push(samples: Int16Array): void {
    // The page may use its buffer again.
    this.#pieces.push(samples.slice());
    this.#samples += samples.length;
    while (this.#samples > this.#maxSamples) this.#samples -= this.#pieces.shift()?.length ?? this.#samples;
  }

  /** Everything, oldest first. Nothing is held afterwards. */
  take(): Int16Array[] {
    const pieces = this.#pieces;
    this.#pieces = [];
    this.#samples = 0;
    return pieces;
  }
}
