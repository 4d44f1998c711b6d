import { ProviderError } from '../../../errors.ts';
import type { Guard } from '../../../guard.ts';
import type { Logger } from '../../../logging.ts';
import type { Metrics } from '../../../telemetry/metrics.ts';
import type { VoiceCandidate } from '../../candidate.ts';
import type { HistoryMessage, OngoingCall } from '../../client.ts';
import type { CarryOver } from '../carry-over/carry-over.ts';
import type { ConversationOutput } from '../conversation-output.ts';
import type { Filler } from '../waiting/filler.ts';
import type { ModelWatch } from '../waiting/model-watch.ts';
import type { CandidateSelector, NextTry } from './candidate-selector.ts';
import type { DrainingStream } from './draining-stream.ts';
import type { OpenStreams, RenewalReason } from './open-streams.ts';
import type { VoiceStream } from './voice-stream.ts';

export interface RecoveryOptions {
  readonly streams: OpenStreams;
  readonly draining: DrainingStream;
  readonly carryOver: CarryOver;
  readonly selector: CandidateSelector;
  readonly watch: ModelWatch;
  readonly filler: Filler;
  readonly call: OngoingCall;
  readonly guard: Guard;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Longest time without a model, milliseconds. */
  readonly gapMs: number;
  readonly output: ConversationOutput;
}

/** What a caller waits for when their stream is lost. */
export interface CallerWait {
  /** How long they have waited for the model, milliseconds. */
  readonly silentMs: number;
  /** Whether an answer is due that has not begun. */
  readonly isOwed: boolean;
}

/**
 * What happens when a stream is lost, in the order of this file: the loss, the next try, the next stream, its
 * acceptance, its sign of life. A gap without a model ends when a model is heard, or has heard the caller, or the
 * caller waits for none; a stream that was only accepted proves nothing.
 */
export class Recovery {
  readonly #options: RecoveryOptions;
  /** `pausing` before the next try; `proving` with a stream that has given no sign of life yet. */
  #state: 'whole' | 'pausing' | 'proving' = 'whole';
  #gapBeganMs = 0;
  #isAccepted = false;
  #error = new ProviderError('provider_unavailable', 'No provider is available at the moment');
  #retryTimer: NodeJS.Timeout | undefined;
  #gapTimer: NodeJS.Timeout | undefined;

  constructor(options: RecoveryOptions) {
    this.#options = options;
  }

  /** The current stream is lost. @param waited what the caller waits for, and how long they have */
  lose(stream: VoiceStream, error: ProviderError, { silentMs, isOwed }: CallerWait): void {
    const { carryOver, filler, output, selector, streams, watch } = this.#options;
    this.#reportLoss(stream, error);
    void streams.release();
    watch.stop();
    if (stream.open) {
      carryOver.keep(stream, isOwed);
      stream.answer.abandon('failed', (event) => output.pass(stream, event));
    }
    // The call may have ended because of the events above.
    if (streams.isOver) return;
    this.#beginGap(error, silentMs);
    const next = selector.failed(stream.candidate, error, stream.open);
    if (!next || performance.now() - this.#gapBeganMs >= this.#options.gapMs) {
      this.#giveUp(error);
      return;
    }
    if (next.step === 'trim') carryOver.shortenHistory();
    // Before the first stream of the call was accepted, the caller expects no sound.
    if (streams.reason !== 'start' || stream.open) filler.start(silentMs);
    this.#tryNext(next, stream);
  }

  #tryNext({ candidate, delayMs, step }: NextTry, lost: VoiceStream): void {
    const { guard, logger } = this.#options;
    const reason = candidate.provider === lost.candidate.provider ? 'recovered' : 'failed_over';
    logger.debug(
      { candidate: candidate.name, step, delayMs, reason },
      'The next voice stream will be opened',
    );
    this.#state = 'pausing';
    this.#retryTimer = setTimeout(
      guard.wrap('timer', () => this.takeOver(candidate, reason, this.#options.call.history())),
      delayMs,
    ).unref();
  }

  /**
   * Opens the stream that takes over immediately, and gives it everything that is open.
   * @param history what was heard until now
   */
  takeOver(candidate: VoiceCandidate, reason: RenewalReason, history: readonly HistoryMessage[]): void {
    const { carryOver, draining, streams } = this.#options;
    const { given, say } = carryOver.opening(history);
    const stream = streams.open(candidate, given);
    streams.use(stream, reason);
    carryOver.give(stream, say, draining.stream);
    carryOver.replayAudio(stream);
    this.expectProof();
    stream.connect();
  }

  /** The provider has accepted the current stream. */
  accepted(stream: VoiceStream): void {
    const { carryOver, filler, output, watch } = this.#options;
    watch.begin(stream, carryOver.owesAnswer);
    output.ready(stream);
    this.#isAccepted = true;
    if (!watch.isOwed) filler.stop();
  }

  /** The model of the current stream is heard, or has heard the caller. */
  signOfLife(stream: VoiceStream): void {
    this.#options.carryOver.settle();
    if (this.#state === 'whole') return;
    this.#endGap();
    this.#options.selector.succeeded(stream.candidate);
  }

  /** A stream has become the current one, and has to prove itself. */
  expectProof(): void {
    this.#state = 'proving';
  }

  /** The conversation is over. Idempotent. */
  stop(): void {
    clearTimeout(this.#retryTimer);
    this.#endGap();
  }

  #beginGap(error: ProviderError, silentMs: number): void {
    const { gapMs, guard } = this.#options;
    this.#error = error;
    this.#isAccepted = false;
    clearTimeout(this.#retryTimer);
    if (this.#gapTimer) return;
    this.#gapBeganMs = performance.now() - silentMs;
    this.#gapTimer = setTimeout(
      guard.wrap('timer', () => this.#onGapTooLong()),
      gapMs - silentMs,
    ).unref();
  }

  #onGapTooLong(): void {
    const { selector, watch } = this.#options;
    const isQuiet = this.#state === 'proving' && this.#isAccepted && !watch.isOwed;
    if (!isQuiet) {
      this.#giveUp(this.#error);
      return;
    }
    this.#endGap();
    selector.settled();
  }

  #endGap(): void {
    this.#state = 'whole';
    clearTimeout(this.#gapTimer);
    this.#gapTimer = undefined;
    this.#options.filler.stop();
  }

  #giveUp(error: ProviderError): void {
    this.stop();
    this.#options.output.failed(error);
  }

  #reportLoss({ candidate, open }: VoiceStream, { code, advice }: ProviderError): void {
    const { logger, metrics } = this.#options;
    const { name, provider } = candidate;
    logger.warn({ code, advice, candidate: name }, 'Voice stream lost');
    if (open) metrics.renewals.inc({ provider, result: 'lost' });
  }
}
