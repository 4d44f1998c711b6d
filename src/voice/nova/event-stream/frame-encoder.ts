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
/** Where the signed frame begins within the frame that carries the signature. */
const INNER_AT = PRELUDE_BYTES + OUTER_HEADERS_BYTES;
const ENVELOPE_START = Buffer.from('{"bytes":"');
const ENVELOPE_END = Buffer.from('"}');
const BASE64_AT = INNER_AT + PRELUDE_BYTES + INNER_HEADERS.length + ENVELOPE_START.length;

/**
 * Writes the frames of one input stream: each event's frame within a frame that signs it. Every frame is written once,
 * into its own buffer, which the connection may hold until it is sent.
 * @see https://docs.aws.amazon.com/transcribe/latest/dg/event-stream.html
 */
export class FrameEncoder {
  readonly #signer: ChunkSigner;
  /** What comes before an event's base64 is the same for all events of one length. */
  readonly #start = Buffer.alloc(BASE64_AT);
  #base64Bytes = -1;

  constructor(signer: ChunkSigner) {
    this.#signer = signer;
    this.#start.set(SIGNATURE_HEADER_START, PRELUDE_BYTES + DATE_HEADER_BYTES);
    this.#start.set(INNER_HEADERS, INNER_AT + PRELUDE_BYTES);
    this.#start.set(ENVELOPE_START, BASE64_AT - ENVELOPE_START.length);
  }

  /** @param event the JSON of one event */
  encode(event: string): Buffer {
    const bytes = Buffer.byteLength(event);
    const base64Bytes = Math.ceil(bytes / 3) * 4;
    if (base64Bytes !== this.#base64Bytes) this.#setLength(base64Bytes);
    const innerEnd = BASE64_AT + base64Bytes + ENVELOPE_END.length + TRAILER_BYTES;
    const frame = Buffer.allocUnsafe(innerEnd + TRAILER_BYTES);
    frame.set(this.#start);
    // The event is shorter than its base64, so it can lie in the same place until it is encoded.
    frame.write(event, BASE64_AT, bytes === event.length ? 'latin1' : 'utf8');
    frame.write(frame.toString('base64', BASE64_AT, BASE64_AT + bytes), BASE64_AT, 'latin1');
    frame.set(ENVELOPE_END, BASE64_AT + base64Bytes);
    writeChecksum(frame, INNER_AT, innerEnd - TRAILER_BYTES);
    return this.#sign(frame);
  }

  /** The signed empty frame with which an input stream ends. */
  encodeEnd(): Buffer {
    const frame = Buffer.alloc(INNER_AT + TRAILER_BYTES);
    frame.set(SIGNATURE_HEADER_START, PRELUDE_BYTES + DATE_HEADER_BYTES);
    writePrelude(frame, { at: 0, total: frame.length, headers: OUTER_HEADERS_BYTES });
    return this.#sign(frame);
  }

  #setLength(base64Bytes: number): void {
    this.#base64Bytes = base64Bytes;
    const end = BASE64_AT + base64Bytes + ENVELOPE_END.length + TRAILER_BYTES;
    writePrelude(this.#start, { at: INNER_AT, total: end - INNER_AT, headers: INNER_HEADERS.length });
    writePrelude(this.#start, { at: 0, total: end + TRAILER_BYTES, headers: OUTER_HEADERS_BYTES });
  }

  /** Writes the date, the signature and the last checksum around the inner frame. */
  #sign(frame: Buffer): Buffer {
    const end = frame.length - TRAILER_BYTES;
    const signature = this.#signer.sign(frame.subarray(INNER_AT, end));
    frame.set(this.#signer.dateHeader, PRELUDE_BYTES);
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
