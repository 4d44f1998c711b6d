import type { PlayedItem, Speaker } from '../../web/audio/speaker.ts';

interface Queued {
  readonly itemId: string;
  queuedMs: number;
  playedMs: number;
}

const SAMPLES_PER_MS = 24;
const TICK_MS = 50;

/** Plays in real time, without a sound. */
export class ClockSpeaker implements Speaker {
  /** How much of each item was queued, milliseconds. */
  readonly received = new Map<string, number>();
  cleared = 0;
  /** How much of each item was played before it ran dry, milliseconds. */
  readonly #played = new Map<string, number>();
  readonly #queue: Queued[] = [];
  readonly #listeners: ((item: PlayedItem) => void)[] = [];
  readonly #timer = setInterval(() => this.#tick(), TICK_MS);
  #tickedMs = performance.now();

  get isPlaying(): boolean {
    return this.#queue.length > 0;
  }

  play(itemId: string, samples: Int16Array): void {
    const ms = samples.length / SAMPLES_PER_MS;
    this.received.set(itemId, (this.received.get(itemId) ?? 0) + ms);
    const last = this.#queue.at(-1);
    if (last?.itemId === itemId) last.queuedMs += ms;
    else {
      const playedMs = this.#played.get(itemId) ?? 0;
      this.#queue.push({ itemId, queuedMs: playedMs + ms, playedMs });
    }
  }

  clear(): PlayedItem[] {
    this.#tick();
    this.cleared += 1;
    return this.#queue.splice(0).map(({ itemId, playedMs }) => ({ itemId, playedMs, atEnd: false }));
  }

  onPlayed(listener: (item: PlayedItem) => void): void {
    this.#listeners.push(listener);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
  }

  #tick(): void {
    let ms = performance.now() - this.#tickedMs;
    this.#tickedMs += ms;
    for (let first = this.#queue[0]; first && ms > 0; first = this.#queue[0]) {
      const step = Math.min(ms, first.queuedMs - first.playedMs);
      first.playedMs += step;
      this.#played.set(first.itemId, first.playedMs);
      ms -= step;
      const atEnd = first.playedMs >= first.queuedMs;
      if (atEnd) this.#queue.shift();
      for (const listener of this.#listeners)
        listener({ itemId: first.itemId, playedMs: first.playedMs, atEnd });
      if (!atEnd) return;
    }
  }
}
