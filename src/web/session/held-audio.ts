import { payloadBytes } from '../../audio/format.ts';
import { WIDEBAND_LINE } from '../../audio/line-format.ts';
import { buildWav } from '../../audio/wav.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';

interface HeldItem {
  readonly pieces: string[];
  bytes: number;
  state: 'open' | 'finished';
  /** Of its first audio. */
  readonly order: number;
}

/** A piece of speech that goes out with its answer. */
export interface ReleasedItem {
  readonly itemId: string;
  readonly bytes: number;
  readonly state: 'open' | 'finished';
}

/** Audio that waits until its whole answer has been made. */
export class HeldAudio {
  readonly #items = new Map<string, HeldItem>();
  #count = 0;

  get isEmpty(): boolean {
    return this.#items.size === 0;
  }

  add(itemId: string, payload: string): void {
    const item = this.#items.get(itemId) ?? { pieces: [], bytes: 0, state: 'open', order: ++this.#count };
    item.pieces.push(payload);
    item.bytes += payloadBytes(payload);
    this.#items.set(itemId, item);
  }

  /** @returns false for an item that is not held */
  finish(itemId: string): boolean {
    const item = this.#items.get(itemId);
    if (item) item.state = 'finished';
    return item !== undefined;
  }

  /**
   * Hands these items out as one WAV file, and drops what was held before them: a tone that filled the wait for them.
   * @returns undefined when nothing of them is held
   */
  release(itemIds: readonly string[]): { wav: Buffer; items: ReleasedItem[] } | undefined {
    const pieces: Buffer[] = [];
    const items: ReleasedItem[] = [];
    let last = 0;
    for (const itemId of itemIds) {
      const item = this.#items.get(itemId);
      if (!item) continue;
      this.#items.delete(itemId);
      pieces.push(...item.pieces.map((piece) => Buffer.from(piece, 'base64')));
      last = Math.max(last, item.order);
      items.push({ itemId, bytes: item.bytes, state: item.state });
    }
    if (items.length === 0) return undefined;
    for (const [itemId, { order }] of this.#items) if (order < last) this.#items.delete(itemId);
    return { wav: wavOf(Buffer.concat(pieces)), items };
  }

  /** @returns undefined for an item that is not held: what waits here was not heard yet */
  heard(itemId: string): HeardAudio | undefined {
    const item = this.#items.get(itemId);
    return item && unheard(itemId, item);
  }

  /** Drops everything. @returns what was dropped, of which nothing was heard */
  clear(): HeardAudio[] {
    const dropped = [...this.#items].map(([itemId, item]) => unheard(itemId, item));
    this.#items.clear();
    return dropped;
  }
}

function unheard(itemId: string, { bytes }: HeldItem): HeardAudio {
  return { itemId, heardMs: 0, sentMs: Math.floor(bytes / WIDEBAND_LINE.bytesPerMs) };
}

function wavOf(pcm: Buffer): Buffer {
  const samples = new Int16Array(pcm.length >> 1);
  pcm.copy(Buffer.from(samples.buffer));
  return buildWav({ encoding: 'pcm16', sampleRateHz: WIDEBAND_LINE.sampleRateHz, channels: 1, samples });
}
