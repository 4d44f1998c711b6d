import type { ProviderError } from '../../../errors.ts';
import type { Guard } from '../../../guard.ts';
import type { VoiceEvent, VoiceEventType } from '../../events.ts';
import type { VoiceCandidate } from './candidate.ts';
import type { Candidates } from './candidate-selector.ts';
import { RenewalClock } from './renewal-clock.ts';
import type { VoiceStream } from './voice-stream.ts';

/** `recovered`: not due by the clock; another stream has heard what this one did not. */
export type RenewalKind = 'planned' | 'forced' | 'recovered';

export interface RenewalOptions {
  readonly candidates: Candidates;
  readonly guard: Guard;
  /** Pause after a successor was refused, milliseconds. */
  readonly refusedMs: number;
  /** Whether nobody speaks and nothing is owed to the caller. */
  readonly isQuiet: () => boolean;
  /** Whether the stream is speaking or owes something. */
  readonly isBusy: () => boolean;
  /** Tells one state of the conversation from another. */
  readonly fingerprint: () => string;
  /** Opens a stream that knows the conversation and is not obeyed yet. */
  readonly prepare: (candidate: VoiceCandidate) => VoiceStream;
  readonly onReady: (next: VoiceStream, kind: RenewalKind) => void;
  /** How long a second listener may take to hear something, milliseconds. */
  readonly listenMs: number;
  /** Lets a second listener hear what the stream has told nothing of. */
  readonly rehearse: (stream: VoiceStream) => void;
  /** It has told nothing of it either. */
  readonly onNothingHeard: () => void;
  /** Closes the stream and only then opens the next one. */
  readonly reopen: (candidate: VoiceCandidate) => void;
  readonly onRefused: (candidate: VoiceCandidate, error: ProviderError | undefined) => void;
  readonly dismiss: (stream: VoiceStream) => void;
}

interface Successor {
  readonly stream: VoiceStream;
  readonly kind: RenewalKind;
  /** The state of the conversation that it was told. */
  readonly knows: string;
}

/** What shows that a model has heard the caller. */
const SIGNS: ReadonlySet<VoiceEventType> = new Set<VoiceEventType>([
  'input_audio_buffer.speech_started',
  'input_audio_buffer.speech_stopped',
  'conversation.item.input_audio_transcription.completed',
  'response.created',
]);

/**
 * Replaces a stream before the vendor's limit does: the next one is opened beside it, at a quiet moment if there
 * is one, and takes over as soon as it is ready. One renewal at a time.
 */
export class Renewal {
  readonly #options: RenewalOptions;
  readonly #clock: RenewalClock;
  #state: 'off' | 'running' | 'preparing' | 'listening' = 'off';
  #listenTimer: NodeJS.Timeout | undefined;
  #current: VoiceStream | undefined;
  #next: Successor | undefined;
  #notBeforeMs = 0;

  constructor(options: RenewalOptions) {
    this.#options = options;
    this.#clock = new RenewalClock({
      onDue: options.guard.wrap('timer', (forced: boolean) => this.#onDue(forced)),
    });
  }

  /** This stream carries the conversation from now on. */
  start(stream: VoiceStream): void {
    this.#state = 'running';
    this.#current = stream;
    this.#clock.start(stream.client.capabilities.sessionLimitMs, stream.expiresAtMs);
  }

  /** No stream, nothing to renew. Idempotent. */
  stop(): void {
    this.#state = 'off';
    this.#clock.stop();
    this.#drop();
  }

  /** Whether the stream is the one that is being prepared. */
  owns(stream: VoiceStream): boolean {
    return stream === this.#next?.stream;
  }

  /** @returns whether the stream has taken over by this event, which is still to be obeyed */
  onEvent(stream: VoiceStream, event: VoiceEvent): boolean {
    if (event.type === 'session.created') {
      stream.accepted(event);
      if (this.#next?.kind === 'recovered') this.#listen(stream);
      else this.#takeOver();
    } else if (this.#state === 'listening' && SIGNS.has(event.type)) {
      this.#takeOver();
      return stream === this.#current;
    } else if (event.type === 'session.ended') {
      this.#onRefused(stream, event.error);
    }
    return false;
  }

  /** The caller goes on; a second listener hears him too. */
  hear(payload: string): void {
    if (this.#state === 'listening') this.#next?.stream.client.sendAudio(payload);
  }

  /** The stream has shown that it hears: it needs no second listener. */
  trust(): void {
    if (this.#next?.kind !== 'recovered') return;
    this.#drop();
    this.#state = 'running';
  }

  /**
   * The stream may be deaf, but nothing proves it: another one listens beside it, and takes over only when it hears
   * something.
   * @returns false when there is no second stream to be had
   */
  listenTwice(): boolean {
    if (this.#state === 'preparing' || this.#state === 'listening') return true;
    const current = this.#current;
    if (this.#state !== 'running' || !current || performance.now() < this.#notBeforeMs) return false;
    const successor = this.#options.candidates.successorOf(current.candidate, false);
    if (!successor || successor === 'crowded') return false;
    this.#prepare(successor, 'recovered');
    return true;
  }

  #onDue(forced: boolean): void {
    const { candidates, isQuiet, reopen } = this.#options;
    const current = this.#current;
    if (this.#state !== 'running' || !current || performance.now() < this.#notBeforeMs) return;
    const quiet = isQuiet();
    if (!quiet && !forced) return;
    const successor = candidates.successorOf(current.candidate, forced);
    if (successor === 'crowded') {
      if (quiet) reopen(current.candidate);
    } else if (successor) {
      this.#prepare(successor, quiet ? 'planned' : 'forced');
    }
  }

  #prepare(candidate: VoiceCandidate, kind: RenewalKind): void {
    const { fingerprint, prepare } = this.#options;
    this.#state = 'preparing';
    this.#next = { knows: fingerprint(), stream: prepare(candidate), kind };
    this.#next.stream.connect();
  }

  #listen(stream: VoiceStream): void {
    const { guard, listenMs, rehearse, onNothingHeard } = this.#options;
    this.#state = 'listening';
    rehearse(stream);
    const giveUp = guard.wrap('timer', () => {
      this.trust();
      onNothingHeard();
    });
    this.#listenTimer = setTimeout(giveUp, listenMs).unref();
  }

  /** Only a successor that knows everything takes over, unless there is no more time; else it is tried again. */
  #takeOver(): void {
    const next = this.#next;
    if (!next) return;
    const { fingerprint, isBusy, onReady } = this.#options;
    if (next.kind !== 'forced' && (isBusy() || next.knows !== fingerprint())) {
      this.#drop();
      this.#state = 'running';
      return;
    }
    this.#next = undefined;
    clearTimeout(this.#listenTimer);
    onReady(next.stream, next.kind);
  }

  #onRefused(stream: VoiceStream, error: ProviderError | undefined): void {
    const { candidates, refusedMs, onRefused } = this.#options;
    const kind = this.#next?.kind;
    this.#next = undefined;
    clearTimeout(this.#listenTimer);
    this.#state = 'running';
    // What is asked for because of a noise on one line tells nothing to other calls.
    if (error && kind !== 'recovered') candidates.refused(stream.candidate, error);
    // Without a second stream to spare there is another way, which needs no pause.
    if (error?.code !== 'provider_throttled') this.#notBeforeMs = performance.now() + refusedMs;
    onRefused(stream.candidate, error);
  }

  #drop(): void {
    clearTimeout(this.#listenTimer);
    const next = this.#next;
    this.#next = undefined;
    if (next) this.#options.dismiss(next.stream);
  }
}
