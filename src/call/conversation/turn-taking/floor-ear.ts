import { isEcho } from '../../../escalation/echo.ts';
import type { Logger } from '../../../logging.ts';
import type { FrameDrops } from '../../../telemetry/frame-drops.ts';
import { CallerSound } from './caller-sound.ts';
import { comparedFrames, followsOwnSound } from './echo.ts';
import type { FloorRules } from './floor-rules.ts';
import type { OverheardTurn, TurnEnd } from './overheard-turn.ts';
import type { OverlapEvidence } from './overlap-verdict.ts';
import type { PausableMedia } from './pausable-media.ts';
import type { TurnEvidence } from './turn-verdict.ts';
import { WordsWatch } from './words-watch.ts';

/** Frames of the caller that are compared with what was played: 400 ms to 1 s, looked at every 200 ms. */
const LEAST_ECHO_FRAMES = 20;
const MOST_ECHO_FRAMES = 50;
const ECHO_EVERY_FRAMES = 10;
/** An echo is at least this much quieter than the caller's own voice, decibels. */
const ECHO_DB = 6;
/** Voice that is assumed in a turn that was not heard here: its words decide, and in doubt it counts. */
const REPLAYED_VOICE_MS = 300;
/** An assistant that has less to say than this is at the end, milliseconds. */
const AT_END_MS = 800;

interface FloorEarParts {
  readonly media: Pick<PausableMedia, 'latest' | 'playedLevels'>;
  /** What the assistant is saying, as far as it is known, heard or not. */
  readonly saying: () => string;
  readonly rules: FloorRules;
  readonly drops: Pick<FrameDrops, 'count'>;
  readonly logger: Logger;
}

/** What both sides' sound and words tell about something that the caller says. */
export class FloorEar {
  readonly words: WordsWatch;
  readonly #parts: FloorEarParts;
  readonly #sound: CallerSound;
  #frames = 0;
  /** The last turn was taken for somebody else's voice. */
  #wasFaint = false;

  constructor(parts: FloorEarParts) {
    this.#parts = parts;
    const { gateDb, levelKnownMs: knownMs, noWordsMs } = parts.rules;
    this.#sound = new CallerSound({ gateDb, knownMs });
    this.words = new WordsWatch({ ...parts, noWordsMs });
  }

  /** Whether there is a sound on the caller's line now. */
  get hasSound(): boolean {
    return this.#sound.soundMs > 0;
  }

  /** The next 20 ms of the caller. @param level mean of |sample| */
  hear(level: number): void {
    this.#frames += 1;
    this.#sound.hear(level);
    this.words.look();
  }

  turnBegins(): void {
    this.#sound.turnBegins();
  }

  /** @param atMs when the turn was over, on the monotonic clock */
  turnEnds(atMs: number): TurnEnd {
    this.#sound.turnEnds();
    this.words.turnEnds(atMs);
    return { atMs, voiceMs: this.#sound.turnMs, relativeDb: this.#sound.relativeDb };
  }

  /** Since the last sound near the telephone, milliseconds. */
  get quietMs(): number {
    return this.#sound.quietMs;
  }

  /** Whether a text repeats what the assistant is saying. */
  isOwnText(text: string): boolean {
    return this.#parts.rules.echoGuard && isEcho(text, this.#parts.saying());
  }

  /** The turn was the caller's: this is how loud they are. */
  learn(): void {
    // They have moved away from the telephone.
    if (this.#wasFaint) this.#sound.unlearn();
    this.#wasFaint = false;
    this.#sound.learn();
  }

  /** The turn was somebody else's. */
  wasForeign(): void {
    this.#wasFaint = true;
  }

  overlap(turn: OverheardTurn): OverlapEvidence {
    turn.isEcho = this.#isEcho(turn);
    return {
      words: turn.words,
      wordsAreFinal: turn.transcript !== undefined,
      wordsCome: this.#wordsComeFor(turn),
      soundMs: this.#sound.soundMs,
      ...this.#soundOf(turn, turn.end ?? { voiceMs: this.#sound.turnMs, relativeDb: this.#sound.relativeDb }),
      isEcho: turn.isEcho,
      elapsedMs: performance.now() - turn.startedMs,
      endedMs: turn.endedMs,
      isCollision: turn.isCollision,
      isAnswer: this.#isAfterQuestion,
    };
  }

  turn(turn: OverheardTurn, end: TurnEnd): TurnEvidence {
    return {
      words: turn.words,
      wordsAreFinal: turn.transcript !== undefined,
      wordsCome: this.#wordsComeFor(turn),
      ...this.#soundOf(turn, end),
      endedMs: turn.endedMs ?? 0,
      isSecondTry: this.#wasFaint,
    };
  }

  #soundOf(
    { isReplayed }: OverheardTurn,
    { voiceMs, relativeDb }: Pick<TurnEnd, 'voiceMs' | 'relativeDb'>,
  ): Pick<TurnEnd, 'voiceMs' | 'relativeDb'> {
    return isReplayed ? { voiceMs: REPLAYED_VOICE_MS, relativeDb: undefined } : { voiceMs, relativeDb };
  }

  #wordsComeFor({ hasFailed }: OverheardTurn): boolean {
    return !hasFailed && this.words.come;
  }

  get #isAfterQuestion(): boolean {
    const { heardMs, sentMs } = this.#parts.media.latest;
    return sentMs - heardMs < AT_END_MS && /[?？]\s*$/u.test(this.#parts.saying());
  }

  #isEcho(turn: OverheardTurn): boolean {
    const { media, rules } = this.#parts;
    if (!rules.echoGuard) return false;
    if (turn.text !== '' && this.isOwnText(turn.text)) return true;
    if (turn.end || this.#frames % ECHO_EVERY_FRAMES !== 0) return turn.isEcho;
    const frames = Math.min(MOST_ECHO_FRAMES, this.#sound.soundFrames);
    if (frames < LEAST_ECHO_FRAMES) return turn.isEcho;
    const { relativeDb } = this.#sound;
    if (relativeDb !== undefined && relativeDb > -ECHO_DB) return false;
    return followsOwnSound(this.#sound.levels(frames), media.playedLevels(comparedFrames(frames)));
  }
}
