import { FRAME_BYTES, SILENCE_BYTE } from '../../src/audio/format.ts';

const SILENCE = Buffer.alloc(FRAME_BYTES, SILENCE_BYTE);
/** The quietest codes of mu-law, both signs, in an order without a tone in it: the hiss of a real line. */
const NOISE = Buffer.from(
  Array.from({ length: FRAME_BYTES }, (_, n) => 0xff - ((n * n * 7 + n) % 3) - (n % 2) * 0x80),
);
const KEYS = /^[0-9*#A-D]*$/;
/** One key every 100 ms, as a quick thumb or a dialler does. */
const FRAMES_PER_KEY = 5;

interface Utterance {
  readonly mulaw: Buffer;
  readonly sent: () => void;
}

interface KeyPress {
  readonly digit: string;
  readonly sent: () => void;
}

/** Everything that a telephone picks up: a caller with all the sounds around them. */
export interface Microphone {
  /** Called once for each frame, in order. @param index counted from the answer @returns 20 ms of mu-law */
  frame(index: number): Buffer;
}

/** What leaves the caller's telephone in 20 ms. */
export interface SpokenFrame {
  readonly audio: Buffer;
  /** False when the line lost the frame, or suppressed it as silence. */
  readonly arrives: boolean;
  readonly digit?: string;
}

/** The caller's microphone and keys: a queue that is drained one frame at a time. */
export class Mouthpiece {
  /** While true, frames in which nothing is said are not sent at all. */
  suppressesSilence = false;
  /** Frames in which something was said and which the line lost. */
  lostWords = 0;
  readonly #idleFrame: Buffer;
  readonly #microphone: Microphone | undefined;
  readonly #utterances: Utterance[] = [];
  readonly #keys: KeyPress[] = [];
  #offset = 0;
  #framesToDrop = 0;
  #framesToKey = 0;
  #frames = 0;
  #finished = false;

  /** @param microphone takes the place of what is said by `say` */
  constructor(lineNoise: boolean, microphone?: Microphone) {
    this.#idleFrame = lineNoise ? NOISE : SILENCE;
    this.#microphone = microphone;
  }

  /** Resolves when the last frame has left, or `finish` is or was called. */
  say(mulaw: Buffer): Promise<void> {
    if (mulaw.length === 0 || this.#finished) return Promise.resolve();
    return new Promise((sent) => this.#utterances.push({ mulaw, sent }));
  }

  /** @throws RangeError for anything but 0-9 * # A-D */
  async press(digits: string): Promise<void> {
    if (!KEYS.test(digits)) throw new RangeError('a telephone has the keys 0-9 * # A-D');
    if (this.#finished) return;
    const presses = [...digits].map((digit) => new Promise<void>((sent) => this.#keys.push({ digit, sent })));
    await Promise.all(presses);
  }

  dropFrames(count: number): void {
    this.#framesToDrop += count;
  }

  /** @param isHeard false while no stream takes what is said: it is lost */
  nextFrame(isHeard = true): SpokenFrame {
    const speech = this.#nextSpeech();
    const key = this.#nextKey();
    const dropped = this.#dropsThisFrame();
    if ((dropped || !isHeard) && speech) this.lostWords += 1;
    return {
      audio: speech ?? this.#idleFrame,
      arrives: !dropped && (speech !== undefined || !this.suppressesSilence),
      ...(key === undefined ? {} : { digit: key }),
    };
  }

  /** Nothing more will leave: frees everyone who waits. */
  finish(): void {
    this.#finished = true;
    for (const { sent } of [...this.#utterances.splice(0), ...this.#keys.splice(0)]) sent();
  }

  #nextSpeech(): Buffer | undefined {
    this.#frames += 1;
    if (this.#microphone) return this.#microphone.frame(this.#frames - 1);
    const current = this.#utterances[0];
    if (!current) return undefined;
    const piece = current.mulaw.subarray(this.#offset, this.#offset + FRAME_BYTES);
    this.#offset += FRAME_BYTES;
    if (this.#offset >= current.mulaw.length) {
      this.#utterances.shift();
      this.#offset = 0;
      current.sent();
    }
    return piece.length === FRAME_BYTES ? piece : Buffer.concat([piece, SILENCE], FRAME_BYTES);
  }

  #nextKey(): string | undefined {
    if (this.#framesToKey > 0) this.#framesToKey -= 1;
    if (this.#framesToKey > 0) return undefined;
    const key = this.#keys.shift();
    if (!key) return undefined;
    this.#framesToKey = FRAMES_PER_KEY;
    key.sent();
    return key.digit;
  }

  #dropsThisFrame(): boolean {
    if (this.#framesToDrop === 0) return false;
    this.#framesToDrop -= 1;
    return true;
  }
}
