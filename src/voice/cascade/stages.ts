import type { Logger } from '../../logging.ts';
import type { Metrics } from '../../telemetry/metrics.ts';

/**
 * What an answer's first sound waits for: the caller's pause, the first words of the model, the rest of its first
 * sentence, the first sound of that sentence; and all of it.
 */
export type CascadeStage = 'pause' | 'first_words' | 'first_sentence' | 'first_sound' | 'total';

/** Measures where the time until the first sound of an answer goes. Times are of the monotonic clock. */
export class Stages {
  readonly #metrics: Pick<Metrics, 'cascadeStage'>;
  readonly #logger: Pick<Logger, 'debug'>;
  /** Of the answer that is waited for, milliseconds. */
  #stages: Partial<Record<CascadeStage, number>> = {};
  #turnEndedMs: number | undefined;
  #stepMs = 0;
  #next: CascadeStage | undefined;

  constructor(metrics: Pick<Metrics, 'cascadeStage'>, logger: Pick<Logger, 'debug'>) {
    this.#metrics = metrics;
    this.#logger = logger;
  }

  /** The caller's turn is over. @param silentMs silence since its last sound */
  turnEnded(silentMs: number): void {
    this.#turnEndedMs = performance.now() - silentMs;
    this.#stages = {};
    this.#observe('pause', silentMs);
  }

  /** The model is asked. */
  asked(): void {
    this.#stepMs = performance.now();
    this.#next = 'first_words';
  }

  /** What is spoken next is no answer. */
  notAsked(): void {
    this.#next = undefined;
  }

  words(): void {
    this.#step('first_words', 'first_sentence');
  }

  sentence(): void {
    this.#step('first_sentence', 'first_sound');
  }

  sound(): void {
    if (this.#next !== 'first_sound') return;
    this.#step('first_sound', undefined);
    if (this.#turnEndedMs === undefined) return;
    this.#observe('total', performance.now() - this.#turnEndedMs);
    this.#turnEndedMs = undefined;
    this.#logger.debug(this.#stages, 'First sound of an answer of the cascade: milliseconds by stage');
  }

  #step(stage: CascadeStage, next: CascadeStage | undefined): void {
    if (this.#next !== stage) return;
    const nowMs = performance.now();
    this.#observe(stage, nowMs - this.#stepMs);
    this.#stepMs = nowMs;
    this.#next = next;
  }

  #observe(stage: CascadeStage, ms: number): void {
    this.#metrics.cascadeStage.observe({ stage }, ms / 1000);
    this.#stages[stage] = Math.round(ms);
  }
}
