import { encodeMulaw } from '../../src/audio/mulaw.ts';
import type { EarOptions, Hearing } from './hearing.ts';
import { PrintFrames } from './print-frames.ts';
import { levelDb, NoiseFloor } from './sound-level.ts';
import { PRINT_FRAME } from './speech-print.ts';
import type { SpokenWords } from './spoken-words.ts';

const SAMPLES_PER_MS = 8;
const FRAME_MS = PRINT_FRAME / SAMPLES_PER_MS;
/** Quieter sounds are not detected on any line. */
const QUIETEST_DB = -48;
/** A sound must be this much louder than the line. */
const ABOVE_FLOOR_DB = 10;
/** It lasts while it is no more than this much quieter than what began it. */
const HYSTERESIS_DB = 3;
/** A sound begins with three loud frames of four. */
const RECENT_FRAMES = 4;
const LOUD_FRAMES = 3;
const ALL_RECENT = (1 << RECENT_FRAMES) - 1;

export interface VendorEarOptions extends EarOptions {
  readonly words: SpokenWords;
}

/**
 * Hears as the vendors' detection does: every sound above a threshold is speech, no matter who made it, and it is over after
 * some silence. The threshold follows the noise of the line. The words are those of `SpokenWords`; a sound without any
 * has an empty text.
 */
export class VendorEar implements Hearing {
  readonly #options: VendorEarOptions;
  readonly #floor = new NoiseFloor();
  readonly #frames = new PrintFrames((frame) => {
    this.#heardMs += FRAME_MS;
    this.#hearFrame(frame);
  });
  readonly #mulaw = new Uint8Array(PRINT_FRAME);
  #heardMs = 0;
  /** One bit for each of the last frames: whether it was loud. */
  #recent = 0;
  #speaking = false;
  #loudUntilMs = 0;
  #said: string[] = [];

  constructor(options: VendorEarOptions) {
    this.#options = options;
  }

  hear(pcm: Int16Array): void {
    this.#frames.push(pcm);
  }

  #hearFrame(frame: Int16Array): void {
    const level = levelDb(frame);
    const threshold = this.#threshold();
    this.#floor.hear(level);
    this.#recent = ((this.#recent << 1) | (level > threshold ? 1 : 0)) & ALL_RECENT;
    if (isSound(this.#recent)) this.#loudUntilMs = this.#heardMs;
    if (!this.#speaking && isSound(this.#recent)) this.#start();
    if (!this.#speaking) return;
    this.#listen(frame);
    if (this.#heardMs - this.#loudUntilMs >= this.#options.silenceMs) this.#stop();
  }

  #threshold(): number {
    const { db } = this.#floor;
    if (db === undefined) return Number.POSITIVE_INFINITY;
    const begins = Math.max(QUIETEST_DB, db + ABOVE_FLOOR_DB);
    return this.#speaking ? begins - HYSTERESIS_DB : begins;
  }

  #start(): void {
    this.#speaking = true;
    this.#said = [];
    this.#options.onSpeechStarted(Math.max(0, this.#heardMs - RECENT_FRAMES * FRAME_MS));
  }

  #listen(frame: Int16Array): void {
    const word = this.#options.words.wordIn(encodeMulaw(frame, this.#mulaw));
    if (word === undefined) return;
    this.#said.push(word);
    this.#options.onWord?.(word);
  }

  #stop(): void {
    this.#speaking = false;
    this.#options.onSpeechStopped(this.#loudUntilMs, this.#said.join(' '));
  }
}

function isSound(recent: number): boolean {
  let loud = 0;
  for (let bit = 0; bit < RECENT_FRAMES; bit += 1) loud += (recent >> bit) & 1;
  return loud >= LOUD_FRAMES;
}
