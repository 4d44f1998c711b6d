import type { Speaker } from '../audio/speaker.ts';
import { decodeMulaw } from './mulaw.ts';
import { RateChange } from './rate-change.ts';
import { SampleQueue } from './sample-queue.ts';

const TELEPHONE_RATE_HZ = 8000;
const SPEAKER_RATE_HZ = 24_000;
/** A minute: what comes back as an echo is what was played a moment ago. */
const ECHO_SAMPLES = 60 * TELEPHONE_RATE_HZ;

interface Mark {
  /** What must have been played before it. */
  readonly itemId: string;
  readonly reached: () => void;
}

/**
 * What the caller hears, as Twilio plays it: audio waits in a queue, a mark is reached when all before it was played,
 * and `clear` drops what waits and reaches every mark.
 * @see https://www.twilio.com/docs/voice/media-streams/websocket-messages#send-a-mark-message
 */
export class Earpiece {
  readonly #speaker: Speaker;
  readonly #rate = new RateChange(TELEPHONE_RATE_HZ, SPEAKER_RATE_HZ);
  readonly #echo = new SampleQueue(ECHO_SAMPLES);
  readonly #unfinished = new Set<string>();
  #segment = 0;
  #marks: Mark[] = [];
  #waiters: (() => void)[] = [];

  constructor(speaker: Speaker) {
    this.#speaker = speaker;
    speaker.onPlayed(({ itemId, atEnd }) => {
      if (atEnd) this.#finished(itemId);
    });
  }

  get isPlaying(): boolean {
    return this.#unfinished.size > 0;
  }

  play(mulaw: Uint8Array): void {
    const samples = decodeMulaw(mulaw);
    this.#echo.push(samples);
    this.#add(this.#rate.convert(samples));
  }

  /** A sound of the telephone itself, PCM16 at 24 kHz. */
  tone(samples: Int16Array): void {
    this.#add(samples);
  }

  mark(reached: () => void): void {
    const last = [...this.#unfinished].at(-1);
    if (last === undefined) reached();
    else this.#marks.push({ itemId: last, reached });
    this.#segment += 1;
  }

  /** Drops what was not played. @returns milliseconds of it, of those pieces that had begun or wait */
  clear(): number {
    const cut = this.#speaker.clear();
    const marks = this.#marks;
    this.#marks = [];
    this.#unfinished.clear();
    this.#segment += 1;
    this.#echo.clear();
    this.#rate.reset();
    for (const { reached } of marks) reached();
    this.#wake();
    return cut.length;
  }

  /** Resolves when nothing waits to be played. */
  quiet(): Promise<void> {
    if (!this.isPlaying) return Promise.resolve();
    return new Promise((resolve) => this.#waiters.push(resolve));
  }

  /** What the caller's telephone has played, for its echo: taken at the speed at which it is played. */
  takeEcho(count: number): Int16Array {
    return this.#echo.take(count);
  }

  #add(samples: Int16Array): void {
    const itemId = String(this.#segment);
    // The newest stays last in the order of the set.
    this.#unfinished.delete(itemId);
    this.#unfinished.add(itemId);
    this.#speaker.play(itemId, samples);
  }

  #finished(itemId: string): void {
    this.#unfinished.delete(itemId);
    const reached = this.#marks.filter((mark) => mark.itemId === itemId);
    this.#marks = this.#marks.filter((mark) => mark.itemId !== itemId);
    for (const mark of reached) mark.reached();
    if (!this.isPlaying) this.#wake();
  }

  #wake(): void {
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const wake of waiters) wake();
  }
}
