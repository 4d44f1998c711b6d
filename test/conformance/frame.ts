import { randomBytes } from 'node:crypto';

export const CONTINUATION = 0x0;
export const TEXT = 0x1;
export const BINARY = 0x2;
export const CLOSE = 0x8;
export const PING = 0x9;
export const PONG = 0xa;

/** A frame as a peer sends it, right or wrong. */
export interface Frame {
  readonly opcode: number;
  readonly payload: Buffer;
  /** Default true. */
  readonly fin?: boolean;
  /** The three reserved bits, 0 to 7. Default 0. */
  readonly rsv?: number;
  /** Masked although it must not be, or the other way round. */
  readonly wrongMask?: boolean;
  /** What the header says of the length, where that is not the truth. */
  readonly declaredLength?: bigint;
}

const LARGEST_7 = 125n;
const LARGEST_16 = 0xffffn;

/**
 * @param masked whether the sender is a client
 * @see https://datatracker.ietf.org/doc/html/rfc6455#section-5.2
 */
export function encodeFrame(frame: Frame, masked: boolean): Buffer {
  const { opcode, payload, fin = true, rsv = 0, wrongMask = false } = frame;
  const isMasked = masked !== wrongMask;
  const first = (fin ? 0x80 : 0) | (rsv << 4) | opcode;
  const length = lengthBytes(frame.declaredLength ?? BigInt(payload.length), isMasked);
  if (!isMasked) return Buffer.concat([Buffer.from([first]), length, payload]);
  const key = randomBytes(4);
  const body = payload.map((byte, at) => byte ^ (key[at % 4] ?? 0));
  return Buffer.concat([Buffer.from([first]), length, key, body]);
}

function lengthBytes(length: bigint, isMasked: boolean): Buffer {
  const mask = isMasked ? 0x80 : 0;
  if (length <= LARGEST_7) return Buffer.from([mask | Number(length)]);
  const bytes = Buffer.alloc(length <= LARGEST_16 ? 3 : 9);
  if (length <= LARGEST_16) {
    bytes.writeUInt8(mask | 126);
    bytes.writeUInt16BE(Number(length), 1);
  } else {
    bytes.writeUInt8(mask | 127);
    bytes.writeBigUInt64BE(length, 1);
  }
  return bytes;
}

export interface ReceivedFrame {
  readonly opcode: number;
  readonly fin: boolean;
  readonly masked: boolean;
  readonly payload: Buffer;
}

/**
 * Reads the first frame.
 * @returns undefined while it is not whole; `size` is its length on the wire
 */
export function decodeFrame(
  bytes: Buffer,
): { readonly frame: ReceivedFrame; readonly size: number } | undefined {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return undefined;
  const short = second & 0x7f;
  const headerEnd = 2 + (short === 126 ? 2 : short === 127 ? 8 : 0);
  const start = headerEnd + (second & 0x80 ? 4 : 0);
  if (bytes.length < start) return undefined;
  const length =
    short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  const size = start + length;
  if (bytes.length < size) return undefined;
  const masked = start > headerEnd;
  const body = bytes.subarray(start, size);
  const payload = masked
    ? body.map((byte, at) => byte ^ (bytes[headerEnd + (at % 4)] ?? 0))
    : Buffer.from(body);
  return {
    frame: { opcode: first & 0x0f, fin: (first & 0x80) !== 0, masked, payload: Buffer.from(payload) },
    size,
  };
}
