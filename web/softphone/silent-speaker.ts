import { QueuedItems } from '../audio/queued-items.ts';
import type { PlayedItem, Speaker } from '../audio/speaker.ts';

const RATE_HZ = 24_000;
const TICK_MS = 20;

/** Plays by the clock, without a sound: for a browser that has no audio output, so that calls go on all the same. */
export class SilentSpeaker implements Speaker {
  readonly #items = new QueuedItems(RATE_HZ);
  readonly #listeners: ((item: PlayedItem) => void)[] = [];
  readonly #ticker: ReturnType<typeof setInterval>;
  #queued = 0;
  #played = 0;
  #atMs = performance.now();

  constructor() {
    this.#ticker = setInterval(() => this.#advance(), TICK_MS);
  }

  get isPlaying(): boolean {
    return this.#items.isPlaying;
  }

  play(itemId: string, samples: Int16Array): void {
    this.#advance();
    this.#items.add(itemId, samples.length);
    this.#queued += samples.length;
  }

  clear(): PlayedItem[] {
    this.#advance();
    const cut = this.#items.clear(Math.floor(this.#played));
    this.#queued = 0;
    this.#played = 0;
    return cut;
  }

  onPlayed(listener: (item: PlayedItem) => void): void {
    this.#listeners.push(listener);
  }

  async close(): Promise<void> {
    clearInterval(this.#ticker);
  }

  #advance(): void {
    const now = performance.now();
    const passed = ((now - this.#atMs) * RATE_HZ) / 1000;
    this.#atMs = now;
    if (this.#played >= this.#queued) return;
    this.#played = Math.min(this.#queued, this.#played + passed);
    for (const item of this.#items.reached(Math.floor(this.#played))) {
      for (const listener of this.#listeners) listener(item);
    }
  }
}
