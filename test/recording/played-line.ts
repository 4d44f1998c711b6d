import type { LineFormat } from '../../src/audio/line-format.ts';
import { TELEPHONE_LINE } from '../../src/audio/line-format.ts';
import type { CallMedia } from '../../src/media/call-media.ts';
import type { CallObserver } from '../../src/media/call-observer.ts';
import type { CallScreen } from '../../src/media/call-screen.ts';
import type { HeardAudio } from '../../src/media/heard-audio.ts';

/** A caller's line whose playback the test moves on. It plays the items one after the other. */
export class PlayedLine implements CallMedia {
  readonly streamSid = 'MZ1';
  readonly line: LineFormat;
  readonly screen: CallScreen | undefined;
  readonly observer: CallObserver | undefined;
  readonly #sent = new Map<string, number>();
  readonly #heard = new Map<string, number>();
  readonly #audio = new Map<string, Buffer>();

  constructor(line: LineFormat = TELEPHONE_LINE, display?: CallScreen & CallObserver) {
    this.line = line;
    this.screen = display;
    this.observer = display;
  }

  get playing(): boolean {
    return [...this.#sent].some(([itemId, bytes]) => (this.#heard.get(itemId) ?? 0) < bytes);
  }

  /** The caller hears this much more. */
  plays(ms: number): void {
    let left = ms * this.line.bytesPerMs;
    for (const [itemId, bytes] of this.#sent) {
      const heard = this.#heard.get(itemId) ?? 0;
      const more = Math.min(left, bytes - heard);
      this.#heard.set(itemId, heard + more);
      left -= more;
    }
  }

  play(itemId: string, payload: string): void {
    const audio = Buffer.from(payload, 'base64');
    this.#sent.set(itemId, (this.#sent.get(itemId) ?? 0) + audio.length);
    this.#audio.set(itemId, Buffer.concat([this.audio(itemId), audio]));
  }

  /** What was sent of an item. */
  audio(itemId: string): Buffer {
    return this.#audio.get(itemId) ?? Buffer.alloc(0);
  }

  finishItem(): void {
    // The test says what is heard.
  }

  clear(): HeardAudio[] {
    const cut = [...this.#sent.keys()].flatMap((itemId) => this.heard(itemId) ?? []);
    for (const [itemId] of this.#sent) this.#sent.set(itemId, this.#heard.get(itemId) ?? 0);
    return cut;
  }

  heard(itemId: string): HeardAudio | undefined {
    const sent = this.#sent.get(itemId);
    if (sent === undefined) return undefined;
    const { bytesPerMs } = this.line;
    return {
      itemId,
      heardMs: Math.floor((this.#heard.get(itemId) ?? 0) / bytesPerMs),
      sentMs: Math.floor(sent / bytesPerMs),
    };
  }

  endPlayback(): void {
    // The test says when playback stops.
  }

  close(): void {
    // Nothing to close.
  }
}
