import type { Guard } from '../../guard.ts';
import type { LanguageLines } from '../../spoken/lines.ts';
import type { ToolFiller } from '../../tools/tool.ts';
import type { Floor } from '../conversation/floor.ts';
import type { CallState } from '../phase.ts';

export interface FillerLinesParts {
  readonly floor: Pick<Floor, 'free' | 'callerSounds' | 'awaitsAnswer'>;
  readonly state: Pick<CallState, 'phase'>;
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
 * What a caller hears who waits for a tool: one line after a short silence, another one seconds later, and then
 * nothing until the answer. It is spoken only while nobody speaks, so a caller who talks meanwhile may not hear it at
 * all. Tools that run at the same time share one wait.
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

  constructor(parts: FillerLinesParts) {
    this.#parts = parts;
  }

  /**
   * A tool has begun.
   * @param filler undefined for a tool during which nothing is said
   * @param announced the model has said something in the response that calls the tool
   */
  begin(callId: string, filler: ToolFiller | undefined, announced: boolean): void {
    if (!filler) return;
    this.#running.add(callId);
    if (this.#timer) return;
    const nowMs = performance.now();
    this.#declared = filler;
    this.#quietSinceMs = nowMs;
    this.#spoken = announced ? 'first' : 'nothing';
    this.#dueMs = nowMs + (announced ? SECOND_AFTER_MS : filler.afterMs);
    this.#timer = setInterval(
      this.#parts.guard.wrap('timer', () => this.#look()),
      LOOK_EVERY_MS,
    ).unref();
  }

  /** The tool has answered, or has failed. */
  end(callId: string): void {
    if (this.#running.delete(callId) && this.#running.size === 0) this.stop();
  }

  /** Idempotent. */
  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#running.clear();
  }

  #look(): void {
    const { floor, state } = this.#parts;
    const nowMs = performance.now();
    // A line would take the place of an answer that the model prepares.
    if (!floor.free || floor.callerSounds || floor.awaitsAnswer) this.#quietSinceMs = nowMs;
    const { afterMs = 0 } = this.#declared ?? {};
    const isSilent = nowMs - this.#quietSinceMs >= afterMs;
    if (isSilent && nowMs >= this.#dueMs && state.phase === 'conversing') this.#speakNext(nowMs);
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
