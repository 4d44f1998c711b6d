import { findFrame, readFrame, STAMPED_FRAME_BYTES, type Stamp } from './stamp.ts';

const NOTHING = Buffer.alloc(0);

/**
 * Finds the stamped frames in a stream of mu-law audio that comes in pieces of any length. Whatever stands
 * between them (silence that was filled in) is foreign and counted.
 */
export class FrameReader {
  /** Bytes that belong to no frame. */
  foreignBytes = 0;
  /** Frames whose bytes were changed on the way. */
  corrupt = 0;
  #rest: Buffer = NOTHING;

  read(piece: Buffer, onFrame: (stamp: Stamp) => void): void {
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    let at = 0;
    for (;;) {
      const found = findFrame(bytes, at);
      if (found < 0) break;
      this.foreignBytes += found - at;
      at = found;
      if (at + STAMPED_FRAME_BYTES > bytes.length) break;
      const stamp = readFrame(bytes, at);
      at += STAMPED_FRAME_BYTES;
      if (stamp) onFrame(stamp);
      else this.corrupt += 1;
    }
    this.#keep(bytes, at);
  }

  /** Keeps the beginning of a frame. A marker that is itself cut in two is not worth the trouble: it is foreign. */
  #keep(bytes: Buffer, at: number): void {
    if (findFrame(bytes, at) === at) {
      // A copy, because the piece may be a view of a buffer that is used again.
      this.#rest = Buffer.from(bytes.subarray(at));
      return;
    }
    this.foreignBytes += bytes.length - at;
    this.#rest = NOTHING;
  }
}
