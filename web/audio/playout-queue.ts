/** What a cut leaves: each frame is this much of the one before, so that it does not click. */
const FADE = 0.97;
const INAUDIBLE = 1e-4;
/** Answers are shorter. It bounds what a page can be made to hold. */
const MAX_QUEUED_SECONDS = 300;

/**
 * Samples that wait to be played, and the count of those that were. It starts when there is enough to bridge the gaps
 * of a network, or when nothing more comes. `fill` allocates nothing.
 */
export class PlayoutQueue {
  readonly #startFrames: number;
  readonly #maxFrames: number;
  readonly #liveFrames: number;
  #chunks: Float32Array[] = [];
  #chunk = 0;
  #at = 0;
  #queuedFrames = 0;
  #playing = false;
  #waitedFrames = 0;
  #last = 0;
  #playedFrames = 0;

  /**
   * @param rateHz of the context
   * @param startMs how much audio must wait before it starts
   * @param liveMs for what happens now: when more than this waits, the oldest is skipped, down to `startMs`
   */
  constructor(rateHz: number, startMs: number, liveMs = Number.POSITIVE_INFINITY) {
    this.#startFrames = Math.round((rateHz * startMs) / 1000);
    this.#maxFrames = rateHz * MAX_QUEUED_SECONDS;
    this.#liveFrames = (rateHz * liveMs) / 1000;
  }

  get isEmpty(): boolean {
    return this.#queuedFrames === 0;
  }

  /** Since the last `clear`, with what was skipped. */
  get playedFrames(): number {
    return this.#playedFrames;
  }

  /** @returns false when there is no place for it */
  add(samples: Float32Array): boolean {
    if (this.#queuedFrames + samples.length > this.#maxFrames) return false;
    this.#chunks = this.#chunks.slice(this.#chunk);
    this.#chunk = 0;
    this.#chunks.push(samples);
    this.#queuedFrames += samples.length;
    if (this.#queuedFrames > this.#liveFrames) this.#skip(this.#queuedFrames - this.#startFrames);
    return true;
  }

  clear(): void {
    this.#chunks = [];
    this.#chunk = 0;
    this.#at = 0;
    this.#queuedFrames = 0;
    this.#playedFrames = 0;
    this.#rest();
  }

  /** Writes the next samples, and silence where there are none. */
  fill(output: Float32Array): void {
    const written = this.#mayPlay(output.length) ? this.#write(output) : 0;
    for (let at = written; at < output.length; at += 1) {
      this.#last = Math.abs(this.#last) < INAUDIBLE ? 0 : this.#last * FADE;
      output[at] = this.#last;
    }
  }

  #mayPlay(frames: number): boolean {
    if (this.#playing || this.#queuedFrames === 0) return this.#playing;
    this.#waitedFrames += frames;
    this.#playing = this.#queuedFrames >= this.#startFrames || this.#waitedFrames > this.#startFrames;
    return this.#playing;
  }

  #skip(frames: number): void {
    for (let left = frames; left > 0; ) {
      const chunk = this.#chunks[this.#chunk];
      if (!chunk) break;
      const count = Math.min(left, chunk.length - this.#at);
      this.#pass(chunk, count);
      left -= count;
    }
    this.#queuedFrames -= frames;
    this.#playedFrames += frames;
  }

  #write(output: Float32Array): number {
    let written = 0;
    while (written < output.length) {
      const chunk = this.#chunks[this.#chunk];
      if (!chunk) break;
      const count = Math.min(output.length - written, chunk.length - this.#at);
      for (let i = 0; i < count; i += 1) output[written + i] = chunk[this.#at + i] ?? 0;
      written += count;
      this.#pass(chunk, count);
    }
    this.#queuedFrames -= written;
    this.#playedFrames += written;
    this.#last = output[written - 1] ?? this.#last;
    if (this.#queuedFrames === 0) this.#rest();
    return written;
  }

  #pass(chunk: Float32Array, count: number): void {
    this.#at += count;
    if (this.#at < chunk.length) return;
    this.#at = 0;
    this.#chunk += 1;
  }

  #rest(): void {
    this.#playing = false;
    this.#waitedFrames = 0;
  }
}
