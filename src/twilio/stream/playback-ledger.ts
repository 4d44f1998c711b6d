import { BYTES_PER_MS } from '../../audio/format.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';

/** Audio between two marks: the clock alone may tell what was heard for about so long. Each costs a read. */
const MARK_EVERY_BYTES = 1000 * BYTES_PER_MS;
/** So long after the end of its audio, the echo of a mark is not late but lost. */
const OVERDUE_MS = 2_500;
/** Items that are played or cut are remembered until so many newer ones have come. */
const REMEMBERED_ITEMS = 64;

interface Item {
  readonly itemId: string;
  sentBytes: number;
  /** Played for certain, without what its segments below still hold. */
  settledBytes: number;
  /** open: more may come; finished: waits for its last mark; over: heard to its end, or cut. */
  state: 'open' | 'finished' | 'over';
}

/** A stretch of one item in the order of playing. Positions count the bytes of the whole stream. */
interface Segment {
  readonly item: Item;
  start: number;
  end: number;
}

interface Mark {
  readonly name: string;
  readonly position: number;
  /** The item whose audio is over here. */
  readonly endOf: Item | undefined;
}

/**
 * What the caller has heard. Twilio buffers whatever it is sent and plays it in real time; it echoes a mark
 * when all audio before the mark was played. Marks are therefore the truth. Between two of them the clock
 * interpolates, but never past the next mark that has not come back: a late echo makes us too low, not too
 * high. `clear` makes Twilio echo every waiting mark at once although nothing of it was played, so marks
 * bear the number of their generation and those of an earlier one mean nothing. An echo may get lost: then the
 * clock is believed after a while, because a caller who is waited for would be left in silence.
 */
export class PlaybackLedger {
  readonly #clock: () => number;
  readonly #items = new Map<string, Item>();
  /** The item that audio was last sent of: of most audio it is the same. */
  #latest: Item | undefined;
  #segments: Segment[] = [];
  #marks: Mark[] = [];
  #generation = 0;
  #lastMark = 0;
  /** Position of all audio sent, and of the last mark among it. */
  #sentPosition = 0;
  #markedPosition = 0;
  /** Where playback was known or believed to be at `#anchorMs`. */
  #anchorPosition = 0;
  #anchorMs = 0;

  /** @param clock monotonic milliseconds */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Whether audio that was sent is still to be heard, or its mark to come back. */
  get playing(): boolean {
    return this.#marks.length > 0 || this.#positionAt(this.#clock()) < this.#sentPosition;
  }

  /** Notes that so many bytes of mu-law were handed to Twilio. */
  sent(itemId: string, bytes: number): void {
    const nowMs = this.#clock();
    const position = this.#positionAt(nowMs);
    // Nothing was playing: the clock starts with this audio, and the pause before it counts for nothing.
    if (position >= this.#sentPosition) this.#anchor(position, nowMs);
    const item = this.#itemOf(itemId);
    item.state = 'open';
    item.sentBytes += bytes;
    const start = this.#sentPosition;
    this.#sentPosition += bytes;
    const last = this.#segments.at(-1);
    if (last?.item === item) last.end = this.#sentPosition;
    else this.#segments.push({ item, start, end: this.#sentPosition });
  }

  /** The name of a mark to send now, when enough audio has gone out since the last one. */
  dueMark(): string | undefined {
    if (this.#sentPosition - this.#markedPosition < MARK_EVERY_BYTES) return undefined;
    return this.#addMark(undefined);
  }

  /**
   * No more audio of this item comes.
   * @returns the name of the mark to send; undefined when there is nothing of it to wait for
   */
  finishItem(itemId: string): string | undefined {
    const item = this.#items.get(itemId);
    if (item?.state !== 'open') return undefined;
    item.state = 'finished';
    return this.#addMark(item);
  }

  /**
   * A mark came back.
   * @returns the items that are now known to be heard to their end; nothing for a stale or foreign mark
   */
  confirm(markName: string): HeardAudio[] {
    let passed = 0;
    while (passed < this.#marks.length && this.#marks[passed]?.name !== markName) passed += 1;
    return this.#pass(passed, this.#clock());
  }

  /**
   * Takes marks whose echo is long overdue for come back at the time when it was due.
   * @returns as `confirm`; undefined when there are none
   */
  passOverdue(): HeardAudio[] | undefined {
    if (this.#marks.length === 0) return undefined;
    const limitMs = this.#clock() - OVERDUE_MS;
    let overdue = -1;
    while (this.#dueMs(this.#marks[overdue + 1]) <= limitMs) overdue += 1;
    return overdue < 0 ? undefined : this.#pass(overdue, this.#dueMs(this.#marks[overdue]));
  }

  /** When the clock says that everything before the mark was played. */
  #dueMs(mark: Mark | undefined): number {
    if (!mark) return Number.POSITIVE_INFINITY;
    return this.#anchorMs + (mark.position - this.#anchorPosition) / BYTES_PER_MS;
  }

  /** All marks up to the one at this place are passed. */
  #pass(passed: number, atMs: number): HeardAudio[] {
    const mark = this.#marks[passed];
    if (!mark) return [];
    this.#anchor(mark.position, atMs);
    this.#settle(mark.position);
    const ended: HeardAudio[] = [];
    for (let left = passed; left >= 0; left -= 1) {
      const item = this.#marks.shift()?.endOf;
      if (item?.state === 'finished') ended.push(endItem(item));
    }
    return ended;
  }

  /**
   * Everything that waits was thrown away.
   * @returns the items whose end had not been heard, in the order of playing
   */
  clear(): HeardAudio[] {
    const nowMs = this.#clock();
    const position = this.#positionAt(nowMs);
    this.#settle(position);
    this.#segments = [];
    this.#marks = [];
    this.#generation += 1;
    this.#sentPosition = position;
    this.#markedPosition = position;
    this.#anchor(position, nowMs);
    return [...this.#items.values()].filter(({ state }) => state !== 'over').map(endItem);
  }

  /**
   * By how much the reckoning by the clock is off, now that a mark has come back and before it is confirmed.
   * @returns milliseconds, above 0 when the mark is late; undefined for a stale or foreign mark
   */
  errorAt(markName: string): number | undefined {
    const mark = this.#marks.find(({ name }) => name === markName);
    return mark && this.#clock() - this.#dueMs(mark);
  }

  /** What was heard of an item by now; undefined for one without audio, or too long ago. */
  heard(itemId: string): HeardAudio | undefined {
    const item = this.#items.get(itemId);
    return item && toHeard(item, item.settledBytes + this.#bytesInSegments(item));
  }

  /** Bytes of the stream that were played by then, as well as can be known. */
  #positionAt(nowMs: number): number {
    const limit = this.#marks[0]?.position ?? this.#sentPosition;
    const elapsedMs = Math.max(0, nowMs - this.#anchorMs);
    return Math.min(limit, this.#anchorPosition + Math.floor(elapsedMs * BYTES_PER_MS));
  }

  #anchor(position: number, nowMs: number): void {
    this.#anchorPosition = position;
    this.#anchorMs = nowMs;
  }

  #addMark(endOf: Item | undefined): string {
    this.#lastMark += 1;
    const name = `${this.#generation}.${this.#lastMark}`;
    this.#marks.push({ name, position: this.#sentPosition, endOf });
    this.#markedPosition = this.#sentPosition;
    return name;
  }

  #itemOf(itemId: string): Item {
    if (this.#latest?.itemId === itemId) return this.#latest;
    this.#latest = this.#items.get(itemId) ?? this.#addItem(itemId);
    return this.#latest;
  }

  #addItem(itemId: string): Item {
    const item: Item = { itemId, sentBytes: 0, settledBytes: 0, state: 'open' };
    this.#items.set(itemId, item);
    if (this.#items.size > REMEMBERED_ITEMS) this.#forgetOldest();
    return item;
  }

  /** Items that still play stay, however many: the audio that waits bounds them. */
  #forgetOldest(): void {
    const playing = new Set([...this.#segments.map(({ item }) => item), ...this.#marks.map((m) => m.endOf)]);
    for (const item of this.#items.values()) {
      if (this.#items.size <= REMEMBERED_ITEMS) return;
      if (!playing.has(item) && item.sentBytes > 0) this.#items.delete(item.itemId);
    }
  }

  /** Moves everything before `position` from the segments into the items. */
  #settle(position: number): void {
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

  #bytesInSegments(item: Item): number {
    const position = this.#positionAt(this.#clock());
    let bytes = 0;
    for (const { item: owner, start, end } of this.#segments) {
      if (start >= position) break;
      if (owner === item) bytes += Math.min(end, position) - start;
    }
    return bytes;
  }
}

function endItem(item: Item): HeardAudio {
  item.state = 'over';
  return toHeard(item, item.settledBytes);
}

function toHeard({ itemId, sentBytes }: Item, heardBytes: number): HeardAudio {
  return {
    itemId,
    heardMs: Math.floor(heardBytes / BYTES_PER_MS),
    sentMs: Math.floor(sentBytes / BYTES_PER_MS),
  };
}
