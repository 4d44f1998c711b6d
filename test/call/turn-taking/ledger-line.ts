import { TELEPHONE_LINE } from '../../../src/audio/line-format.ts';
import type { CallMedia } from '../../../src/media/call-media.ts';
import { PlaybackLedger } from '../../../src/media/playback/playback-ledger.ts';

/** A telephone line whose clock the test sets, with the ledger of a real one. */
export class LedgerLine implements CallMedia {
  readonly streamSid = 'MZ1';
  readonly line = TELEPHONE_LINE;
  readonly screen = undefined;
  readonly observer = undefined;
  nowMs = 0;
  readonly played: { readonly itemId: string; readonly first: number }[] = [];
  readonly finished: string[] = [];
  readonly #ledger = new PlaybackLedger(() => this.nowMs);

  get playing(): boolean {
    return this.#ledger.playing;
  }
  play(itemId: string, payload: string): void {
    const bytes = Buffer.from(payload, 'base64');
    this.played.push({ itemId, first: bytes[0] ?? -1 });
    this.#ledger.sent(itemId, bytes.length);
    const mark = this.#ledger.dueMark();
    if (mark !== undefined) this.marks.push(mark);
  }
  readonly marks: string[] = [];
  finishItem(itemId: string): void {
    this.finished.push(itemId);
    this.#ledger.finishItem(itemId);
  }
  clear() {
    return this.#ledger.clear();
  }
  heard(itemId: string) {
    return this.#ledger.heard(itemId);
  }
  endPlayback(): void {
    this.finished.push('over');
  }
  close(): void {
    this.finished.push('closed');
  }
}
