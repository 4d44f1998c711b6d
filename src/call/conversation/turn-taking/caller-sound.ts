import { FRAME_MS } from '../../../audio/format.ts';
import { VoiceLevel } from '../../../audio/voice-level.ts';

/** Pauses within speech are shorter. */
const PAUSE_FRAMES = 15;
/** Loud frames that say how loud a sound is now: 300 ms of voice. */
const RECENT_FRAMES = 15;
/** Levels that are kept, to compare them with what the assistant has said: 1.28 s. */
const KEPT_FRAMES = 64;
/** How much of the caller's level a new turn changes. */
const LEARNING = 0.3;
const DECIBELS = 20;

/** One sound of the caller, until it has been quiet for 300 ms. */
interface Burst {
  readonly firstFrame: number;
  lastLoudFrame: number;
  loudFrames: number;
  levelSum: number;
}

/** Loud frames since something began. */
interface Voice {
  loudFrames: number;
  levelSum: number;
}

/** What the sound of the caller's line tells: how long there has been a voice, and how loud it is for this caller. */
export class CallerSound {
  readonly #voice = new VoiceLevel();
  readonly #levels = new Float32Array(KEPT_FRAMES);
  readonly #recent = new Float32Array(RECENT_FRAMES);
  #frame = 0;
  #recentCount = 0;
  #burst: Burst | undefined;
  /** Since the model has noticed the caller. */
  #turn: Voice = { loudFrames: 0, levelSum: 0 };
  #ownLevel = 0;
  #learnedMs = 0;

  /** The next 20 ms. @param level mean of |sample| */
  hear(level: number): void {
    const frame = this.#frame;
    this.#frame += 1;
    this.#levels[frame % KEPT_FRAMES] = level;
    if (this.#voice.isVoice(level)) this.#hearVoice(frame, level);
    else if (this.#burst && frame - this.#burst.lastLoudFrame > PAUSE_FRAMES) this.#burst = undefined;
  }

  /** The model has noticed the caller: their sound that goes on is the beginning of a turn. */
  beginTurn(): void {
    const { loudFrames = 0, levelSum = 0 } = this.#burst ?? {};
    this.#turn = { loudFrames, levelSum };
  }

  /** Voice in the sound that goes on, or has ended less than 300 ms ago; milliseconds. */
  get soundMs(): number {
    return (this.#burst?.loudFrames ?? 0) * FRAME_MS;
  }

  /** Frames from the beginning of that sound to its latest voice. */
  get soundFrames(): number {
    return this.#burst ? this.#burst.lastLoudFrame - this.#burst.firstFrame + 1 : 0;
  }

  /** Voice in the whole turn, milliseconds. */
  get turnMs(): number {
    return this.#turn.loudFrames * FRAME_MS;
  }

  /** Mean level of the latest 300 ms of voice; 0 before there is any. */
  get level(): number {
    return mean(this.#recent.subarray(0, Math.min(this.#recentCount, RECENT_FRAMES)));
  }

  /**
   * How loud the latest voice is, relative to how loud this caller usually is, in decibels.
   * @param knownMs voice from which that is known
   * @returns undefined while it is not
   */
  relativeDb(knownMs: number): number | undefined {
    return this.#learnedMs < knownMs ? undefined : decibels(this.level, this.#ownLevel);
  }

  /** The same of the whole turn. */
  turnDb(knownMs: number): number | undefined {
    const { loudFrames, levelSum } = this.#turn;
    if (this.#learnedMs < knownMs || loudFrames === 0) return undefined;
    return decibels(levelSum / loudFrames, this.#ownLevel);
  }

  /** The turn was the caller's: this is how loud they are. */
  learn(): void {
    const { loudFrames, levelSum } = this.#turn;
    if (loudFrames === 0) return;
    this.#ownLevel += (levelSum / loudFrames - this.#ownLevel) * (this.#learnedMs === 0 ? 1 : LEARNING);
    this.#learnedMs += loudFrames * FRAME_MS;
  }

  /** What was learned was wrong. */
  unlearn(): void {
    this.#learnedMs = 0;
  }

  /** The latest levels, oldest first. @param frames at most 64 */
  levels(frames: number): Float32Array {
    const levels = new Float32Array(frames);
    for (let i = 0; i < frames; i += 1) {
      const frame = this.#frame - frames + i;
      levels[i] = frame < 0 ? 0 : (this.#levels[frame % KEPT_FRAMES] ?? 0);
    }
    return levels;
  }

  #hearVoice(frame: number, level: number): void {
    this.#turn.loudFrames += 1;
    this.#turn.levelSum += level;
    const burst = this.#burst;
    if (burst && frame - burst.lastLoudFrame <= PAUSE_FRAMES) {
      burst.lastLoudFrame = frame;
      burst.loudFrames += 1;
      burst.levelSum += level;
    } else {
      this.#burst = { firstFrame: frame, lastLoudFrame: frame, loudFrames: 1, levelSum: level };
      this.#recentCount = 0;
    }
    this.#recent[this.#recentCount % RECENT_FRAMES] = level;
    this.#recentCount += 1;
  }
}

function decibels(level: number, reference: number): number | undefined {
  return level > 0 && reference > 0 ? DECIBELS * Math.log10(level / reference) : undefined;
}

function mean(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}
