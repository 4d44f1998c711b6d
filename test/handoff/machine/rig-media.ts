import { TELEPHONE_LINE } from '../../../src/audio/line-format.ts';
import type { CallMedia, CallMediaListener } from '../../../src/media/call-media.ts';
import type { HeardAudio } from '../../../src/media/heard-audio.ts';
import type { Agenda } from './agenda.ts';

const WHOLE = { heardMs: 1000, sentMs: 1000 };
const HALF = { heardMs: 500, sentMs: 1000 };

/** One media stream of the call. */
export class RigMedia implements CallMedia {
  readonly line = TELEPHONE_LINE;
  readonly screen = undefined;
  readonly observer = undefined;
  readonly streamSid: string;
  listener: CallMediaListener | undefined;
  readonly #agenda: Agenda;
  readonly #onClose: (media: RigMedia) => void;
  readonly #playing = new Set<string>();
  readonly #heard = new Map<string, HeardAudio>();
  #state: 'open' | 'over' = 'open';
  #isSilent = false;

  constructor(streamSid: string, agenda: Agenda, onClose: (media: RigMedia) => void) {
    this.streamSid = streamSid;
    this.#agenda = agenda;
    this.#onClose = onClose;
  }

  get playing(): boolean {
    return this.#playing.size > 0;
  }

  play(itemId: string): void {
    if (this.#state !== 'open' || this.#isSilent) return;
    this.#playing.add(itemId);
    this.#heard.set(itemId, { itemId, ...HALF });
  }

  finishItem(itemId: string): void {
    this.#agenda.add('line heard', () => {
      if (this.#state !== 'open' || !this.#playing.delete(itemId)) return;
      this.#heard.set(itemId, { itemId, ...WHOLE });
      this.listener?.onItemHeard({ itemId, ...WHOLE });
    });
  }

  clear(): HeardAudio[] {
    const cut = [...this.#playing].map((itemId) => ({ itemId, ...HALF }));
    this.#playing.clear();
    return cut;
  }

  heard(itemId: string): HeardAudio | undefined {
    return this.#heard.get(itemId);
  }

  endPlayback(): void {
    this.#isSilent = true;
  }

  /** The gateway closes the stream. It learns of the end as of every other one, a moment later. */
  close(): void {
    if (!this.#end()) return;
    this.#onClose(this);
    queueMicrotask(() => this.listener?.onStop('closed'));
  }

  /** Twilio ends the stream, or it is lost. */
  stop(cause: 'stop' | 'lost'): void {
    if (this.#end()) this.listener?.onStop(cause);
  }

  #end(): boolean {
    if (this.#state === 'over') return false;
    this.#state = 'over';
    return true;
  }
}
