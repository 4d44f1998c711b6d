import { crc32 } from 'node:zlib';
import { PRELUDE_BYTES, readStringHeaders, TRAILER_BYTES } from './frame-layout.ts';
import { promisedBytes } from './strict-base64.ts';

const BYTES_START = Buffer.from('{"bytes":"');
const QUOTE = 0x22;
/** What may follow the bytes: nothing, or the vendor's padding, which hides the length of the text. */
const ENVELOPE_END = /^"(?:,"p":"\w*")?\}$/;
/** 20 ms of audio need about 700 bytes. Grows to the longest event seen. */
const FIRST_SCRATCH_BYTES = 1024;

/** Reads the frames of one output stream that carry an event of the model. */
export class ChunkReader {
  /** Header bytes that were found to mean a chunk. They rarely change within a stream. */
  #chunkHeaders: Buffer = Buffer.alloc(0);
  #scratch = Buffer.alloc(FIRST_SCRATCH_BYTES);

  /**
   * @param frame a whole frame
   * @returns the event's JSON, in memory that the next call uses again; undefined for any other frame, a damaged one
   * and an unusual envelope, which the SDK decodes
   */
  read(frame: Buffer): Buffer | undefined {
    const end = frame.length - TRAILER_BYTES;
    // The second checksum covers the first one too.
    if (crc32(frame.subarray(0, end)) !== frame.readUInt32BE(end)) return undefined;
    const bodyAt = PRELUDE_BYTES + frame.readUInt32BE(4);
    if (bodyAt > end || !this.#isChunk(frame, bodyAt)) return undefined;
    return this.#readEnvelope(frame, bodyAt, end);
  }

  #isChunk(frame: Buffer, bodyAt: number): boolean {
    const known = this.#chunkHeaders;
    if (
      known.length > 0 &&
      bodyAt === PRELUDE_BYTES + known.length &&
      standsAt(known, frame, PRELUDE_BYTES)
    ) {
      return true;
    }
    const headers = frame.subarray(PRELUDE_BYTES, bodyAt);
    const texts = readStringHeaders(headers);
    if (texts?.get(':message-type') !== 'event' || texts.get(':event-type') !== 'chunk') return false;
    this.#chunkHeaders = Buffer.from(headers);
    return true;
  }

  #readEnvelope(frame: Buffer, bodyAt: number, end: number): Buffer | undefined {
    if (!standsAt(BYTES_START, frame, bodyAt)) return undefined;
    const start = bodyAt + BYTES_START.length;
    const quoteAt = frame.indexOf(QUOTE, start);
    if (quoteAt < 0 || quoteAt >= end || !ENVELOPE_END.test(frame.toString('latin1', quoteAt, end))) {
      return undefined;
    }
    return this.#decode(frame.toString('latin1', start, quoteAt));
  }

  /** Anything that is not base64, such as an escape, decodes to fewer bytes than the length promises. */
  #decode(base64: string): Buffer | undefined {
    if (base64.length > this.#scratch.length) this.#scratch = Buffer.alloc(base64.length * 2);
    const length = this.#scratch.write(base64, 'base64');
    return length === promisedBytes(base64) ? this.#scratch.subarray(0, length) : undefined;
  }
}

/** For about ten bytes this loop is faster than `Buffer.compare`. */
function standsAt(bytes: Buffer, whole: Buffer, at: number): boolean {
  for (let i = 0; i < bytes.length; i += 1) if (bytes[i] !== whole[at + i]) return false;
  return true;
}
