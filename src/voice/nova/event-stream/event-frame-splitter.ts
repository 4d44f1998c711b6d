import { PRELUDE_BYTES, TRAILER_BYTES } from './frame-layout.ts';

/** The vendor's limit on a frame: as the SDK's own decoder has it. */
const MAX_FRAME_BYTES = 16 * 1024 * 1024;

/** Cuts a byte stream, which comes in pieces of any length, into whole frames. It copies only what was cut. */
export class EventFrameSplitter {
  #pieces: Buffer[] = [];
  #held = 0;
  /** Length of the frame that is held in part; 0 while it is not known. */
  #wanted = 0;

  /** Whether a frame has begun and not ended. */
  get midFrame(): boolean {
    return this.#held > 0;
  }

  /**
   * @returns the whole frames, which share memory with `bytes` where they can
   * @throws RangeError when a frame claims an impossible length
   */
  push(bytes: Buffer): Buffer[] {
    if (this.#held + bytes.length < this.#wanted) return this.#hold(bytes);
    const all = this.#held === 0 ? bytes : Buffer.concat([...this.#pieces, bytes]);
    const frames: Buffer[] = [];
    let at = 0;
    let length = frameLength(all, at);
    while (length > 0 && at + length <= all.length) {
      frames.push(all.subarray(at, at + length));
      at += length;
      length = frameLength(all, at);
    }
    this.#pieces = [];
    this.#held = 0;
    this.#wanted = length;
    if (at < all.length) this.#hold(all.subarray(at));
    return frames;
  }

  #hold(bytes: Buffer): Buffer[] {
    this.#pieces.push(bytes);
    this.#held += bytes.length;
    return [];
  }
}

/** 0 while too little of the frame has come. */
function frameLength(bytes: Buffer, at: number): number {
  if (bytes.length - at < PRELUDE_BYTES) return 0;
  const length = bytes.readUInt32BE(at);
  if (length < PRELUDE_BYTES + TRAILER_BYTES || length > MAX_FRAME_BYTES) {
    throw new RangeError(`An event stream's frame claims ${length} bytes`);
  }
  return length;
}
