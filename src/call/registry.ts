import { setMaxListeners } from 'node:events';
import { LRUCache } from 'lru-cache';
import type { CallMedia, CallMediaListener } from '../media/call-media.ts';
import type { HandoffReason } from '../store/session-store.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Call } from './call.ts';
import type { CallControl, Refusal, Unready } from './call-control.ts';
import type { CallStart } from './call-start.ts';
import type { EndedCall } from './ended-call.ts';
import { type LastWord, LastWords } from './last-words.ts';
import { ExpectedStreams } from './limits/expected-streams.ts';
import type { CallSteering, SteerableCalls } from './steering/call-steering.ts';

interface CallRegistryOptions {
  readonly maxCalls: number;
  readonly metrics: Metrics;
  /** Builds a call; `onEnded` must be called once, when it is over. */
  readonly createCall: (start: CallStart, media: CallMedia, onEnded: (call: EndedCall) => void) => Call;
  /** Whether this process is late with its work: one more call would make every call stutter. */
  readonly overloaded: () => boolean;
  /** Whether at least one provider is available now. */
  readonly providerAvailable: () => boolean;
  /** A stream of this call is expected here: slow preparations may begin. */
  readonly prepare?: (callSid: string, dialed: string | undefined) => void;
  /** Longest time from the webhook to its stream, milliseconds. */
  readonly streamWaitMs: number;
}

/** A supervisor may act on a call that ends in the same moment. */
const OVER_MS = 60_000;
const MOST_OVER = 2_000;

interface LiveCall {
  readonly call: Call;
  readonly resumeCount: number;
}

/** `leaving`: the remaining calls go to other instances, and streams that still come here are sent on. */
type RegistryState = 'starting' | 'open' | 'draining' | 'leaving';

/** The live calls of this process: admission, look-up by CallSid, drain. */
export class CallRegistry implements CallControl, SteerableCalls {
  readonly #options: CallRegistryOptions;
  readonly #calls = new Map<string, LiveCall>();
  readonly #words = new LastWords();
  /** Calls that have ended here a short time ago. */
  readonly #over = new LRUCache<string, true>({
    ...{ max: MOST_OVER, ttl: OVER_MS, ttlResolution: 0 },
    perf: { now: () => performance.now() },
  });
  readonly #expected: ExpectedStreams;
  #state: RegistryState = 'starting';
  #onEmpty: (() => void) | undefined;

  constructor(options: CallRegistryOptions) {
    this.#options = options;
    this.#expected = new ExpectedStreams({ keepMs: options.streamWaitMs });
  }

  get activeCalls(): number {
    return this.#calls.size;
  }

  /** Whether this process has a stream of the call now. */
  carries(callSid: string): boolean {
    return this.#calls.has(callSid);
  }

  get modelAvailable(): boolean {
    return this.#options.providerAvailable();
  }

  unready(): Unready | undefined {
    if (this.#state === 'starting') return 'starting';
    return this.#state === 'open' ? undefined : 'draining';
  }

  refusal(): Refusal | undefined {
    const unready = this.unready();
    if (unready !== undefined) return unready;
    return this.#noPlace(this.#calls.size + this.#expected.size) ?? this.#noModel();
  }

  /** Takes calls from now on. */
  open(): void {
    if (this.#state === 'starting') this.#state = 'open';
  }

  expectStream(callSid: string, dialed?: string): void {
    if (this.#calls.has(callSid)) return;
    this.#expected.expect(callSid);
    if (this.#expected.comeHere) this.#options.prepare?.(callSid, dialed);
  }

  openCall(start: CallStart, media: CallMedia): CallMediaListener {
    const live = this.#calls.get(start.callSid);
    // A first stream for a call that already has one comes from a replayed webhook: it must not end the caller's own.
    if (this.#state === 'leaving' || (live && start.resumeCount === 0)) {
      media.close();
      return NOBODY;
    }
    const refusal = this.#refusalOf(start);
    if (refusal !== undefined) {
      // Twilio asks what follows, finds no session, and gets the order to dial a person.
      this.#options.metrics.requestsRefused.inc({ reason: `stream_${refusal}` });
      media.close();
      return NOBODY;
    }
    // A further stream of the same call: the earlier one is dead, whether or not its socket knows.
    live?.call.stop('superseded');
    const call = this.#options.createCall(start, media, (ended) => {
      if (this.#calls.get(start.callSid)?.call === call) {
        this.#calls.delete(start.callSid);
        this.#over.set(start.callSid, true);
      }
      const { streamSid, resumeCount } = start;
      if (ended.told) {
        this.#words.keep(start.callSid, { streamSid, resumeCount, atMs: Date.now(), change: ended.told });
      }
      this.#count(ended);
    });
    const wish = this.#wishBefore(start);
    this.#words.forget(start.callSid);
    this.#calls.set(start.callSid, { call, resumeCount: start.resumeCount });
    this.#options.metrics.activeSessions.set(this.#calls.size);
    if (start.resumeCount === 0) call.begin();
    else call.resume(wish);
    return call.listener;
  }

  /** The caller asked for a person in an earlier stream that ended here: the table may not have that in time. */
  #wishBefore({ callSid, resumeCount, wish }: CallStart): HandoffReason | undefined {
    const word = this.#words.of(callSid);
    return word?.change.status === 'ACTIVE' && word.resumeCount < resumeCount ? word.change.wish : wish;
  }

  steering(sessionId: string): CallSteering | 'over' | undefined {
    const live = this.#calls.get(sessionId);
    if (live) return live.call.steering;
    return this.#over.has(sessionId) ? 'over' : undefined;
  }

  lastWordOf(callSid: string): LastWord | undefined {
    return this.#words.of(callSid);
  }

  dialled(callSid: string): void {
    this.#words.forget(callSid);
  }

  hangUp(callSid: string): void {
    this.#expected.forget(callSid);
    this.#calls.get(callSid)?.call.stop('caller_hung_up');
  }

  /** Another stream or instance owns the call: ends the stream with this number. */
  supersede(callSid: string, resumeCount: number): void {
    const live = this.#calls.get(callSid);
    if (live?.resumeCount === resumeCount) live.call.stop('superseded');
  }

  /**
   * Takes no more calls and waits until the live ones have ended.
   * @returns how many were still live at the deadline
   */
  async drain(deadlineMs: number): Promise<number> {
    this.#state = 'draining';
    if (this.#calls.size === 0) return 0;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, deadlineMs);
      this.#onEmpty = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    return this.#calls.size;
  }

  /**
   * Gives every remaining call to other instances, each at a quiet moment or when `hurry` is aborted.
   * Resolves in bounded time, when none is left.
   */
  async moveAll(hurry: AbortSignal): Promise<void> {
    this.#state = 'leaving';
    // Every call listens to it, which is not a leak.
    setMaxListeners(0, hurry);
    await Promise.all([...this.#calls.values()].map(({ call }) => call.move(hurry)));
  }

  /** Ends every remaining call. */
  stopAll(): void {
    for (const { call } of [...this.#calls.values()]) call.stop('shutdown');
  }

  /** A new call whose webhook another instance answered has no place here yet. Calls in progress are always taken. */
  #refusalOf({ callSid, resumeCount }: CallStart): Refusal | undefined {
    const hasPlace = this.#expected.arrive(callSid) || resumeCount > 0;
    return hasPlace ? undefined : this.#noPlace(this.#calls.size);
  }

  #noPlace(taken: number): Refusal | undefined {
    if (taken >= this.#options.maxCalls) return 'full';
    return this.#options.overloaded() ? 'overloaded' : undefined;
  }

  #noModel(): Refusal | undefined {
    return this.modelAvailable ? undefined : 'provider_refused';
  }

  #count({ outcome, seconds, provider }: EndedCall): void {
    const { metrics } = this.#options;
    metrics.sessions.inc({ provider, outcome });
    metrics.sessionDuration.observe(seconds);
    metrics.activeSessions.set(this.#calls.size);
    if (this.#calls.size === 0) this.#onEmpty?.();
  }
}

/** Listens to a stream that was refused. */
const NOBODY: CallMediaListener = {
  onAudio: () => undefined,
  onDtmf: () => undefined,
  onText: () => undefined,
  onItemHeard: () => undefined,
  onPlayback: () => undefined,
  onStop: () => undefined,
};
