import { payloadBytes } from '../../audio/format.ts';
import type { LineFormat } from '../../audio/line-format.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';

/** More than a call can have unheard. Older items are forgotten. */
const REMEMBERED_ITEMS = 64;

interface SpeechItem {
  readonly responseId: string;
  receivedBytes: number;
  /** Audio came after the response was given up: the model remembers it, but the caller never gets it. */
  late: boolean;
  /** All of its audio has come. */
  finished: boolean;
  cutAtMs: number;
}

/** One correction of the model's memory. */
export type Correction =
  | { readonly kind: 'truncate'; readonly itemId: string; readonly audioEndMs: number }
  | { readonly kind: 'delete'; readonly itemId: string };

/** How much audio of each piece of speech has come, to tell the model how much of it was heard. */
export class SpeechItems {
  readonly #line: LineFormat;
  readonly #items = new Map<string, SpeechItem>();

  constructor(line: LineFormat) {
    this.#line = line;
  }

  added(responseId: string, itemId: string): void {
    this.#item(responseId, itemId);
  }

  /** Audio that goes on to the caller. */
  received(responseId: string, itemId: string, payload: string): void {
    this.#item(responseId, itemId).receivedBytes += payloadBytes(payload);
  }

  /** Audio of a response that was given up. */
  receivedLate(responseId: string, itemId: string): void {
    this.#item(responseId, itemId).late = true;
  }

  finished(itemId: string): void {
    const item = this.#items.get(itemId);
    if (item) item.finished = true;
  }

  /**
   * Where to cut what was being said. The vendor refuses a cut after the end of the audio, and a cut of an item without
   * audio. A cut also erases the item's text, so an item that was heard completely is left alone.
   * @see https://platform.openai.com/docs/api-reference/realtime-client-events/conversation/item/truncate
   */
  cutToHeard(heard: readonly HeardAudio[]): Correction[] {
    return heard.flatMap(({ itemId, heardMs }) => {
      const item = this.#items.get(itemId);
      if (!item || item.receivedBytes === 0) return [];
      const receivedMs = Math.floor(item.receivedBytes / this.#line.bytesPerMs);
      const audioEndMs = Math.min(Math.floor(Math.max(0, heardMs)), receivedMs);
      const whole = item.finished && audioEndMs === receivedMs;
      if (whole || audioEndMs >= item.cutAtMs) return [];
      item.cutAtMs = audioEndMs;
      return [{ kind: 'truncate', itemId, audioEndMs }];
    });
  }

  /** What a response that was given up left in the model's memory although the caller heard nothing of it. */
  forgetUnheard(responseId: string): Correction[] {
    const corrections: Correction[] = [];
    for (const [itemId, item] of this.#items) {
      if (item.responseId !== responseId || item.receivedBytes > 0) continue;
      corrections.push(item.late ? { kind: 'truncate', itemId, audioEndMs: 0 } : { kind: 'delete', itemId });
      this.#items.delete(itemId);
    }
    return corrections;
  }

  #item(responseId: string, itemId: string): SpeechItem {
    const known = this.#items.get(itemId);
    if (known) return known;
    const item = { responseId, receivedBytes: 0, late: false, finished: false, cutAtMs: Infinity };
    this.#items.set(itemId, item);
    if (this.#items.size > REMEMBERED_ITEMS) this.#forgetOldest();
    return item;
  }

  #forgetOldest(): void {
    for (const itemId of this.#items.keys()) {
      this.#items.delete(itemId);
      return;
    }
  }
}
