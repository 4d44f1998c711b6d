import { applyMask, KEY_BYTES } from './mask.ts';

/** FIN and opcode 1: a text message in one frame, no extension. */
const WHOLE_TEXT = 0x81;
const FIN = 0x80;
const OPCODE = 0x0f;
const MASKED = 0x80;
const LENGTH = 0x7f;
const LENGTH_16 = 126;
const LENGTH_64 = 127;
const CLOSE = 8;
/** Continuation, text and binary can be fragmented. Higher opcodes are control frames and may come between. */
const LAST_DATA_OPCODE = 2;

export interface TextFrameSplitterOptions {
  /** Longer messages go to the other reader. Bytes. */
  readonly maxTextBytes: number;
  /**
   * A whole text message, unmasked: `bytes[start]` to before `bytes[end]`. The bytes are only lent, and may not be
   * UTF-8.
   * @returns false to leave the message to the other reader
   */
  readonly onText: (bytes: Buffer, start: number, end: number) => boolean;
  /** Everything else, in whole frames or pieces of them, as it came. */
  readonly onOther: (bytes: Buffer) => void;
}

/**
 * Cuts the bytes that a WebSocket client sends into frames, and takes the one kind that makes up nearly all traffic:
 * a masked text message in one frame that came in one piece. Everything else (control frames, fragments, frames cut
 * in two, protocol errors) goes to the other reader, whose state is therefore always that of a whole connection.
 * @see https://datatracker.ietf.org/doc/html/rfc6455#section-5.2
 */
export class TextFrameSplitter {
  readonly #options: TextFrameSplitterOptions;
  /** The beginning of a header that came in two pieces. */
  #held: Buffer | undefined;
  /** Bytes still to come of a frame that the other reader has begun to read. */
  #foreignBytes = 0;
  /** `fragments`: the other reader is in the middle of a message. `closed`: the peer may send nothing more. */
  #state: 'between' | 'fragments' | 'closed' = 'between';

  constructor(options: TextFrameSplitterOptions) {
    this.#options = options;
  }

  /** Whether the peer's close frame has passed: what follows has no meaning. */
  get closed(): boolean {
    return this.#state === 'closed' && this.#foreignBytes === 0;
  }

  /** Takes what came. Masked bytes are unmasked in place. */
  push(bytes: Buffer): void {
    if (this.#held) {
      const joined = Buffer.concat([this.#held, bytes]);
      this.#held = undefined;
      this.push(joined);
      return;
    }
    const from = this.#foreignBytes === 0 ? this.#takeOurs(bytes) : 0;
    const to = this.#skipForeign(bytes, from);
    if (from < to)
      this.#options.onOther(from === 0 && to === bytes.length ? bytes : bytes.subarray(from, to));
  }

  /** @returns where the first frame begins that is not ours */
  #takeOurs(bytes: Buffer): number {
    let at = 0;
    for (;;) {
      if (at + 2 > bytes.length) return at;
      const second = bytes[at + 1] ?? 0;
      const start = at + headerBytes(second);
      if (bytes[at] !== WHOLE_TEXT || this.#state !== 'between' || start > bytes.length) return at;
      const length = payloadLength(bytes, at, second);
      const end = start + length;
      const { maxTextBytes, onText } = this.#options;
      const isMasked = (second & MASKED) !== 0;
      if (!isMasked || length === 0 || length > maxTextBytes || end > bytes.length) return at;
      applyMask(bytes, start, end);
      if (!onText(bytes, start, end)) {
        applyMask(bytes, start, end);
        return at;
      }
      at = end;
    }
  }

  /**
   * Finds the frames of the rest. The other reader gets all of them: it may find a fault in one, and reports it only
   * after this tick.
   * @returns the end; where a header begins of which a part is still to come; or where the close frame ends
   */
  #skipForeign(bytes: Buffer, from: number): number {
    let at = from + this.#foreignBytes;
    this.#foreignBytes = 0;
    while (at < bytes.length && this.#state !== 'closed') {
      const second = bytes[at + 1] ?? 0;
      const start = at + headerBytes(second);
      if (at + 2 > bytes.length || start > bytes.length) {
        this.#held = Buffer.from(bytes.subarray(at));
        return at;
      }
      this.#noteForeign(bytes[at] ?? 0);
      at = start + payloadLength(bytes, at, second);
    }
    if (at <= bytes.length) return at;
    this.#foreignBytes = at - bytes.length;
    return bytes.length;
  }

  #noteForeign(first: number): void {
    const opcode = first & OPCODE;
    if (opcode === CLOSE) this.#state = 'closed';
    else if (opcode <= LAST_DATA_OPCODE) this.#state = (first & FIN) === 0 ? 'fragments' : 'between';
  }
}

function headerBytes(second: number): number {
  const length = second & LENGTH;
  const extended = length === LENGTH_16 ? 2 : length === LENGTH_64 ? 8 : 0;
  return 2 + extended + ((second & MASKED) === 0 ? 0 : KEY_BYTES);
}

function payloadLength(bytes: Buffer, at: number, second: number): number {
  const length = second & LENGTH;
  if (length === LENGTH_16) return bytes.readUInt16BE(at + 2);
  if (length === LENGTH_64) return bytes.readUInt32BE(at + 2) * 2 ** 32 + bytes.readUInt32BE(at + 6);
  return length;
}
