import { crc32 } from 'node:zlib';
import { PRELUDE_BYTES, readStringHeaders, TRAILER_BYTES } from './frame-layout.ts';

const BYTES_START = Buffer.from('{"bytes":"');
const QUOTE = 0x22;
/** What may stand behind the bytes: nothing, or the vendor's padding against guesses by length. */
const ENVELOPE_END = /^"(?:,"p":"\w*")?\}$/;

/** Reads the frames of one output stream that carry an event of the model. */
export class ChunkReader {
  /** Header bytes that were found to mean a chunk: they hardly ever change within a stream. */
  #chunkHeaders: Buffer = Buffer.alloc(0);

  /**
   * @param frame a whole frame
   * @returns the event's JSON; undefined for any other frame, a damaged one, and an envelope of unusual shape:
   * those are for the SDK to judge
   */
  read(frame: Buffer): Buffer | undefined {
    const end = frame.length - TRAILER_BYTES;
    // One checksum covers the other one too.
    if (crc32(frame.subarray(0, end)) !== frame.readUInt32BE(end)) return undefined;
    const bodyAt = PRELUDE_BYTES + frame.readUInt32BE(4);
    if (bodyAt > end || !this.#isChunk(frame.subarray(PRELUDE_BYTES, bodyAt))) return undefined;
    return readEnvelope(frame.subarray(bodyAt, end));
  }

  #isChunk(headers: Buffer): boolean {
    if (headers.equals(this.#chunkHeaders)) return true;
    const texts = readStringHeaders(headers);
    if (texts?.get(':message-type') !== 'event' || texts.get(':event-type') !== 'chunk') return false;
    this.#chunkHeaders = Buffer.from(headers);
    return true;
  }
}

function readEnvelope(body: Buffer): Buffer | undefined {
  const start = BYTES_START.length;
  if (!body.subarray(0, start).equals(BYTES_START)) return undefined;
  const quoteAt = body.indexOf(QUOTE, start);
  if (quoteAt < 0 || !ENVELOPE_END.test(body.toString('latin1', quoteAt))) return undefined;
  const base64 = body.toString('latin1', start, quoteAt);
  return base64.includes('\\') ? undefined : Buffer.from(base64, 'base64');
}
