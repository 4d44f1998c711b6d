import type { CallMedia, CallMediaListener, StopCause } from './call-media.ts';
import type { HeardAudio } from './heard-audio.ts';
import type { LineWatchListener } from './line-watch.ts';

export interface OpenLineParts {
  readonly media: Pick<CallMedia, 'line' | 'endPlayback'> & {
    /** Passes what must have been played long ago, though the peer has not said so. */
    passOverdue(): HeardAudio[] | undefined;
  };
  /** Asks the peer for a sign of life. */
  readonly ping: () => void;
  /** Counts and cuts a connection whose peer does not answer. */
  readonly giveUp: () => void;
  /** Runs what a timer brings; a failure in it ends this call and no other. */
  readonly run: (step: () => void) => void;
}

/** What a carrier's open line tells the call that it serves, from the moment the call has taken it until it is over. */
export class OpenLine implements LineWatchListener {
  readonly #parts: OpenLineParts;
  #listener: CallMediaListener | undefined;

  constructor(parts: OpenLineParts) {
    this.#parts = parts;
  }

  /** The call has taken the line. */
  serve(listener: CallMediaListener): void {
    this.#listener = listener;
  }

  /** Audio comes all the time while the line lives, so that what is overdue is noticed without a timer. */
  hear(payload: string): void {
    this.tellHeard(this.#parts.media.passOverdue());
    this.#listener?.onAudio(payload);
  }

  /** The caller was silent for this long, and nothing was sent for it. */
  hearSilence(ms: number): void {
    const { line } = this.#parts.media;
    this.hear(line.silence(Math.round(ms * line.bytesPerMs)));
  }

  /** More was played; these items to their end. Undefined: nothing new is known. */
  tellHeard(items: readonly HeardAudio[] | undefined): void {
    if (!items) return;
    for (const item of items) this.#listener?.onItemHeard(item);
    this.#listener?.onPlayback();
  }

  key(digit: string): void {
    this.#listener?.onDtmf(digit);
  }

  text(text: string): void {
    this.#listener?.onText(text);
  }

  /** Tells the call once that its line is over. */
  end(cause: StopCause): void {
    this.#parts.media.endPlayback();
    const listener = this.#listener;
    this.#listener = undefined;
    listener?.onStop(cause);
  }

  onQuiet(silenceMs: number): void {
    this.#parts.run(() => this.hearSilence(silenceMs));
  }

  onNoSign(): void {
    this.#parts.run(() => this.#parts.ping());
  }

  onDead(): void {
    this.#parts.run(() => this.#parts.giveUp());
  }
}
