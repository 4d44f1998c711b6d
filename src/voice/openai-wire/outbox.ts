import { type LineFormat, playingMs } from '../../audio/line-format.ts';

type Entry =
  | { readonly kind: 'audio'; readonly payload: string; readonly ms: number }
  | { readonly kind: 'text'; readonly text: string };

/**
 * What was said before the session was ready, in order. Audio is limited by its age: it comes in real time, so the
 * first of n milliseconds in the queue is n milliseconds old. Texts are few and never dropped.
 */
export class Outbox {
  readonly #maxAudioMs: number;
  readonly #line: LineFormat;
  #entries: Entry[] = [];
  #audioMs = 0;

  constructor(maxAudioMs: number, line: LineFormat) {
    this.#maxAudioMs = maxAudioMs;
    this.#line = line;
  }

  /** Queues caller audio and drops what is too old. @returns how many older pieces were dropped */
  addAudio(payload: string): number {
    const ms = playingMs(payload, this.#line);
    this.#entries.push({ kind: 'audio', payload, ms });
    this.#audioMs += ms;
    let dropped = 0;
    while (this.#audioMs > this.#maxAudioMs && this.#dropOldestAudio()) dropped += 1;
    return dropped;
  }

  addText(text: string): void {
    this.#entries.push({ kind: 'text', text });
  }

  /** Delivers everything in order. The outbox is empty afterwards. */
  flush(to: { audio(payload: string): void; text(text: string): void }): void {
    const entries = this.#entries;
    this.clear();
    for (const entry of entries) {
      if (entry.kind === 'audio') to.audio(entry.payload);
      else to.text(entry.text);
    }
  }

  clear(): void {
    this.#entries = [];
    this.#audioMs = 0;
  }

  #dropOldestAudio(): boolean {
    const at = this.#entries.findIndex(({ kind }) => kind === 'audio');
    const [entry] = at < 0 ? [] : this.#entries.splice(at, 1);
    if (entry?.kind !== 'audio') return false;
    this.#audioMs -= entry.ms;
    return true;
  }
}
