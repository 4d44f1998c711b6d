import type { Guard } from '../../guard.ts';
import type { LanguageLines } from '../../spoken/lines.ts';
import type { ToolFiller } from '../../tools/tool.ts';
import type { Floor } from '../conversation/floor.ts';
import type { CallState } from '../phase.ts';

export interface FillerLinesParts {
  readonly floor: Pick<Floor, 'free' | 'audible' | 'callerSounds' | 'awaitsAnswer' | 'toldToWaitMs'>;
  readonly state: Pick<CallState, 'phase'>;
  /** A caller who types what no model may hear is not talked to. */
  readonly secure: { readonly on: boolean };
  readonly guard: Pick<Guard, 'wrap'>;
  readonly speak: (text: string) => void;
  /** ISO 639-1. */
  readonly language: () => string;
  readonly lines: () => Pick<LanguageLines, 'looking' | 'stillLooking'>;
}

/** From the start of the first tool to the second line. */
const SECOND_AFTER_MS = 6_000;
const LOOK_EVERY_MS = 100;
/**
 * What the model itself has said about waiting counts as the first line, up to this long before the tool: GPT-Live says
 * it as soon as it has something done, and the text model that chooses the tool takes its time.
 */
const TOLD_BEFORE_MS = 4_000;

/**
 * What a caller hears who waits for a tool: one line after a short silence, another one seconds later, and then
 * nothing until the answer. It is spoken only while nobody speaks, so a caller who talks meanwhile may not hear it at
 * all. Tools that run at the same time share one wait, and so do those that
 * follow one another without a word in between.
 */
export class FillerLines {
  readonly #parts: FillerLinesParts;
  readonly #running = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  /** Of the tool that began the wait. */
  #declared: ToolFiller | undefined;
  #spoken: 'nothing' | 'first' | 'second' = 'nothing';
  /** When the next line is due, if it is silent then. */
  #dueMs = 0;
  #quietSinceMs = 0;
  #isChained = false;
  #beganMs = 0;

  constructor(parts: FillerLinesParts) {
    this.#parts = parts;
  }

  /**
   * A tool has begun.
   * @param filler undefined for a tool during which nothing is said
   * @param announced the model has said something in the response that calls the tool
   * @param chained another tool ran right before, and the caller has heard no answer since
   */
  begin(callId: string, filler: ToolFiller | undefined, announced: boolean, chained = false): void {
    if (!filler) return;
    this.#running.add(callId);
    if (this.#timer) return;
    this.#isChained = chained && this.#declared !== undefined;
    if (!this.#isChained) this.#beginWait(filler, announced);
    this.#timer = setInterval(
      this.#parts.guard.wrap('timer', () => this.#look()),
      LOOK_EVERY_MS,
    ).unref();
  }

  /** The tool has answered, or has failed. */
  end(callId: string): void {
    if (!this.#running.has(callId)) return;
    // Of tools that end sooner than a look comes, one after the other, the caller would hear nothing.
    if (this.#isChained) this.#look();
    this.#running.delete(callId);
    if (this.#running.size === 0) this.stop();
  }

  /** Idempotent. */
  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#running.clear();
  }

  #beginWait(filler: ToolFiller, announced: boolean): void {
    const nowMs = performance.now();
    this.#declared = filler;
    this.#beganMs = nowMs;
    this.#quietSinceMs = nowMs;
    this.#spoken = announced ? 'first' : 'nothing';
    this.#dueMs = nowMs + (announced ? SECOND_AFTER_MS : filler.afterMs);
  }

  #look(): void {
    const { floor, state, secure } = this.#parts;
    const nowMs = performance.now();
    this.#heedModel();
    // A line would take the place of an answer that the model prepares.
    const isSpoken = !floor.free && !(this.#isChained && !floor.audible);
    if (isSpoken || secure.on || floor.callerSounds || floor.awaitsAnswer) this.#quietSinceMs = nowMs;
    const { afterMs = 0 } = this.#declared ?? {};
    const isSilent = nowMs - this.#quietSinceMs >= afterMs;
    if (isSilent && floor.free && nowMs >= this.#dueMs && state.phase === 'conversing')
      this.#speakNext(nowMs);
  }

  #heedModel(): void {
    const { toldToWaitMs } = this.#parts.floor;
    if (this.#spoken !== 'nothing' || toldToWaitMs < this.#beganMs - TOLD_BEFORE_MS) return;
    this.#spoken = 'first';
    this.#dueMs = this.#beganMs + SECOND_AFTER_MS;
  }

  #speakNext(nowMs: number): void {
    const { language, lines, speak } = this.#parts;
    const { afterMs, text } = this.#declared ?? { afterMs: 0, text: {} };
    if (this.#spoken === 'nothing') {
      this.#spoken = 'first';
      this.#dueMs = nowMs + SECOND_AFTER_MS - afterMs;
      speak(text[language()] ?? lines().looking);
    } else if (this.#spoken === 'first') {
      this.#spoken = 'second';
      this.#dueMs = Number.POSITIVE_INFINITY;
      speak(lines().stillLooking);
    }
  }
}
