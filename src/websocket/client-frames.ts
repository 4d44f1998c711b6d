import { randomFillSync } from 'node:crypto';
import type { Writable } from 'node:stream';
import { applyMask } from './mask.ts';

const TEXT = 0x81;
const MASKED = 0x80;
const LENGTH_7 = 125;
const LENGTH_16 = 0xffff;
const KEY_BYTES = 4;
/** Keys must not be predictable, so they come from the system's generator, a hundred at a time. */
const KEYS_BYTES = 100 * KEY_BYTES;

/**
 * Writes the one message that a client sends all the time: `prefix` + text + `suffix`, in one masked frame. All of
 * one tick leave in one write: a write costs more than all else about a message.
 */
export class ClientFrames {
  readonly #connection: Writable;
  readonly #prefix: Buffer;
  readonly #suffix: Buffer;
  readonly #keys = Buffer.alloc(KEYS_BYTES);
  #nextKey = KEYS_BYTES;
  #waiting: Buffer[] = [];

  /**
   * @param connection what the WebSocket writes to
   * @param around both ASCII
   */
  constructor(connection: Writable, around: { readonly prefix: string; readonly suffix: string }) {
    this.#connection = connection;
    this.#prefix = Buffer.from(around.prefix, 'latin1');
    this.#suffix = Buffer.from(around.suffix, 'latin1');
  }

  /** @param text ASCII only */
  send(text: string): void {
    if (this.#waiting.length === 0) process.nextTick(flush, this);
    this.#waiting.push(this.#frame(text));
  }

  /** Writes what waits; to be called before anything else is sent on the same WebSocket. */
  flush(): void {
    const [first, ...others] = this.#waiting;
    if (!first) return;
    this.#waiting = [];
    if (this.#connection.destroyed) return;
    if (others.length > 0) this.#connection.cork();
    this.#connection.write(first);
    for (const frame of others) this.#connection.write(frame);
    if (others.length > 0) this.#connection.uncork();
  }

  #frame(text: string): Buffer {
    const length = this.#prefix.length + text.length + this.#suffix.length;
    const start = headerBytes(length);
    const frame = Buffer.allocUnsafe(start + length);
    writeHeader(frame, length);
    this.#writeKey(frame, start - KEY_BYTES);
    frame.set(this.#prefix, start);
    frame.write(text, start + this.#prefix.length, 'latin1');
    frame.set(this.#suffix, frame.length - this.#suffix.length);
    applyMask(frame, start, frame.length);
    return frame;
  }

  #writeKey(frame: Buffer, at: number): void {
    if (this.#nextKey === KEYS_BYTES) {
      randomFillSync(this.#keys);
      this.#nextKey = 0;
    }
    for (let i = 0; i < KEY_BYTES; i += 1) frame[at + i] = this.#keys[this.#nextKey + i] ?? 0;
    this.#nextKey += KEY_BYTES;
  }
}

/** One function for all, so that no tick makes a closure. */
function flush(frames: ClientFrames): void {
  frames.flush();
}

function headerBytes(length: number): number {
  return 2 + KEY_BYTES + (length <= LENGTH_7 ? 0 : length <= LENGTH_16 ? 2 : 8);
}

function writeHeader(frame: Buffer, length: number): void {
  frame[0] = TEXT;
  if (length <= LENGTH_7) {
    frame[1] = MASKED | length;
  } else if (length <= LENGTH_16) {
    frame[1] = MASKED | 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = MASKED | 127;
    frame.writeUInt32BE(0, 2);
    frame.writeUInt32BE(length, 6);
  }
}
