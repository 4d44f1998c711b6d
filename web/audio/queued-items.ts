import type { PlayedItem } from './speaker.ts';

interface QueuedItem {
  readonly itemId: string;
  /** Where it begins, in frames since the last clear. */
  readonly from: number;
  frames: number;
  reportedFrames: number;
}

/** Which items the frames belong to that are played one after the other. */
export class QueuedItems {
  readonly #rateHz: number;
  #items: QueuedItem[] = [];
  #queued = 0;
  #played = 0;

  constructor(rateHz: number) {
    this.#rateHz = rateHz;
  }

  get isPlaying(): boolean {
    return this.#played < this.#queued;
  }

  add(itemId: string, frames: number): void {
    const last = this.#items.at(-1);
    if (last?.itemId === itemId) last.frames += frames;
    else this.#items.push({ itemId, from: this.#queued, frames, reportedFrames: 0 });
    this.#queued += frames;
  }

  /** @param frames played since the last clear. @returns items of which more was played than was told before */
  reached(frames: number): PlayedItem[] {
    this.#played = Math.min(this.#queued, Math.max(this.#played, frames));
    const moved = this.#items.filter((item) => this.#playedOf(item) > item.reportedFrames);
    for (const item of moved) item.reportedFrames = this.#playedOf(item);
    const told = moved.map((item) => this.#asPlayed(item));
    // The last one stays: more of it may come.
    this.#items = this.#items.filter((item, at) => at === this.#items.length - 1 || !this.#isOver(item));
    return told;
  }

  /** Forgets everything. @returns the items that were not played to their end */
  clear(frames: number): PlayedItem[] {
    this.#played = Math.min(this.#queued, Math.max(this.#played, frames));
    const cut = this.#items.filter((item) => !this.#isOver(item)).map((item) => this.#asPlayed(item));
    this.#items = [];
    this.#queued = 0;
    this.#played = 0;
    return cut;
  }

  #playedOf({ from, frames }: QueuedItem): number {
    return Math.max(0, Math.min(frames, this.#played - from));
  }

  #isOver(item: QueuedItem): boolean {
    return this.#playedOf(item) === item.frames;
  }

  #asPlayed(item: QueuedItem): PlayedItem {
    const playedMs = Math.round((this.#playedOf(item) * 1000) / this.#rateHz);
    return { itemId: item.itemId, playedMs, atEnd: this.#isOver(item) };
  }
}
