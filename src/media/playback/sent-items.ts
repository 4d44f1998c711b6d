import type { HeardAudio } from '../heard-audio.ts';

/** Items that are played or cut are remembered until this many newer ones have come. */
const REMEMBERED_ITEMS = 64;

/** One piece of speech that was sent. */
export interface SentItem {
  readonly itemId: string;
  /** Position of its first byte in the stream. */
  readonly start: number;
  sentBytes: number;
  /** Played for certain, without what its segments still hold. */
  settledBytes: number;
  /** open: more may come; finished: waits for its last mark; over: heard to its end, or cut. */
  state: 'open' | 'finished' | 'over';
}

/** A stretch of one item in the order of playing. Positions count the bytes of the whole stream. */
interface Segment {
  readonly item: SentItem;
  start: number;
  end: number;
}

/** What was sent, by item and in the order of playing: which of it was played, given a position in the stream. */
export class SentItems {
  readonly #bytesPerMs: number;
  readonly #items = new Map<string, SentItem>();
  /** The item that audio was last sent of: of most audio it is the same. */
  #latest: SentItem | undefined;
  #segments: Segment[] = [];

  constructor(bytesPerMs: number) {
    this.#bytesPerMs = bytesPerMs;
  }

  find(itemId: string): SentItem | undefined {
    return this.#items.get(itemId);
  }

  /** Audio of the item was sent, and lies behind `start`. */
  add(itemId: string, bytes: number, start: number): void {
    const item = this.#itemOf(itemId, start);
    item.state = 'open';
    item.sentBytes += bytes;
    const last = this.#segments.at(-1);
    if (last?.item === item) last.end = start + bytes;
    else this.#segments.push({ item, start, end: start + bytes });
  }

  /** What was played of an item when playback stands at a position. */
  heard(item: SentItem, position: number): HeardAudio {
    return this.#toHeard(item, item.settledBytes + this.#bytesBefore(position, item));
  }

  /** Everything before the position is played for certain. */
  settle(position: number): void {
    let done = 0;
    for (const segment of this.#segments) {
      const bytes = Math.min(segment.end, position) - segment.start;
      if (bytes <= 0) break;
      segment.item.settledBytes += bytes;
      segment.start += bytes;
      if (segment.start < segment.end) break;
      done += 1;
    }
    if (done > 0) this.#segments.splice(0, done);
  }

  /** The item was heard to its end. */
  end(item: SentItem): HeardAudio {
    item.state = 'over';
    return this.#toHeard(item, item.settledBytes);
  }

  /** Nothing behind the position is played. @returns the items whose end was not heard, in the order of playing */
  cut(position: number): HeardAudio[] {
    this.settle(position);
    this.#segments = [];
    const open = [...this.#items.values()].filter(({ state }) => state !== 'over');
    return open.map((item) => this.end(item));
  }

  #bytesBefore(position: number, item: SentItem): number {
    let bytes = 0;
    for (const { item: owner, start, end } of this.#segments) {
      if (start >= position) break;
      if (owner === item) bytes += Math.min(end, position) - start;
    }
    return bytes;
  }

  #itemOf(itemId: string, start: number): SentItem {
    if (this.#latest?.itemId === itemId) return this.#latest;
    this.#latest = this.#items.get(itemId) ?? this.#addItem(itemId, start);
    return this.#latest;
  }

  #addItem(itemId: string, start: number): SentItem {
    const item: SentItem = { itemId, start, sentBytes: 0, settledBytes: 0, state: 'open' };
    this.#items.set(itemId, item);
    if (this.#items.size > REMEMBERED_ITEMS) this.#forgetOldest();
    return item;
  }

  /** Items that still play stay, however many there are: the audio that waits bounds them. */
  #forgetOldest(): void {
    const playing = new Set(this.#segments.map(({ item }) => item));
    for (const item of this.#items.values()) {
      if (this.#items.size <= REMEMBERED_ITEMS) return;
      const isPlaying = playing.has(item) || item.state === 'finished';
      if (!isPlaying && item.sentBytes > 0) this.#items.delete(item.itemId);
    }
  }

  #toHeard({ itemId, sentBytes }: SentItem, heardBytes: number): HeardAudio {
    return {
      itemId,
      heardMs: Math.floor(heardBytes / this.#bytesPerMs),
      sentMs: Math.floor(sentBytes / this.#bytesPerMs),
    };
  }
}
