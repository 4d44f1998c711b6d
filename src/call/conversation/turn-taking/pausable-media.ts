import type { CallMedia } from '../../../media/call-media.ts';
import type { HeardAudio } from '../../../media/heard-audio.ts';
import { WrappedMedia } from '../../../media/wrapped-media.ts';
import { KeptSpeech } from './kept-speech.ts';

/** Between two looks at what need not be kept any more. */
const LOOK_EVERY_CHUNKS = 50;
/** Speech goes on at a quiet moment within this time before the stop. */
const BACK_MS = 400;
/** The ledger reports what was heard in whole milliseconds, rounded down. */
const ROUNDED_MS = 1;
/** More items than play at the same time. */
const REMEMBERED_ITEMS = 64;

/** A part of an item that the line plays under another name, because the part before it was thrown away. */
interface Part {
  readonly itemId: string;
  /** Where in the item it begins, milliseconds. */
  readonly baseMs: number;
}

/**
 * The caller's line, with the assistant's speech kept until it was heard: a carrier cannot pause, but it can be cleared
 * and given the rest again. What is reported of an item is always about the whole item, however often it was paused.
 */
export class PausableMedia extends WrappedMedia {
  readonly #keeps: () => boolean;
  readonly #kept: KeptSpeech;
  /** By the name under which the line plays it. */
  readonly #parts = new Map<string, Part>();
  /** By item, the name of its newest part. */
  readonly #names = new Map<string, string>();
  /** Items of which no more audio comes. */
  readonly #finished = new Set<string>();
  /** While it is paused: what was being played, as `clear` told it. */
  #cut: readonly HeardAudio[] | undefined;
  #sinceLook = 0;
  #resumed = 0;
  #latestItem = '';

  /** @param keeps whether speech is kept now: where the model decides about interruptions, it need not be */
  constructor(media: CallMedia, keeps: () => boolean) {
    super(media);
    this.#keeps = keeps;
    this.#kept = new KeptSpeech(media.line);
  }

  get isPaused(): boolean {
    return this.#cut !== undefined;
  }

  override get playing(): boolean {
    return this.isPaused || this.media.playing;
  }

  override play(itemId: string, payload: string): void {
    if (this.#keeps()) this.#keep(itemId, payload);
    this.#latestItem = itemId;
    this.#finished.delete(itemId);
    if (!this.isPaused) this.media.play(this.#nameOf(itemId), payload);
  }

  override finishItem(itemId: string): void {
    this.#finished.add(itemId);
    keepNewest(this.#finished);
    if (!this.isPaused) this.media.finishItem(this.#nameOf(itemId));
  }

  override heard(itemId: string): HeardAudio | undefined {
    const heard = this.media.heard(this.#nameOf(itemId));
    return heard && this.#whole(this.ofItem(heard));
  }

  /** Ends a pause too: what was to be heard is thrown away. */
  override clear(): HeardAudio[] {
    const paused = this.isPaused ? this.#pausedItems() : [];
    this.#cut = undefined;
    this.#kept.clear();
    this.#finished.add(this.#latestItem);
    const cut = this.media.clear().map((heard) => this.ofItem(heard));
    return [...paused, ...cut];
  }

  /** A report about a part, as what it means for its item. */
  ofItem(heard: HeardAudio): HeardAudio {
    const part = this.#parts.get(heard.itemId);
    if (!part) return heard;
    const { itemId, baseMs } = part;
    return { itemId, heardMs: baseMs + heard.heardMs, sentMs: baseMs + heard.sentMs };
  }

  /**
   * The caller hears nothing from now on; what was to be heard is kept.
   * @returns false when it cannot be kept, and nothing has changed
   */
  pause(): boolean {
    if (this.isPaused) return true;
    this.#look();
    if (!this.#kept.isWhole) return false;
    this.#cut = this.media.clear().map((item) => this.ofItem(item));
    return true;
  }

  /**
   * The assistant's speech goes on, a little before the place at which the caller stopped hearing it.
   * @returns whether the caller had been hearing it
   */
  resume(): boolean {
    if (!this.#cut) return false;
    const wasHeard = this.#cut.length > 0;
    const paused = this.#pausedItems();
    this.#cut = undefined;
    for (const item of paused) this.#goOn(item);
    return wasHeard;
  }

  /** Whether a piece of speech has begun to sound and is not over, even if the rest of it has not come yet. */
  get isMidway(): boolean {
    return this.playing || (!this.#finished.has(this.#latestItem) && this.latest.heardMs > 0);
  }

  /** The piece of speech that came last. */
  get latest(): HeardAudio {
    const itemId = this.#latestItem;
    return this.heard(itemId) ?? { itemId, heardMs: 0, sentMs: 0 };
  }

  /** Levels of the latest frames of 20 ms that were heard, oldest first. */
  playedLevels(frames: number): Float32Array {
    const { itemId, heardMs } = this.latest;
    return this.#kept.levelsBefore(itemId, heardMs * this.line.bytesPerMs, frames);
  }

  /** What was being played, and what has come since. */
  #pausedItems(): HeardAudio[] {
    const { bytesPerMs } = this.line;
    const cut = this.#cut ?? [];
    const isNew = ({ itemId, heardMs }: HeardAudio) =>
      !cut.some((item) => item.itemId === itemId) &&
      (heardMs + ROUNDED_MS) * bytesPerMs <= this.#kept.end(itemId);
    const come = this.#kept.itemIds.map((itemId) => this.heard(itemId) ?? { itemId, heardMs: 0, sentMs: 0 });
    return [...cut, ...come.filter(isNew)].map((item) => this.#whole(item));
  }

  #goOn({ itemId, heardMs }: HeardAudio): void {
    const { bytesPerMs } = this.line;
    const start = this.#kept.placeToGoOn(itemId, heardMs * bytesPerMs, BACK_MS);
    this.#resumed += 1;
    const name = `${itemId}.${this.#resumed}`;
    this.#rename(itemId, { name, baseMs: start / bytesPerMs });
    for (const payload of this.#kept.from(itemId, start)) this.media.play(name, payload);
    if (this.#finished.has(itemId)) this.media.finishItem(name);
  }

  /** Audio that came during a pause counts as sent: it belongs to what the caller would have heard. */
  #whole(heard: HeardAudio): HeardAudio {
    if (!this.isPaused) return heard;
    const sentMs = Math.max(heard.sentMs, Math.floor(this.#kept.end(heard.itemId) / this.line.bytesPerMs));
    return { ...heard, sentMs };
  }

  #rename(itemId: string, { name, baseMs }: { readonly name: string; readonly baseMs: number }): void {
    this.#parts.set(name, { itemId, baseMs });
    this.#names.set(itemId, name);
    keepNewest(this.#parts);
    keepNewest(this.#names);
  }

  #nameOf(itemId: string): string {
    return this.#names.get(itemId) ?? itemId;
  }

  #keep(itemId: string, payload: string): void {
    this.#kept.add(itemId, payload);
    this.#sinceLook += 1;
    if (this.#sinceLook >= LOOK_EVERY_CHUNKS && !this.isPaused) this.#look();
  }

  #look(): void {
    this.#sinceLook = 0;
    const { bytesPerMs } = this.line;
    // The line has forgotten what was played long ago.
    this.#kept.forget(
      (itemId) => ((this.heard(itemId)?.heardMs ?? Number.POSITIVE_INFINITY) + ROUNDED_MS) * bytesPerMs,
    );
  }
}

/** Forgets the oldest names. */
function keepNewest(names: { size: number; keys(): Iterable<string>; delete(name: string): boolean }): void {
  for (const oldest of names.keys()) {
    if (names.size <= REMEMBERED_ITEMS) return;
    names.delete(oldest);
  }
}
