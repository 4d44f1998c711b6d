import { ProviderError } from '../../../errors.ts';
import type { Guard } from '../../../guard.ts';
import type { Logger } from '../../../logging.ts';
import type { Metrics } from '../../../telemetry/metrics.ts';
import type { HistoryMessage } from '../../client.ts';
import type { VoiceEvent } from '../../events.ts';
import type { Estate } from '../carry-over/carry-over.ts';
import type { ContinuityTiming } from '../options.ts';
import type { Filler } from '../waiting/filler.ts';
import type { VoiceCandidate } from './candidate.ts';
import type { Candidates } from './candidate-selector.ts';
import { Drain } from './draining-stream.ts';
import { Recovery } from './recovery.ts';
import { Renewal, type RenewalKind } from './renewal.ts';
import { type RenewalReason, VoiceStream } from './voice-stream.ts';

/** What the owner of the conversation hears of its streams. */
export interface SuccessionListener {
  /** Something the stream that carries the conversation tells. */
  onEvent(stream: VoiceStream, event: VoiceEvent): void;
  /** Something to pass on, from whichever stream. */
  onPassed(stream: VoiceStream, event: VoiceEvent): void;
  /** A stream was accepted and carries the conversation. */
  onReady(stream: VoiceStream, reason: RenewalReason): void;
  /** Nothing is left to try. */
  onFailed(error: ProviderError): void;
}

export interface SuccessionOptions {
  /** Whatever comes from a stream, a timer or a promise comes through it. */
  readonly guard: Guard;
  readonly estate: Estate;
  readonly listener: SuccessionListener;
  readonly candidates: Candidates;
  readonly filler: Filler;
  readonly timing: ContinuityTiming;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Which stream carries the conversation, and which one is next: the only one who changes either. */
export class Succession {
  readonly #options: SuccessionOptions;
  readonly #estate: Estate;
  readonly #renewal: Renewal;
  readonly #recovery: Recovery;
  readonly #drain: Drain;
  readonly #closing = new Set<Promise<void>>();
  #state: 'running' | 'over' = 'running';
  #current: VoiceStream | undefined;
  #reason: RenewalReason = 'start';
  #count = 0;

  constructor(options: SuccessionOptions) {
    this.#options = options;
    this.#estate = options.estate;
    this.#renewal = this.#createRenewal();
    this.#recovery = this.#createRecovery();
    this.#drain = new Drain({
      limitMs: options.timing.drainMs,
      emit: (event, stream) => options.listener.onPassed(stream, event),
      onDone: options.guard.wrap('timer', (stream: VoiceStream, broken: boolean) => {
        this.#dismiss(stream);
        if (broken) this.#estate.finishFor(stream, this.#current);
      }),
    });
  }

  /** The stream that carries the conversation now, accepted or not; undefined in a gap. */
  get current(): VoiceStream | undefined {
    return this.#current;
  }

  /** Opens the stream that takes over at once, and gives it everything that is open. */
  takeOver(candidate: VoiceCandidate, reason: RenewalReason): void {
    const { given, say } = this.#estate.opening(reason);
    const stream = this.#open(candidate, given);
    this.#current = stream;
    this.#reason = reason;
    const draining = this.#drain.stream;
    this.#estate.hand(stream, { ...(say !== undefined && { say }), ...(draining && { draining }) });
    this.#recovery.watch();
    stream.connect();
  }

  /** The model speaks, or has heard the caller. */
  signOfLife(stream: VoiceStream): void {
    this.#renewal.trust();
    this.#recovery.signOfLife(stream);
  }

  /** The current stream is of no use any more. @param silentMs how long the caller has waited for it */
  lose(stream: VoiceStream, error: ProviderError, silentMs = 0): void {
    const { logger, metrics } = this.#options;
    const { name: candidate, provider } = stream.candidate;
    this.#current = undefined;
    this.#renewal.stop();
    logger.warn({ code: error.code, advice: error.advice, candidate }, 'Voice stream lost');
    if (stream.open) metrics.renewals.inc({ provider, result: 'lost' });
    this.#dismiss(stream);
    this.#estate.leave(stream);
    if (this.#state === 'running')
      this.#recovery.lost(stream, error, { silentMs, started: this.#reason !== 'start' || stream.open });
  }

  /** What the caller says. */
  hear(payload: string): void {
    this.#current?.client.sendAudio(payload);
    this.#renewal.hear(payload);
  }

  /**
   * The current stream may be deaf, but nothing proves it: another one listens beside it.
   * @returns false when no other can be had
   */
  listenTwice(): boolean {
    return this.#renewal.listenTwice();
  }

  /** What an old stream still says is not wanted any more. */
  stopDraining(): void {
    this.#drain.stop();
  }

  /** Closes every stream, in the vendor's order. Idempotent; resolves within two seconds. */
  async close(): Promise<void> {
    this.stop();
    await Promise.all(this.#closing);
  }

  /** No stream follows. Idempotent. */
  stop(): void {
    this.#state = 'over';
    this.#renewal.stop();
    this.#recovery.stop();
    this.#drain.stop();
    this.#release();
  }

  /** Closes the stream that carries the conversation. It tells of its end at once, which is no loss any more. */
  #release(): void {
    const current = this.#current;
    this.#current = undefined;
    if (current) this.#dismiss(current);
  }

  #createRenewal(): Renewal {
    const { candidates, guard, timing } = this.#options;
    const estate = this.#estate;
    const current = (question: (stream: VoiceStream) => boolean) => {
      const stream = this.#current;
      return stream !== undefined && question(stream);
    };
    return new Renewal({
      candidates,
      guard,
      refusedMs: timing.refusedMs,
      isQuiet: () => !this.#drain.stream && current((stream) => estate.isQuiet(stream)),
      isBusy: () => current((stream) => estate.isBusy(stream)),
      fingerprint: () => estate.fingerprint,
      prepare: (candidate) => {
        const speaking = this.#drain.stream ?? this.#current;
        return this.#open(candidate, speaking ? estate.historyBeside(speaking) : []);
      },
      onReady: (next, kind) => this.#swap(next, kind),
      listenMs: timing.firstAudioMs,
      rehearse: (stream) => estate.rehearse(stream),
      onNothingHeard: () => estate.wasNoise(),
      reopen: (candidate) => void guard.start(() => this.#reopen(candidate)),
      onRefused: (candidate, error) => this.#onSuccessorRefused(candidate, error),
      dismiss: (stream) => this.#dismiss(stream),
    });
  }

  #createRecovery(): Recovery {
    const { candidates, filler, guard, timing } = this.#options;
    return new Recovery({
      candidates,
      filler,
      gapMs: timing.gapMs,
      isOwed: () => this.#estate.isOwed,
      open: guard.wrap('timer', (candidate: VoiceCandidate, reason: RenewalReason) =>
        this.takeOver(candidate, reason),
      ),
      trim: () => this.#estate.trim(),
      giveUp: guard.wrap('timer', (error: ProviderError) => this.#options.listener.onFailed(error)),
    });
  }

  #open(candidate: VoiceCandidate, history: readonly HistoryMessage[]): VoiceStream {
    this.#count += 1;
    const { candidates, guard, logger } = this.#options;
    const own = candidate.provider === candidates.preferred?.provider;
    const client = candidate.open(this.#estate.settings(history, own));
    const stream = new VoiceStream({ number: this.#count, candidate, client, logger });
    client.listen(guard.wrap('model', (event: VoiceEvent) => this.#onEvent(stream, event)));
    return stream;
  }

  #onEvent(stream: VoiceStream, event: VoiceEvent): void {
    // Tokens cost, whoever used them.
    if (event.type === 'usage') this.#options.listener.onPassed(stream, event);
    else if (stream === this.#current) this.#onCurrent(stream, event);
    else if (this.#renewal.owns(stream)) this.#onSuccessor(stream, event);
    else this.#drain.onEvent(stream, event);
  }

  #onSuccessor(stream: VoiceStream, event: VoiceEvent): void {
    if (this.#renewal.onEvent(stream, event)) this.#onCurrent(stream, event);
  }

  #onCurrent(stream: VoiceStream, event: VoiceEvent): void {
    if (event.type === 'session.created') {
      stream.accepted(event);
      this.#carry(stream);
    } else if (event.type === 'session.ended') {
      this.lose(stream, event.error ?? lost());
    } else {
      this.#options.listener.onEvent(stream, event);
    }
  }

  #carry(stream: VoiceStream): void {
    this.#renewal.start(stream);
    this.#estate.begin(stream);
    this.#options.listener.onReady(stream, this.#reason);
    this.#recovery.accepted();
  }

  #swap(next: VoiceStream, kind: RenewalKind): void {
    const old = this.#current;
    const draining = old?.answer.active === true;
    const turns = this.#estate.change(draining);
    this.#current = next;
    this.#reason = next.candidate.provider === old?.candidate.provider ? kind : 'failed_over';
    if (old && draining) this.#drain.begin(old, turns);
    else if (old) this.#dismiss(old);
    const heard = kind === 'recovered';
    this.#estate.hand(next, { heard, ...(old && draining && { draining: old }) });
    this.#recovery.watch();
    this.#carry(next);
  }

  /** An account without a second stream to spare must give the first one up before it gets another. */
  async #reopen(candidate: VoiceCandidate): Promise<void> {
    const old = this.#current;
    this.#current = undefined;
    this.#renewal.stop();
    this.#estate.change(false);
    if (old) {
      this.#dismiss(old);
      await old.client.close();
    }
    if (this.#state === 'running' && !this.#current) this.takeOver(candidate, 'planned');
  }

  #onSuccessorRefused({ provider, name }: VoiceCandidate, error: ProviderError | undefined): void {
    const { logger, metrics } = this.#options;
    metrics.renewals.inc({ provider, result: 'refused' });
    logger.warn({ code: error?.code, advice: error?.advice, candidate: name }, 'Next voice stream refused');
    if (error?.code === 'provider_history_too_long') this.#estate.trim();
  }

  #dismiss(stream: VoiceStream): void {
    const closed = this.#options.guard.start(() => stream.client.close());
    this.#closing.add(closed);
    void closed.then(() => this.#closing.delete(closed));
  }
}

function lost(): ProviderError {
  return new ProviderError('provider_lost', 'The stream ended by itself');
}
