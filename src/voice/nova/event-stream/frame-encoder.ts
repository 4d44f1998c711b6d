import { crc32 } from 'node:zlib';
import { type ChunkSigner, DATE_HEADER_BYTES } from './chunk-signer.ts';
import { PRELUDE_BYTES, stringHeaders, TRAILER_BYTES } from './frame-layout.ts';

const INNER_HEADERS = stringHeaders({
  ':event-type': 'chunk',
  ':message-type': 'event',
  ':content-type': 'application/json',
});
const SIGNATURE_BYTES = 32;
const SIGNATURE_HEADER_START = signatureHeaderStart();
const SIGNATURE_AT = PRELUDE_BYTES + DATE_HEADER_BYTES + SIGNATURE_HEADER_START.length;
const OUTER_HEADERS_BYTES = DATE_HEADER_BYTES + SIGNATURE_HEADER_START.length + SIGNATURE_BYTES;
/** The frame that is signed stands here in the frame that carries the signature. */
const INNER_AT = PRELUDE_BYTES + OUTER_HEADERS_BYTES;
const ENVELOPE_START = '{"bytes":"';
const ENVELOPE_END = '"}';

/**
 * Frames for one input stream: an event's frame within a frame that signs it. Every frame is written once, into
 * one buffer of its own, which the connection may hold until it is sent.
 * @see https://docs.aws.amazon.com/transcribe/latest/dg/event-stream.html
 */
export class FrameEncoder {
  readonly #signer: ChunkSigner;

  constructor(signer: ChunkSigner) {
    this.#signer = signer;
  }

  /** @param event the JSON of one event */
  encode(event: Uint8Array): Buffer {
    const base64 = Buffer.from(event.buffer, event.byteOffset, event.length).toString('base64');
    const bodyBytes = ENVELOPE_START.length + base64.length + ENVELOPE_END.length;
    const innerBytes = PRELUDE_BYTES + INNER_HEADERS.length + bodyBytes + TRAILER_BYTES;
    const frame = Buffer.allocUnsafe(INNER_AT + innerBytes + TRAILER_BYTES);
    writePrelude(frame, { at: INNER_AT, total: innerBytes, headers: INNER_HEADERS.length });
    const bodyAt = INNER_AT + PRELUDE_BYTES + INNER_HEADERS.length;
    frame.set(INNER_HEADERS, INNER_AT + PRELUDE_BYTES);
    frame.write(`${ENVELOPE_START}${base64}${ENVELOPE_END}`, bodyAt, 'latin1');
    writeChecksum(frame, INNER_AT, bodyAt + bodyBytes);
    return this.#sign(frame);
  }

  /** The signed empty frame with which an input stream ends. */
  encodeEnd(): Buffer {
    return this.#sign(Buffer.allocUnsafe(INNER_AT + TRAILER_BYTES));
  }

  /** Writes all that is around the inner frame. */
  #sign(frame: Buffer): Buffer {
    const end = frame.length - TRAILER_BYTES;
    const signature = this.#signer.sign(frame.subarray(INNER_AT, end));
    writePrelude(frame, { at: 0, total: frame.length, headers: OUTER_HEADERS_BYTES });
    frame.set(this.#signer.dateHeader, PRELUDE_BYTES);
    frame.set(SIGNATURE_HEADER_START, PRELUDE_BYTES + DATE_HEADER_BYTES);
    frame.write(signature, SIGNATURE_AT, 'hex');
    writeChecksum(frame, 0, end);
    return frame;
  }
}

function writePrelude(
  frame: Buffer,
  { at, total, headers }: { readonly at: number; readonly total: number; readonly headers: number },
): void {
  frame.writeUInt32BE(total, at);
  frame.writeUInt32BE(headers, at + 4);
  writeChecksum(frame, at, at + 8);
}

function writeChecksum(frame: Buffer, from: number, to: number): void {
  frame.writeUInt32BE(crc32(frame.subarray(from, to)), to);
}

/** The header of the signature up to its value. */
function signatureHeaderStart(): Buffer {
  const name = ':chunk-signature';
  const binaryType = 6;
  return Buffer.from([name.length, ...Buffer.from(name), binaryType, 0, SIGNATURE_BYTES]);
}
