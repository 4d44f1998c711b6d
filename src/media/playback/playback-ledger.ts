import { type LineFormat, TELEPHONE_LINE } from '../../audio/line-format.ts';
import type { HeardAudio } from '../heard-audio.ts';
import { type Mark, MarkQueue } from './mark-queue.ts';
import { PlayPosition } from './play-position.ts';
import { SentItems } from './sent-items.ts';

/** Audio between two marks: for about this long the clock alone may tell what was heard. Each mark costs a read. */
const MARK_EVERY_MS = 1000;
/** This long after the end of its audio, the echo of a mark is not late but lost. */
const OVERDUE_MS = 2_500;

/**
 * What the caller has heard. A carrier buffers whatever it is sent and plays it in real time. Twilio echoes a mark when
 * all audio before the mark was played; a browser reports its place in an item (`reached`). Both are marks. Marks are therefore the truth. Between two of them the clock interpolates, but
 * never past the next mark that has not come back: a late echo makes us too low, not too high. An echo may get lost:
 * then the clock is believed after a while, because a caller who is waited for would be left in silence.
 * @see https://www.twilio.com/docs/voice/media-streams/websocket-messages#send-a-mark-message
 */
export class PlaybackLedger {
  readonly #clock: () => number;
  readonly #bytesPerMs: number;
  readonly #items: SentItems;
  readonly #marks = new MarkQueue();
  readonly #position: PlayPosition;
  /** Position of all audio sent. */
  #sentPosition = 0;
  /** The last place that the carrier has confirmed. */
  #confirmed = 0;

  /** @param clock monotonic milliseconds */
  constructor(clock: () => number, { bytesPerMs }: Pick<LineFormat, 'bytesPerMs'> = TELEPHONE_LINE) {
    this.#clock = clock;
    this.#bytesPerMs = bytesPerMs;
    this.#items = new SentItems(bytesPerMs);
    this.#position = new PlayPosition(bytesPerMs);
  }

  /** Whether audio that was sent is still to be heard, or its mark to come back. */
  get playing(): boolean {
    return this.#marks.first !== undefined || this.#positionAt(this.#clock()) < this.#sentPosition;
  }

  /** Notes that this many bytes in the format of the line were handed to the carrier. */
  sent(itemId: string, bytes: number): void {
    const nowMs = this.#clock();
    const position = this.#positionAt(nowMs);
    // Nothing was playing: the clock starts with this audio, and the pause before it counts for nothing.
    if (position >= this.#sentPosition) this.#position.anchor(position, nowMs);
    this.#items.add(itemId, bytes, this.#sentPosition);
    this.#sentPosition += bytes;
  }

  /** The name of a mark to send now, when enough audio has gone out since the last one. */
  dueMark(): string | undefined {
    if (this.#sentPosition - this.#marks.lastPosition < MARK_EVERY_MS * this.#bytesPerMs) return undefined;
    return this.#marks.add(this.#sentPosition, undefined);
  }

  /**
   * No more audio of this item comes.
   * @returns the name of the mark to send; undefined when there is nothing of it to wait for
   */
  finishItem(itemId: string): string | undefined {
    const item = this.#items.find(itemId);
    if (item?.state !== 'open') return undefined;
    item.state = 'finished';
    return this.#marks.add(this.#sentPosition, item);
  }

  /**
   * A mark came back.
   * @returns the items that are now known to be heard to their end; nothing for a stale or foreign mark
   */
  confirm(markName: string): HeardAudio[] {
    const mark = this.#marks.find(markName);
    return mark ? this.#pass(mark, this.#clock()) : [];
  }

  /**
   * The carrier says how much of an item it has played, in place of the echo of a mark. Only the newest place counts:
   * what is older, or about an item that was cut, changes nothing.
   * @returns the items that are now known to be heard to their end; undefined when the report is worthless
   */
  reached(itemId: string, playedMs: number): HeardAudio[] | undefined {
    const item = this.#items.find(itemId);
    if (item === undefined || item.state === 'over') return undefined;
    const place = item.start + Math.floor(playedMs * this.#bytesPerMs);
    const end = item.start + item.sentBytes;
    // In whole milliseconds, the end of an item may be rounded down.
    const isEnd = place < end && end - place <= this.#bytesPerMs;
    const position = isEnd ? end : Math.min(place, this.#sentPosition);
    if (position < this.#confirmed) return undefined;
    return this.#passTo(position, this.#clock());
  }

  /**
   * Treats marks whose echo is long overdue as if it had come when it was due.
   * @returns as `confirm`; undefined when there are none
   */
  passOverdue(): HeardAudio[] | undefined {
    if (!this.#marks.first) return undefined;
    const limitMs = this.#clock() - OVERDUE_MS;
    const mark = this.#marks.lastDue(({ position }) => this.#position.dueMs(position) <= limitMs);
    return mark && this.#pass(mark, this.#position.dueMs(mark.position));
  }

  /**
   * Everything that waits was thrown away.
   * @returns the items whose end had not been heard, in the order of playing
   */
  clear(): HeardAudio[] {
    const nowMs = this.#clock();
    const position = this.#positionAt(nowMs);
    this.#sentPosition = position;
    this.#confirmed = position;
    this.#marks.clear(position);
    this.#position.anchor(position, nowMs);
    return this.#items.cut(position);
  }

  /**
   * By how much the estimate by the clock is off, now that a mark has come back and before it is confirmed.
   * @returns milliseconds, above 0 when the mark is late; undefined for a stale or foreign mark
   */
  errorAt(markName: string): number | undefined {
    const mark = this.#marks.find(markName);
    return mark && this.#clock() - this.#position.dueMs(mark.position);
  }

  /** What was heard of an item by now; undefined for one without audio, or too long ago. */
  heard(itemId: string): HeardAudio | undefined {
    const item = this.#items.find(itemId);
    return item && this.#items.heard(item, this.#positionAt(this.#clock()));
  }

  /** Bytes of the stream that were played by then, as well as can be known. */
  #positionAt(nowMs: number): number {
    return this.#position.at(nowMs, this.#marks.first?.position ?? this.#sentPosition);
  }

  /** The mark and all before it are passed. */
  #pass({ position }: Mark, atMs: number): HeardAudio[] {
    return this.#passTo(position, atMs);
  }

  /** Everything before the position was played by then. */
  #passTo(position: number, atMs: number): HeardAudio[] {
    this.#confirmed = position;
    this.#position.anchor(position, atMs);
    this.#items.settle(position);
    const last = this.#marks.lastDue((mark) => mark.position <= position);
    const passed = last ? this.#marks.takeTo(last) : [];
    return passed.flatMap(({ endOf }) => (endOf?.state === 'finished' ? [this.#items.end(endOf)] : []));
  }
}
