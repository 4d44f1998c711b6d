import { applyMask } from './mask.ts';

/** FIN and opcode 1: a text message in one frame, no extension. */
const WHOLE_TEXT = 0x81;
const FIN = 0x80;
const OPCODE = 0x0f;
const MASKED = 0x80;
const LENGTH = 0x7f;
const LENGTH_16 = 126;
const LENGTH_64 = 127;
const MASK_BYTES = 4;
const CLOSE = 8;
/** Continuation, text, binary: what can be fragmented. Higher opcodes are control frames and may come between. */
const LAST_DATA_OPCODE = 2;

export interface TextFrameSplitterOptions {
  /** Whether the peer is a client, whose frames are masked. */
  readonly masked: boolean;
  /** Longer messages are left to the other reader. Bytes. */
  readonly maxTextBytes: number;
  /**
   * A whole text message, unmasked: `bytes[start]` to before `bytes[end]`. The bytes are only lent. It is not known
   * to be UTF-8.
   * @returns false to leave it to the other reader
   */
  readonly onText: (bytes: Buffer, start: number, end: number) => boolean;
  /** Everything else, in whole frames or pieces of them, as it came. */
  readonly onOther: (bytes: Buffer) => void;
}

/**
 * Cuts the byte stream of a WebSocket into frames, and takes the one kind of which nearly all traffic consists:
 * a text message in one frame that came in one piece. Whatever else comes (control frames, fragments, frames cut
 * in two, protocol errors) goes to the other reader, whose state is thereby always that of a whole connection.
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

  /** Whether the peer's close frame has passed: what follows belongs to nobody. */
  get closed(): boolean {
    return this.#state === 'closed' && this.#foreignBytes === 0;
  }

  /**
   * Takes what came: `bytes` to before `until`. Masked bytes are unmasked where they lie, and nothing of them is kept,
   * so they may be lent.
   */
  push(bytes: Buffer, until = bytes.length): void {
    if (this.#held) {
      const joined = Buffer.concat([this.#held, bytes.subarray(0, until)]);
      this.#held = undefined;
      this.push(joined);
      return;
    }
    const from = this.#foreignBytes === 0 ? this.#takeOurs(bytes, until) : 0;
    const to = this.#skipForeign(bytes, from, until);
    if (from < to)
      this.#options.onOther(from === 0 && to === bytes.length ? bytes : bytes.subarray(from, to));
  }

  /** @returns where the first frame begins that is not ours */
  #takeOurs(bytes: Buffer, until: number): number {
    let at = 0;
    for (;;) {
      if (at + 2 > until) return at;
      const first = bytes[at];
      const second = bytes[at + 1] ?? 0;
      const start = at + headerBytes(second);
      if (first !== WHOLE_TEXT || this.#state !== 'between' || start > until) return at;
      const length = payloadLength(bytes, at, second);
      const end = start + length;
      const { masked, maxTextBytes, onText } = this.#options;
      const isMasked = (second & MASKED) !== 0;
      if (isMasked !== masked || length === 0 || length > maxTextBytes || end > until) return at;
      if (isMasked) applyMask(bytes, start, end);
      if (!onText(bytes, start, end)) {
        if (isMasked) applyMask(bytes, start, end);
        return at;
      }
      at = end;
    }
  }

  /**
   * Finds the frames of the rest, all of which the other reader gets: it may find a fault in one of them, and tells
   * so only after this tick.
   * @returns the end; where a header begins of which a part is still to come; or where the close frame ends
   */
  #skipForeign(bytes: Buffer, from: number, until: number): number {
    let at = from + this.#foreignBytes;
    this.#foreignBytes = 0;
    while (at < until && this.#state !== 'closed') {
      const second = bytes[at + 1] ?? 0;
      const start = at + headerBytes(second);
      if (at + 2 > until || start > until) {
        this.#held = Buffer.from(bytes.subarray(at, until));
        return at;
      }
      this.#noteForeign(bytes[at] ?? 0);
      at = start + payloadLength(bytes, at, second);
    }
    if (at <= until) return at;
    this.#foreignBytes = at - until;
    return until;
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
  return 2 + extended + ((second & MASKED) === 0 ? 0 : MASK_BYTES);
}

function payloadLength(bytes: Buffer, at: number, second: number): number {
  const length = second & LENGTH;
  if (length === LENGTH_16) return bytes.readUInt16BE(at + 2);
  if (length === LENGTH_64) return bytes.readUInt32BE(at + 2) * 2 ** 32 + bytes.readUInt32BE(at + 6);
  return length;
}
