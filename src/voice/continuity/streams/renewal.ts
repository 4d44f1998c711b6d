import type { ProviderError } from '../../../errors.ts';
import type { Guard } from '../../../guard.ts';
import type { Logger } from '../../../logging.ts';
import type { Metrics } from '../../../telemetry/metrics.ts';
import type { VoiceCandidate } from '../../candidate.ts';
import type { OngoingCall } from '../../client.ts';
import type { VoiceEvent } from '../../events.ts';
import type { CallerRing } from '../caller-audio/caller-ring.ts';
import type { CarryOver } from '../carry-over/carry-over.ts';
import type { PendingWork } from '../carry-over/pending-work.ts';
import type { ContinuityTiming } from '../options.ts';
import type { ModelWatch } from '../waiting/model-watch.ts';
import type { CandidateSelector } from './candidate-selector.ts';
import type { DrainingStream } from './draining-stream.ts';
import { NextStream, type RenewalKind } from './next-stream.ts';
import type { OpenStreams } from './open-streams.ts';
import type { Recovery } from './recovery.ts';
import { RenewalClock } from './renewal-clock.ts';
import type { VoiceStream } from './voice-stream.ts';

export interface RenewalOptions {
  readonly streams: OpenStreams;
  readonly draining: DrainingStream;
  readonly recovery: Recovery;
  readonly carryOver: CarryOver;
  readonly selector: CandidateSelector;
  readonly callerAudio: CallerRing;
  readonly work: PendingWork;
  readonly watch: ModelWatch;
  readonly call: OngoingCall;
  readonly guard: Guard;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly timing: ContinuityTiming;
}

/**
 * Replaces a stream that still works: before the vendor's limit ends it, at a quiet moment if there is one, or
 * because it may be deaf. The next stream is opened beside it and takes over when it is ready.
 */
export class Renewal {
  readonly #options: RenewalOptions;
  readonly #clock: RenewalClock;
  readonly #next: NextStream;
  #notBeforeMs = 0;
  /** The model must be told something at the beginning of a stream, and has not been. */
  #isOverdue = false;

  constructor(options: RenewalOptions) {
    this.#options = options;
    this.#next = new NextStream(options);
    this.#clock = new RenewalClock({
      onDue: options.guard.wrap('timer', (forced: boolean) => this.#onDue(forced)),
    });
  }

  /** The current stream was accepted. */
  start({ client, expiresAtMs }: VoiceStream): void {
    this.#clock.start(client.capabilities.sessionLimitMs, expiresAtMs);
    if (this.#isOverdue) this.#clock.hasten();
  }

  /** The model must be told what it can be told only at the beginning of a stream: the next quiet moment is used. */
  hasten(): void {
    this.#isOverdue = true;
    if (this.#options.streams.current) this.#clock.hasten();
  }

  /** There is no current stream any more. Idempotent. */
  stop(): void {
    this.#clock.stop();
    this.#next.drop();
  }

  /** Whether the stream is the one that is being prepared. */
  owns(stream: VoiceStream): boolean {
    return stream === this.#next.stream;
  }

  /** The caller goes on; a second listener hears them too. @param payload base64 mu-law */
  hear(payload: string): void {
    this.#next.hear(payload);
  }

  /** The current stream has shown that it hears: it needs no second listener. */
  trust(): void {
    if (this.#next.kind === 'recovered') this.#next.drop();
  }

  /**
   * The current stream may be deaf, but nothing proves it: another stream listens beside it, and takes over only when
   * it hears something.
   * @returns false when no second stream is available
   */
  openSecondListener(): boolean {
    if (this.#next.stream) return true;
    const current = this.#replaceable;
    const successor = current && this.#options.selector.successorOf(current.candidate, false);
    if (!successor || successor === 'crowded') return false;
    this.#prepare(successor, 'recovered', current);
    return true;
  }

  /** Something the prepared stream tells. @returns whether it has become the current stream, which is to follow it */
  onEvent(stream: VoiceStream, event: VoiceEvent): boolean {
    if (event.type === 'session.created') {
      stream.accepted(event);
      if (this.#next.kind === 'recovered') this.#listen();
      else this.#takeOver(stream);
      return false;
    }
    if (event.type === 'session.ended') {
      this.#onRefused(stream, event.error);
      return false;
    }
    if (!this.#next.hasHeard(event.type)) return false;
    this.#takeOver(stream);
    return stream === this.#options.streams.current;
  }

  /** The current stream, when it may be replaced now. */
  get #replaceable(): VoiceStream | undefined {
    const { current } = this.#options.streams;
    const mayPrepare = !this.#next.stream && performance.now() >= this.#notBeforeMs;
    return current?.open && mayPrepare ? current : undefined;
  }

  #onDue(forced: boolean): void {
    const current = this.#replaceable;
    if (!current) return;
    const isQuiet = this.#isQuiet(current);
    if ((!isQuiet && !forced) || this.#owesWords(current)) return;
    const successor = this.#options.selector.successorOf(current.candidate, forced);
    if (successor === 'crowded') {
      if (isQuiet) void this.#options.guard.start(() => this.#reopen(current.candidate));
    } else if (successor) {
      this.#prepare(successor, isQuiet ? 'planned' : 'forced', current);
    }
  }

  #prepare(candidate: VoiceCandidate, kind: RenewalKind, current: VoiceStream): void {
    const { draining, logger } = this.#options;
    logger.debug(
      { candidate: candidate.name, reason: kind },
      'The next voice stream is opened beside the old one',
    );
    this.#next.prepare(candidate, kind, draining.stream ?? current);
  }

  #listen(): void {
    const { callerAudio, guard, logger, timing } = this.#options;
    const onNothingHeard = guard.wrap('timer', () => {
      logger.debug('A second voice stream has heard nothing either: it was noise');
      this.#next.drop();
      callerAudio.wasNoise();
    });
    this.#next.listen(timing.firstAudioMs, onNothingHeard);
  }

  /** A stream that does not know everything takes over only when there is no more time. Otherwise the next try will. */
  #takeOver(next: VoiceStream): void {
    const { logger, streams } = this.#options;
    const { kind } = this.#next;
    if (!kind) return;
    const old = streams.current;
    const isBusy = old !== undefined && this.#isBusy(old);
    const isWanted = kind === 'forced' ? !this.#owesWords(old) : !isBusy && !this.#next.isOutdated;
    if (!isWanted) {
      logger.debug({ reason: kind }, 'The conversation went on meanwhile: the next voice stream is given up');
      this.#next.drop();
      return;
    }
    this.#next.take();
    this.#swap(old, next, kind);
  }

  #swap(old: VoiceStream | undefined, next: VoiceStream, kind: RenewalKind): void {
    const { callerAudio, carryOver, draining, recovery, streams, watch } = this.#options;
    const drains = old?.answer.active === true;
    if (drains) callerAudio.answered();
    const turns = callerAudio.changeListener();
    watch.stop();
    streams.use(next, next.candidate.provider === old?.candidate.provider ? kind : 'failed_over');
    if (old && drains) draining.begin(old, turns);
    else if (old) void streams.close(old);
    carryOver.give(next, undefined, drains ? old : undefined);
    // A second listener has heard it already.
    if (kind !== 'recovered') carryOver.replayAudio(next);
    recovery.expectProof();
    if (kind === 'planned') this.#isOverdue = false;
    this.start(next);
    recovery.accepted(next);
  }

  /** An account without a second stream to spare must give up the first one before it gets another. */
  async #reopen(candidate: VoiceCandidate): Promise<void> {
    const { call, callerAudio, recovery, streams, watch } = this.#options;
    this.stop();
    this.#isOverdue = false;
    callerAudio.changeListener();
    watch.stop();
    await streams.release();
    if (!streams.isOver && !streams.current) recovery.takeOver(candidate, 'planned', call.history());
  }

  #onRefused({ candidate }: VoiceStream, error: ProviderError | undefined): void {
    const { carryOver, logger, metrics, selector, timing } = this.#options;
    const { name, provider } = candidate;
    const { kind } = this.#next;
    this.#next.take();
    // A second listener was opened because of a noise on one line, which is no concern of other calls.
    if (error && kind !== 'recovered') selector.refused(candidate, error);
    // An account without a second stream to spare is renewed in another way, which needs no pause.
    if (error?.code !== 'provider_throttled') this.#notBeforeMs = performance.now() + timing.refusedMs;
    metrics.renewals.inc({ provider, result: 'refused' });
    logger.warn({ code: error?.code, advice: error?.advice, candidate: name }, 'Next voice stream refused');
    if (error?.code === 'provider_history_too_long') carryOver.shortenHistory();
  }

  /**
   * Whether the stream has heard the caller and has not begun to answer. The next stream does not know what was said,
   * so the old one keeps its place, until the vendor ends it: a lost stream leaves the words to the one after it.
   */
  #owesWords(stream: VoiceStream | undefined): boolean {
    return this.#options.watch.isOwed && stream?.answer.active !== true;
  }

  /** Whether no one speaks and nothing is owed. */
  #isQuiet(current: VoiceStream): boolean {
    const { call, callerAudio, draining, watch } = this.#options;
    if (draining.stream || watch.isOwed || this.#isBusy(current)) return false;
    return callerAudio.isQuiet && call.silent();
  }

  /** Whether the stream speaks, or owes something. */
  #isBusy({ answer, number }: VoiceStream): boolean {
    return answer.active || this.#options.work.isBusy(number);
  }
}
