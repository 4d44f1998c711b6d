import { crc32 } from 'node:zlib';

/**
 * The AWS event-stream encoding: total length, header length, CRC of these two, headers, body, CRC of all.
 * Numbers are big-endian.
 * @see https://docs.aws.amazon.com/transcribe/latest/dg/event-stream.html
 */
export interface Frame {
  readonly headers: ReadonlyMap<string, HeaderValue>;
  readonly body: Buffer;
}

/** Strings, timestamps and binaries are all that Bedrock's streams use. */
export type HeaderValue = string | Date | Buffer;

const PRELUDE_BYTES = 12;
const TRAILER_BYTES = 4;
const BINARY = 6;
const STRING = 7;
const TIMESTAMP = 8;
/** No event of a voice stream comes near the vendor's 16 MB. */
const MAX_FRAME_BYTES = 1024 * 1024;

export class FrameError extends Error {
  override readonly name = 'FrameError';
}

export function encodeFrame(headers: Readonly<Record<string, HeaderValue>>, body: Uint8Array): Buffer {
  const headerBytes = Buffer.concat(
    Object.entries(headers).map(([name, value]) => encodeHeader(name, value)),
  );
  const length = PRELUDE_BYTES + headerBytes.length + body.length + TRAILER_BYTES;
  const frame = Buffer.alloc(length);
  frame.writeUInt32BE(length, 0);
  frame.writeUInt32BE(headerBytes.length, 4);
  frame.writeUInt32BE(crc32(frame.subarray(0, 8)), 8);
  headerBytes.copy(frame, PRELUDE_BYTES);
  frame.set(body, PRELUDE_BYTES + headerBytes.length);
  frame.writeUInt32BE(crc32(frame.subarray(0, length - TRAILER_BYTES)), length - TRAILER_BYTES);
  return frame;
}

/** One header as bytes: the form that chunk signatures cover. */
export function encodeHeader(name: string, value: HeaderValue): Buffer {
  const nameBytes = Buffer.from(name, 'utf8');
  return Buffer.concat([Buffer.from([nameBytes.length]), nameBytes, encodeValue(value)]);
}

function encodeValue(value: HeaderValue): Buffer {
  if (value instanceof Date) {
    const bytes = Buffer.alloc(9);
    bytes.writeUInt8(TIMESTAMP, 0);
    bytes.writeBigInt64BE(BigInt(value.getTime()), 1);
    return bytes;
  }
  const content = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
  const prefix = Buffer.alloc(3);
  prefix.writeUInt8(typeof value === 'string' ? STRING : BINARY, 0);
  prefix.writeUInt16BE(content.length, 1);
  return Buffer.concat([prefix, content]);
}

/** @throws FrameError when lengths, checksums or headers are wrong */
export function decodeFrame(bytes: Buffer): Frame {
  if (bytes.length < PRELUDE_BYTES + TRAILER_BYTES || bytes.readUInt32BE(0) !== bytes.length) {
    throw new FrameError('frame length is wrong');
  }
  const end = bytes.length - TRAILER_BYTES;
  if (crc32(bytes.subarray(0, 8)) !== bytes.readUInt32BE(8))
    throw new FrameError('prelude checksum is wrong');
  if (crc32(bytes.subarray(0, end)) !== bytes.readUInt32BE(end)) throw new FrameError('checksum is wrong');
  const bodyStart = PRELUDE_BYTES + bytes.readUInt32BE(4);
  if (bodyStart > end) throw new FrameError('header length is wrong');
  return {
    headers: decodeHeaders(bytes.subarray(PRELUDE_BYTES, bodyStart)),
    body: bytes.subarray(bodyStart, end),
  };
}

function decodeHeaders(bytes: Buffer): Map<string, HeaderValue> {
  const headers = new Map<string, HeaderValue>();
  let at = 0;
  while (at < bytes.length) {
    const nameEnd = at + 1 + bytes.readUInt8(at);
    if (nameEnd + 3 > bytes.length) throw new FrameError('header is cut off');
    const { value, end } = decodeValue(bytes, nameEnd);
    headers.set(bytes.toString('utf8', at + 1, nameEnd), value);
    at = end;
  }
  return headers;
}

function decodeValue(bytes: Buffer, at: number): { value: HeaderValue; end: number } {
  const type = bytes.readUInt8(at);
  const length = type === TIMESTAMP ? 8 : bytes.readUInt16BE(at + 1);
  const start = type === TIMESTAMP ? at + 1 : at + 3;
  const end = start + length;
  if (end > bytes.length) throw new FrameError('header is cut off');
  if (type === TIMESTAMP) return { value: new Date(Number(bytes.readBigInt64BE(start))), end };
  if (type === STRING) return { value: bytes.toString('utf8', start, end), end };
  if (type === BINARY) return { value: bytes.subarray(start, end), end };
  throw new FrameError(`header type ${type} is not expected`);
}

/** Cuts a byte stream, which comes in pieces of any length, into whole frames. */
export class FrameSplitter {
  #rest: Buffer = Buffer.alloc(0);

  /** @throws FrameError when a frame claims an impossible length */
  push(bytes: Buffer): Buffer[] {
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    const frames: Buffer[] = [];
    while (this.#rest.length >= PRELUDE_BYTES) {
      const length = this.#rest.readUInt32BE(0);
      if (length < PRELUDE_BYTES + TRAILER_BYTES || length > MAX_FRAME_BYTES) {
        throw new FrameError('frame length is impossible');
      }
      if (this.#rest.length < length) break;
      frames.push(this.#rest.subarray(0, length));
      this.#rest = this.#rest.subarray(length);
    }
    return frames;
  }
}
