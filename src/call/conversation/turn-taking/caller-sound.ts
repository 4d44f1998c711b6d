import { FRAME_MS } from '../../../audio/format.ts';

/** Pauses within a word or a short sentence are shorter: 240 ms. */
const PAUSE_FRAMES = 12;
/** How loud a turn is, is how loud its loudest 200 ms are: pauses and the noise of the line do not change that. */
const PEAK_FRAMES = 10;
/** A single frame is no sound: the level of 60 ms counts. */
const SMOOTH_FRAMES = 3;
/** Levels that are kept, to compare them with what the assistant has said: 1.28 s. */
const KEPT_FRAMES = 64;
/** Mean of |sample| below which nothing on the line is a voice. */
const LEAST_VOICE = 300;
/** A voice is this many times louder than what is heard on the line anyway. */
const ABOVE_BACKGROUND = 2.5;
/** The same once the caller's level is known, which tells more. */
const ABOVE_BACKGROUND_KNOWN = 1.6;
/** How fast the background is learned, for a frame: it rises slowly and falls fast. */
const BACKGROUND_RISE = 0.01;
const BACKGROUND_FALL = 0.1;
/** How much of the caller's level a new turn changes. */
const LEARNING = 0.3;
/** Of the amplitude, for a factor of ten. */
const DECIBELS = 20;

/** A sound near the telephone, until there is none for 240 ms. */
interface Sound {
  readonly first: number;
  last: number;
}

/** Since the model has noticed the caller. */
interface Heard {
  nearFrames: number;
  peak: number;
}

export interface CallerSoundOptions {
  /** A voice this far below the caller's own level is not near the telephone, decibels. */
  readonly gateDb: number;
  /** Voice from which that level is known, milliseconds. */
  readonly knownMs: number;
}

/** What the sound of the caller's line tells: how long there has been a voice, and how loud it is for this caller. */
export class CallerSound {
  readonly #knownMs: number;
  readonly #gate: number;
  readonly #levels = new Float32Array(KEPT_FRAMES);
  #frame = 0;
  #smoothSum = 0;
  #peakSum = 0;
  #background = 0;
  #sound: Sound | undefined;
  #lastNear = 0;
  #heard: Heard = { nearFrames: 0, peak: 0 };
  #isTurn = false;
  #ownLevel = 0;
  #learnedMs = 0;

  constructor({ gateDb, knownMs }: CallerSoundOptions) {
    this.#gate = 10 ** (-gateDb / DECIBELS);
    this.#knownMs = knownMs;
  }

  /** The next 20 ms. @param level mean of |sample| */
  hear(level: number): void {
    const frame = this.#frame;
    this.#smoothSum += level - this.#levelAt(frame - SMOOTH_FRAMES);
    this.#peakSum += level - this.#levelAt(frame - PEAK_FRAMES);
    this.#levels[frame % KEPT_FRAMES] = level;
    this.#frame = frame + 1;
    this.#heard.peak = Math.max(this.#heard.peak, this.#peakSum / PEAK_FRAMES);
    if (this.#smoothSum >= this.#leastNear * SMOOTH_FRAMES) this.#hearNear(frame);
    else if (this.#sound && frame - this.#sound.last > PAUSE_FRAMES) this.#sound = undefined;
    if (!this.#isTurn) this.#learnBackground(level);
  }

  /** The model has noticed the caller: their sound that goes on is the beginning of a turn. */
  turnBegins(): void {
    this.#isTurn = true;
    this.#heard = { nearFrames: this.soundFrames, peak: this.#peakSum / PEAK_FRAMES };
  }

  turnEnds(): void {
    this.#isTurn = false;
  }

  /** Length of the near sound that goes on, or has ended less than 240 ms ago; frames, without the silence after it. */
  get soundFrames(): number {
    return this.#sound ? this.#sound.last - this.#sound.first + 1 : 0;
  }

  /** The same in milliseconds. */
  get soundMs(): number {
    return this.soundFrames * FRAME_MS;
  }

  /** Since the last near sound, milliseconds. */
  get quietMs(): number {
    return (this.#frame - this.#lastNear) * FRAME_MS;
  }

  /** Near sound in the whole turn, milliseconds. */
  get turnMs(): number {
    return this.#heard.nearFrames * FRAME_MS;
  }

  /** How loud the turn is, relative to how loud this caller usually is, in decibels; undefined while that is not known. */
  get relativeDb(): number | undefined {
    const { peak } = this.#heard;
    if (!this.#isKnown || peak <= 0 || this.#ownLevel <= 0) return undefined;
    return DECIBELS * Math.log10(peak / this.#ownLevel);
  }

  /** The turn was the caller's: this is how loud they are. */
  learn(): void {
    const { peak, nearFrames } = this.#heard;
    if (nearFrames === 0) return;
    this.#ownLevel += (peak - this.#ownLevel) * (this.#learnedMs === 0 ? 1 : LEARNING);
    this.#learnedMs += nearFrames * FRAME_MS;
  }

  /** What was learned was wrong. */
  unlearn(): void {
    this.#learnedMs = 0;
  }

  /** The latest levels, oldest first. @param frames at most 64 */
  levels(frames: number): Float32Array {
    return Float32Array.from({ length: frames }, (_, i) => this.#levelAt(this.#frame - frames + i));
  }

  get #isKnown(): boolean {
    return this.#learnedMs >= this.#knownMs;
  }

  /** Level from which a sound is near the telephone. */
  get #leastNear(): number {
    const background = this.#background * (this.#isKnown ? ABOVE_BACKGROUND_KNOWN : ABOVE_BACKGROUND);
    return Math.max(LEAST_VOICE, background, this.#isKnown ? this.#ownLevel * this.#gate : 0);
  }

  #hearNear(frame: number): void {
    this.#lastNear = frame + 1;
    const sound = this.#sound;
    if (sound && frame - sound.last <= PAUSE_FRAMES) {
      this.#heard.nearFrames += frame - sound.last;
      sound.last = frame;
    } else {
      this.#sound = { first: frame, last: frame };
      this.#heard.nearFrames += 1;
    }
  }

  #learnBackground(level: number): void {
    const share = level > this.#background ? BACKGROUND_RISE : BACKGROUND_FALL;
    this.#background += (level - this.#background) * share;
  }

  #levelAt(frame: number): number {
    return frame < 0 ? 0 : (this.#levels[frame % KEPT_FRAMES] ?? 0);
  }
}
