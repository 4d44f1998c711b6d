import { randomFillSync } from 'node:crypto';
import type { Writable } from 'node:stream';
import { FrameSpace, WORD_BYTES } from './frame-space.ts';

const TEXT = 0x81;
const MASKED = 0x80;
/** A key is one word, as the masking takes it. */
const KEY_BYTES = WORD_BYTES;
const LENGTH_7 = 125;
const LENGTH_16 = 0xffff;
/** Keys must not be predictable, so they come from the system's generator, a thousand at a time. */
const KEYS = 1000;

/**
 * Writes the one message that a client sends all the time: `prefix` + text + `suffix`, in one masked frame. All of
 * one tick leave in one write: a write costs more than all else about a message.
 */
export class ClientFrames {
  /** Shared by all connections, as the keys are: each takes what it needs within one flush. */
  static readonly #space = new FrameSpace();
  static readonly #keys = new Int32Array(KEYS);
  static #nextKey = KEYS;
  readonly #connection: Writable;
  readonly #prefix: Buffer;
  readonly #suffix: Buffer;
  /** The whole words of the prefix. */
  readonly #prefixWords: Int32Array;
  /** Nearly always it is one at a time: the list is for the rest. */
  #first: string | undefined;
  readonly #others: string[] = [];

  /**
   * @param connection what the WebSocket writes to
   * @param around both ASCII
   */
  constructor(connection: Writable, around: { readonly prefix: string; readonly suffix: string }) {
    this.#connection = connection;
    this.#prefix = Buffer.from(around.prefix, 'latin1');
    this.#suffix = Buffer.from(around.suffix, 'latin1');
    this.#prefixWords = new Int32Array(Math.floor(this.#prefix.length / WORD_BYTES));
    this.#prefix.copy(new Uint8Array(this.#prefixWords.buffer));
  }

  /** @param text ASCII only */
  send(text: string): void {
    if (this.#first !== undefined) {
      this.#others.push(text);
      return;
    }
    this.#first = text;
    process.nextTick(flush, this);
  }

  /** Writes what waits; to be called before anything else is sent on the same WebSocket. */
  flush(): void {
    const first = this.#first;
    if (first === undefined) return;
    this.#first = undefined;
    const others = this.#others.length === 0 ? undefined : this.#others.splice(0);
    const connection = this.#connection;
    if (connection.destroyed) return;
    const { bytes, used } = ClientFrames.#space;
    if (others) connection.cork();
    connection.write(this.#frame(first));
    for (const text of others ?? []) connection.write(this.#frame(text));
    if (others) connection.uncork();
    // Nothing of it waits: the kernel has copied all of it.
    if (connection.writableLength === 0) ClientFrames.#space.release(bytes, used);
  }

  #frame(text: string): Buffer {
    const textStart = this.#prefix.length;
    const suffixStart = textStart + text.length;
    const length = suffixStart + this.#suffix.length;
    const header = headerBytes(length);
    const start = ClientFrames.#space.reserve(header, length);
    const { bytes, words } = ClientFrames.#space;
    const key = ClientFrames.#takeKey();
    const prefix = this.#prefixWords;
    let word = start / WORD_BYTES;
    writeHeader(bytes, start - header, length);
    words[word - 1] = key;
    for (let i = 0; i < prefix.length; i += 1, word += 1) words[word] = (prefix[i] ?? 0) ^ key;
    for (let i = prefix.length * WORD_BYTES; i < textStart; i += 1) bytes[start + i] = this.#prefix[i] ?? 0;
    bytes.write(text, start + textStart, 'latin1');
    for (let i = suffixStart; i < length; i += 1) bytes[start + i] = this.#suffix[i - suffixStart] ?? 0;
    const end = (start + length) / WORD_BYTES;
    for (; word < end; word += 1) words[word] = (words[word] ?? 0) ^ key;
    return bytes.subarray(start - header, start + length);
  }

  static #takeKey(): number {
    if (ClientFrames.#nextKey === KEYS) {
      randomFillSync(ClientFrames.#keys);
      ClientFrames.#nextKey = 0;
    }
    ClientFrames.#nextKey += 1;
    return ClientFrames.#keys[ClientFrames.#nextKey - 1] ?? 0;
  }
}

/** One function for all, so that no tick makes a closure. */
function flush(frames: ClientFrames): void {
  frames.flush();
}

function headerBytes(length: number): number {
  return 2 + KEY_BYTES + (length <= LENGTH_7 ? 0 : length <= LENGTH_16 ? 2 : 8);
}

function writeHeader(bytes: Buffer, at: number, length: number): void {
  bytes[at] = TEXT;
  if (length <= LENGTH_7) {
    bytes[at + 1] = MASKED | length;
  } else if (length <= LENGTH_16) {
    bytes[at + 1] = MASKED | 126;
    bytes[at + 2] = length >>> 8;
    bytes[at + 3] = length & 0xff;
  } else {
    bytes[at + 1] = MASKED | 127;
    bytes.writeUInt32BE(0, at + 2);
    bytes.writeUInt32BE(length, at + 6);
  }
}
