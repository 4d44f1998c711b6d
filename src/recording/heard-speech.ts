import { payloadBytes } from '../audio/format.ts';
import type { LineFormat } from '../audio/line-format.ts';
import type { HeardAudio } from '../media/heard-audio.ts';

/** One payload that was sent to the caller. It is decoded when the caller begins to hear it. */
interface SentPiece {
  readonly itemId: string;
  readonly payload: string;
  readonly bytes: number;
  audio: Buffer | undefined;
  /** Bytes that were heard. */
  taken: number;
}

/** More than a carrier remembers. */
const REMEMBERED_ITEMS = 256;

/** How much of an item was heard; undefined when nothing is known about it. */
export type HeardOf = (itemId: string) => HeardAudio | undefined;

/** The assistant's audio on its way to the caller: it keeps what was sent until the carrier says what was heard of it. */
export class HeardSpeech {
  readonly #line: LineFormat;
  #pieces: SentPiece[] = [];
  /** Bytes taken so far of each of the latest items: the carrier counts what was heard over the whole item. */
  readonly #taken = new Map<string, number>();
  #waitingBytes = 0;
  #inMidst = false;

  constructor(line: LineFormat) {
    this.#line = line;
  }

  /** Bytes that were sent and of which it is not known whether they were heard. */
  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  /** Whether the caller has heard a part of what waits. */
  get inMidst(): boolean {
    return this.#inMidst;
  }

  sent(itemId: string, payload: string): void {
    const bytes = payloadBytes(payload);
    this.#pieces.push({ itemId, payload, bytes, audio: undefined, taken: 0 });
    this.#waitingBytes += bytes;
  }

  /** What was heard since the last call, in the order of playing. */
  take(heardOf: HeardOf): Buffer[] {
    const heard: Buffer[] = [];
    let done = 0;
    for (const piece of this.#pieces) {
      const part = this.#takeOf(piece, heardOf);
      if (part.length > 0) heard.push(part);
      if (piece.taken < piece.bytes) break;
      done += 1;
    }
    if (done > 0) this.#pieces.splice(0, done);
    if (heard.length > 0) this.#inMidst = true;
    if (this.#pieces.length === 0) this.#inMidst = false;
    return heard;
  }

  /** The rest was thrown away before it could be heard. */
  drop(): void {
    this.#pieces = [];
    this.#inMidst = false;
    this.#waitingBytes = 0;
  }

  #takeOf(piece: SentPiece, heardOf: HeardOf): Buffer {
    const { itemId, payload, bytes, taken } = piece;
    const before = this.#taken.get(itemId) ?? 0;
    const heard = heardOf(itemId);
    // The carrier did not take this audio, so it is not heard either.
    if (heard === undefined) return this.#skip(piece);
    const newBytes = Math.min(heard.heardMs * this.#line.bytesPerMs - before, bytes - taken);
    if (newBytes <= 0) return NOTHING;
    // The ledger counts whole milliseconds: what is left of the last one belongs to it.
    const left = bytes - taken - newBytes;
    const count = left < this.#line.bytesPerMs ? newBytes + left : newBytes;
    piece.audio ??= Buffer.from(payload, 'base64');
    piece.taken += count;
    this.#note(itemId, before + count);
    this.#waitingBytes -= count;
    return piece.audio.subarray(taken, taken + count);
  }

  #note(itemId: string, bytes: number): void {
    this.#taken.set(itemId, bytes);
    const [oldest] = this.#taken.keys();
    if (this.#taken.size > REMEMBERED_ITEMS && oldest !== undefined) this.#taken.delete(oldest);
  }

  #skip(piece: SentPiece): Buffer {
    this.#waitingBytes -= piece.bytes - piece.taken;
    piece.taken = piece.bytes;
    return NOTHING;
  }
}

const NOTHING = Buffer.alloc(0);
