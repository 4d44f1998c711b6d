import { ProviderError } from '../../../errors.ts';
import type { Filler } from '../waiting/filler.ts';
import type { VoiceCandidate } from './candidate.ts';
import type { Candidates } from './candidate-selector.ts';
import type { VoiceStream } from './voice-stream.ts';

export interface RecoveryOptions {
  readonly candidates: Candidates;
  readonly filler: Filler;
  /** Longest time without a model, milliseconds. */
  readonly gapMs: number;
  /** Whether the caller waits for the model to speak. */
  readonly isOwed: () => boolean;
  /** Opens a stream that takes over at once. */
  readonly open: (candidate: VoiceCandidate, reason: 'recovered' | 'failed_over') => void;
  /** The history was too long: less of it is given from now on. */
  readonly trim: () => void;
  /** Nothing is left to try, or no time. */
  readonly giveUp: (error: ProviderError) => void;
}

/**
 * Finds another stream when one is lost. A gap is over when a model is heard, or has heard the caller, or nobody
 * waits for it; a stream that was only accepted proves nothing.
 */
export class Recovery {
  readonly #options: RecoveryOptions;
  /** `pausing` before the next try, `proving` with a stream that has given no sign of life yet. */
  #state: 'whole' | 'pausing' | 'proving' = 'whole';
  #sinceMs = 0;
  #accepted = false;
  #error = new ProviderError('provider_unavailable', 'No provider can be had at the moment');
  #retryTimer: NodeJS.Timeout | undefined;
  #deadline: NodeJS.Timeout | undefined;

  constructor(options: RecoveryOptions) {
    this.#options = options;
  }

  /**
   * There is no stream any more.
   * @param silentMs how long the caller has already waited for the model
   * @param started whether the conversation had a stream before: before that nothing was promised to the ear
   */
  lost(stream: VoiceStream, error: ProviderError, { silentMs, started }: LossContext): void {
    const { candidates, filler, gapMs, giveUp, trim } = this.#options;
    this.#error = error;
    this.#begin(silentMs);
    const next = candidates.failed(stream.candidate, error, stream.open);
    if (!next || performance.now() - this.#sinceMs >= gapMs) {
      this.stop();
      giveUp(error);
      return;
    }
    if (next.step === 'trim') trim();
    if (started) filler.start(silentMs);
    this.#state = 'pausing';
    const reason = next.candidate.provider === stream.candidate.provider ? 'recovered' : 'failed_over';
    this.#retryTimer = setTimeout(() => {
      this.#state = 'proving';
      this.#options.open(next.candidate, reason);
    }, next.delayMs).unref();
  }

  /** A stream was accepted. */
  accepted(): void {
    this.#accepted = true;
    if (!this.#options.isOwed()) this.#options.filler.stop();
  }

  /** The model is heard, or has heard the caller. */
  signOfLife(stream: VoiceStream): void {
    if (this.#state === 'whole') return;
    this.#end();
    this.#options.candidates.succeeded(stream.candidate);
  }

  /** A first or planned stream has begun, which has to prove itself as well. */
  watch(): void {
    if (this.#state === 'whole') this.#state = 'proving';
  }

  /** Idempotent. */
  stop(): void {
    clearTimeout(this.#retryTimer);
    this.#end();
  }

  #begin(silentMs: number): void {
    this.#accepted = false;
    clearTimeout(this.#retryTimer);
    if (this.#deadline) return;
    this.#sinceMs = performance.now() - silentMs;
    this.#deadline = setTimeout(() => this.#onDeadline(), this.#options.gapMs - silentMs).unref();
  }

  #onDeadline(): void {
    const { candidates, giveUp, isOwed } = this.#options;
    const error = this.#error;
    const quiet = this.#state === 'proving' && this.#accepted && !isOwed();
    this.stop();
    if (quiet) candidates.settled();
    else giveUp(error);
  }

  #end(): void {
    this.#state = 'whole';
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
    this.#options.filler.stop();
  }
}

interface LossContext {
  readonly silentMs: number;
  readonly started: boolean;
}
