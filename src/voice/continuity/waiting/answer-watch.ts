/**
 * `owed`: the model itself has shown that an answer is due, or was asked for one. `suspected`: only the level of the
 * line suggests it.
 */
export type Due = 'owed' | 'suspected';

export interface AnswerWatchOptions {
  /** Longest time from the end of the caller's turn to the first sound, without a sign of work; milliseconds. */
  readonly timeoutMs: number;
  /** Whether the caller is still speaking, so that an answer cannot be due. */
  readonly callerSpeaks: () => boolean;
  /** The answer is slow; nothing is wrong yet. */
  readonly onSlow: () => void;
  /** After `onSlow`: the wait is over. */
  readonly onSettled: () => void;
  /** The answer has not begun in time. */
  readonly onSilence: (due: Due) => void;
}

/**
 * How much longer than the timeout a model at work may take: since its last sign, and in all. There may be only one
 * sign: a model that thinks says that it has begun, and then nothing until it speaks.
 */
const WORK_SHARE = 1.5;
const LONGEST_WORK_SHARE = 3;
/** How many timeouts a caller who seems to speak on may add: a loud line must not hide a silent model. */
const MAX_PATIENCE = 5;

/** Notices a model that hears a whole turn of the caller and then says nothing. */
export class AnswerWatch {
  readonly #options: AnswerWatchOptions;
  #due: Due | undefined;
  #timer: NodeJS.Timeout | undefined;
  #slowTimer: NodeJS.Timeout | undefined;
  /** Silence before the caller hears the filler, milliseconds. */
  #slowMs = 0;
  #isSlow = false;
  #patience = 0;
  #sinceMs = 0;
  #dueMs = 0;
  #latestMs = 0;

  constructor(options: AnswerWatchOptions) {
    this.#options = options;
  }

  /** Whether an answer is owed. */
  get armed(): boolean {
    return this.#due === 'owed';
  }

  /** How long an answer has been owed, milliseconds; 0 when none is. */
  get owedMs(): number {
    return this.armed ? performance.now() - this.#sinceMs : 0;
  }

  /**
   * An answer is owed from now on. Changes nothing when one is owed already.
   * @param slowMs silence before the caller hears the filler, milliseconds
   */
  expect(slowMs: number): void {
    if (this.#due === 'owed') return;
    this.#begin('owed', 1);
    this.#armSlow(slowMs);
  }

  /**
   * An answer is due if the level of the line can be believed.
   * @param share part of the timeout of an owed answer
   * @param slowMs when given, the caller hears, by `onSlow`, that the answer takes long
   */
  suspect({ share = 1, slowMs }: { readonly share?: number; readonly slowMs?: number } = {}): void {
    if (this.#due) return;
    this.#begin('suspected', share);
    if (slowMs !== undefined) this.#armSlow(slowMs);
  }

  /** The model works on its answer, though it has sent no sound yet. */
  working(): void {
    if (!this.#due) return;
    const workMs = this.#options.timeoutMs * WORK_SHARE;
    this.#dueMs = Math.min(this.#latestMs, performance.now() + workMs);
  }

  /** The model has given a sign, or the caller speaks again. */
  settle(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#slowTimer);
    this.#due = undefined;
    const wasSlow = this.#isSlow;
    this.#isSlow = false;
    if (wasSlow) this.#options.onSettled();
  }

  #begin(due: Due, share: number): void {
    this.settle();
    const { timeoutMs } = this.#options;
    const nowMs = performance.now();
    this.#due = due;
    this.#patience = MAX_PATIENCE;
    this.#sinceMs = nowMs;
    this.#dueMs = nowMs + timeoutMs * share;
    this.#latestMs = nowMs + timeoutMs * LONGEST_WORK_SHARE;
    this.#arm(timeoutMs * share);
  }

  #arm(delayMs: number): void {
    this.#timer = setTimeout(() => this.#look(), Math.ceil(delayMs)).unref();
  }

  #armSlow(slowMs: number): void {
    this.#slowMs = slowMs;
    this.#slowTimer = setTimeout(() => this.#onSlow(), slowMs).unref();
  }

  #look(): void {
    const { timeoutMs, callerSpeaks, onSilence } = this.#options;
    const leftMs = this.#dueMs - performance.now();
    if (leftMs > 0) {
      this.#arm(leftMs);
    } else if (this.#patience > 0 && callerSpeaks()) {
      this.#patience -= 1;
      this.#arm(timeoutMs);
    } else {
      const due = this.#due ?? 'suspected';
      this.settle();
      onSilence(due);
    }
  }

  #onSlow(): void {
    if (this.#options.callerSpeaks()) {
      this.#armSlow(this.#slowMs);
      return;
    }
    this.#isSlow = true;
    this.#options.onSlow();
  }
}
