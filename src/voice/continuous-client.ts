import { ProviderError } from '../errors.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { LiveConversation, VoiceCandidate } from './candidate.ts';
import {
  type ConversationSettings,
  type HeardAudio,
  type VoiceCapabilities,
  VoiceClientBase,
  type VoiceProvider,
} from './client.ts';
import { AnswerWatch } from './continuity/answer-watch.ts';
import { CallerRing } from './continuity/caller-ring.ts';
import { Candidates } from './continuity/candidates.ts';
import { Filler } from './continuity/filler.ts';
import { OpenResponse } from './continuity/open-response.ts';
import { OpenWork } from './continuity/open-work.ts';
import { openingOf } from './continuity/opening.ts';
import { RenewalClock } from './continuity/renewal-clock.ts';
import type { VoiceEvent } from './events.ts';
import type { ProviderHealth } from './provider-health.ts';

/** All in milliseconds. */
export interface ContinuityTiming {
  /** From the end of the caller's turn to the model's first sign, before it counts as hung. */
  readonly firstAudioMs: number;
  /** Longest gap without any model before the call is given up. */
  readonly gapMs: number;
  /** Silence before the filler sounds. */
  readonly fillerMs: number;
  /** How long an old stream may finish its answer after a forced renewal. */
  readonly drainMs: number;
  /** Pause after a successor was refused. */
  readonly refusedMs: number;
}

const TIMING: ContinuityTiming = {
  firstAudioMs: 4_000,
  gapMs: 15_000,
  fillerMs: 1_500,
  drainMs: 10_000,
  refusedMs: 5_000,
};
/** Unanswered caller audio that a new stream hears again. */
const RING_MS = 15_000;

export interface ContinuousClientOptions {
  /** In order of preference; the first that can be had begins. */
  readonly candidates: readonly VoiceCandidate[];
  readonly health: ProviderHealth;
  readonly live: LiveConversation;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Mu-law, 8 kHz. */
  readonly fillerSound: Uint8Array;
  readonly timing?: Partial<ContinuityTiming>;
}

/** One connection to one model. Its object is its generation: callbacks of any other stream are not obeyed. */
interface Stream {
  readonly number: number;
  readonly candidate: VoiceCandidate;
  readonly client: VoiceClientBase;
  /** Heard turns that it was given. */
  readonly knownTurns: number;
  readonly reason: string;
  expiresAtMs: number | undefined;
}

/**
 * One conversation over as many streams as it takes. Planned renewal, loss and change of provider are the same
 * thing: another stream is opened with what was heard, hears again what was not answered, and takes over.
 * The call notices `session.renewed` and at most a short pause.
 */
export class ContinuousVoiceClient extends VoiceClientBase {
  readonly #conversation: ConversationSettings;
  readonly #options: ContinuousClientOptions;
  readonly #timing: ContinuityTiming;
  readonly #candidates: Candidates;
  readonly #ring = new CallerRing(RING_MS);
  readonly #work = new OpenWork();
  readonly #response = new OpenResponse();
  readonly #clock: RenewalClock;
  readonly #watch: AnswerWatch;
  readonly #filler: Filler;
  readonly #connected: Promise<void>;
  #settle: { readonly resolve: () => void; readonly reject: (error: ProviderError) => void } | undefined;
  #state: 'new' | 'open' | 'ended' = 'new';
  #current: Stream | undefined;
  #next: Stream | undefined;
  /** Finishes its answer while the current stream already hears the caller. */
  #draining: Stream | undefined;
  #last: Stream | undefined;
  #streams = 0;
  #texts: string[] = [];
  #historyShare = 1;
  #gapSinceMs: number | undefined;
  #retryTimer: NodeJS.Timeout | undefined;
  #drainTimer: NodeJS.Timeout | undefined;
  #nextAllowedMs = 0;

  constructor(conversation: ConversationSettings, options: ContinuousClientOptions) {
    super();
    this.#conversation = conversation;
    this.#options = options;
    this.#timing = { ...TIMING, ...options.timing };
    this.#candidates = new Candidates(options.candidates, options.health);
    this.#clock = new RenewalClock({ onDue: (forced) => this.#renew(forced) });
    this.#watch = new AnswerWatch(this.#timing.firstAudioMs, () => this.#onNoAnswer());
    this.#filler = new Filler({
      sound: options.fillerSound,
      afterMs: this.#timing.fillerMs,
      audible: () => !options.live.silent(),
      emit: (event) => this.emit(event),
    });
    this.#connected = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.#connected.catch(() => undefined);
  }

  get provider(): VoiceProvider {
    return (
      (this.#current ?? this.#last)?.candidate.provider ?? this.#options.candidates[0]?.provider ?? 'openai'
    );
  }

  get capabilities(): VoiceCapabilities {
    const { client } = this.#current ?? this.#last ?? {};
    return client?.capabilities ?? NO_CAPABILITIES;
  }

  connect(): Promise<void> {
    if (this.#state !== 'new') return this.#connected;
    this.#state = 'open';
    const candidate = this.#candidates.best();
    if (candidate) this.#begin(candidate, 'start');
    else this.#end(new ProviderError('provider_unavailable', 'No provider can be had at the moment'));
    return this.#connected;
  }

  sendAudio(payload: string): void {
    if (this.#state === 'ended') return;
    this.#ring.push(payload);
    this.#current?.client.sendAudio(payload);
  }

  sendText(text: string): void {
    if (this.#current) this.#current.client.sendText(text);
    else this.#texts.push(text);
  }

  speak(text: string): string {
    if (this.#current && !this.#settle) this.#watch.expect();
    return this.#work.speak(text, (line) => this.#current?.client.speak(line));
  }

  sendToolResult(callId: string, result: unknown): void {
    const tool = this.#work.takeTool(callId);
    if (tool === undefined || tool.stream === this.#current?.number) {
      this.#current?.client.sendToolResult(callId, result);
    } else {
      // The new stream has never heard of this call, and would refuse its id.
      this.sendText(`[Result of ${tool.name}: ${JSON.stringify(result ?? null)}]`);
    }
  }

  cancelResponse(heard: readonly HeardAudio[]): void {
    this.#watch.settle();
    this.#current?.client.cancelResponse(heard);
    this.#stopDraining();
  }

  async close(): Promise<void> {
    const streams = [this.#current, this.#next, this.#draining];
    this.#end();
    await Promise.all(streams.map((stream) => stream?.client.close()));
  }

  #open(candidate: VoiceCandidate, reason: string, conversation: ConversationSettings): Stream {
    this.#streams += 1;
    const stream: Stream = {
      number: this.#streams,
      candidate,
      client: candidate.open(conversation),
      knownTurns: conversation.history.length,
      reason,
      expiresAtMs: undefined,
    };
    stream.client.listen((event) => this.#onEvent(stream, event));
    return stream;
  }

  /** Without a model: opens the stream that takes over at once, and gives it everything that is open. */
  #begin(candidate: VoiceCandidate, reason: string, answering = false): void {
    const history = reason === 'start' ? this.#conversation.history : this.#options.live.history();
    const { given, say } = openingOf(history, {
      share: this.#historyShare,
      answering,
      callerSpeaks: this.#ring.hasVoice(),
      hasLine: this.#work.hasLines,
    });
    const stream = this.#open(candidate, reason, { ...this.#conversation, history: given });
    this.#current = stream;
    this.#last = stream;
    this.#work.speakAgain((line) => stream.client.speak(line));
    for (const text of [...this.#texts.splice(0), ...say]) stream.client.sendText(text);
    this.#replay(stream);
    this.#connect(stream);
  }

  #connect(stream: Stream): void {
    // A refusal also arrives as session.ended.
    stream.client.connect().catch((err: unknown) => {
      this.#options.logger.debug({ err, candidate: stream.candidate.name }, 'Stream refused');
    });
  }

  /** Only what holds speech is heard again: silence would only be paid for. */
  #replay({ client }: Stream): void {
    if (!this.#ring.hasVoice()) this.#ring.clear();
    for (const payload of this.#ring.payloads) client.sendAudio(payload);
  }

  #onEvent(stream: Stream, event: VoiceEvent): void {
    if (stream === this.#current) this.#onCurrent(stream, event);
    else if (stream === this.#next) this.#onNext(stream, event);
    else if (stream === this.#draining) this.#onDraining(stream, event);
    else if (event.type === 'usage') this.emit(event);
  }

  #onCurrent(stream: Stream, event: VoiceEvent): void {
    if (event.type === 'session.ended') {
      this.#onLost(stream, event.error ?? new ProviderError('provider_lost', 'The stream ended by itself'));
      return;
    }
    if (event.type === 'session.created') {
      stream.expiresAtMs = event.expiresAtMs;
      this.#onReady(stream, event.providerSessionId);
      return;
    }
    this.#response.follow(event);
    this.#listenFor(event);
    this.emit(this.#work.translate(event, stream.number));
  }

  /** What the signs of life mean for the ring, the watch and the filler. */
  #listenFor(event: VoiceEvent): void {
    switch (event.type) {
      case 'response.audio.delta':
        this.#watch.settle();
        this.#filler.stop();
        break;
      case 'input_audio_buffer.speech_started':
      case 'response.function_call':
      case 'response.done':
        this.#watch.settle();
        break;
      case 'input_audio_buffer.speech_stopped':
        this.#ring.utteranceEnded();
        this.#watch.expect();
        break;
      case 'conversation.item.input_audio_transcription.completed':
        this.#ring.utteranceKnown();
        if (!this.capabilities.signalsSpeechEnd) this.#watch.expect();
        break;
    }
  }

  #onReady(stream: Stream, providerSessionId: string): void {
    const { candidate, client, reason } = stream;
    this.#candidates.succeeded(candidate);
    this.#gapSinceMs = undefined;
    this.#historyShare = 1;
    if (this.#work.hasLines) this.#watch.expect();
    this.#clock.start(client.capabilities.sessionLimitMs, stream.expiresAtMs);
    if (this.#settle) {
      this.emit({
        type: 'session.created',
        providerSessionId,
        ...(stream.expiresAtMs !== undefined && { expiresAtMs: stream.expiresAtMs }),
      });
      this.#settle.resolve();
      this.#settle = undefined;
    } else {
      this.#announce(stream, reason, providerSessionId);
    }
  }

  #announce({ candidate }: Stream, reason: string, providerSessionId: string): void {
    const { provider, name } = candidate;
    this.#options.metrics.renewals.inc({ provider, result: reason });
    this.#options.logger.info({ provider, candidate: name, reason }, 'Voice stream renewed');
    this.emit({ type: 'session.renewed', reason, provider, providerSessionId });
  }

  #onLost(stream: Stream, error: ProviderError): void {
    const { logger, metrics } = this.#options;
    this.#current = undefined;
    this.#clock.stop();
    this.#watch.settle();
    void stream.client.close();
    logger.warn(
      { code: error.code, advice: error.advice, candidate: stream.candidate.name },
      'Voice stream lost',
    );
    metrics.renewals.inc({ provider: stream.candidate.provider, result: 'lost' });
    const answering = this.#response.abandon((event) => this.emit(event));
    this.#gapSinceMs ??= performance.now();
    const next = this.#candidates.failed(stream.candidate, error);
    if (!next || performance.now() - this.#gapSinceMs > this.#timing.gapMs) {
      this.#end(error);
      return;
    }
    if (next.step === 'trim') this.#historyShare /= 2;
    if (!this.#settle) this.#filler.start();
    this.#retryTimer = setTimeout(() => {
      this.#begin(next.candidate, next.step === 'next' ? 'failed_over' : 'recovered', answering);
    }, next.delayMs).unref();
  }

  /** The model heard the caller out and says nothing. A caller who goes on speaking is waited for. */
  #onNoAnswer(): void {
    const stream = this.#current;
    if (!stream) return;
    if (this.#ring.hasVoice()) {
      this.#watch.expect();
      return;
    }
    this.#onLost(stream, new ProviderError('provider_no_audio', 'The model did not answer in time'));
  }

  /** Asked while renewal is due: opens the successor at a quiet moment, or in any case when it is forced. */
  #renew(forced: boolean): void {
    const current = this.#current;
    if (!current || this.#next || performance.now() < this.#nextAllowedMs) return;
    if (!forced && !this.#isQuiet(current)) return;
    const candidate = this.#candidates.successorOf(current.candidate);
    if (!candidate) return;
    const history = this.#options.live.history();
    const reason = forced ? 'forced' : 'planned';
    this.#next = this.#open(candidate, reason, { ...this.#conversation, history });
    this.#connect(this.#next);
  }

  #isQuiet({ number }: Stream): boolean {
    const busy = this.#response.active || this.#work.hasLines || this.#work.hasTools(number);
    return !busy && this.#options.live.silent() && !this.#ring.hasVoice();
  }

  #onNext(stream: Stream, event: VoiceEvent): void {
    if (event.type === 'session.created') {
      stream.expiresAtMs = event.expiresAtMs;
      this.#trySwap(stream, event.providerSessionId);
    } else if (event.type === 'session.ended') {
      this.#onNextRefused(stream, event.error);
    } else if (event.type === 'usage') {
      this.emit(event);
    }
  }

  /** Only a successor that knows everything takes over; another quiet moment comes. */
  #trySwap(next: Stream, providerSessionId: string): void {
    const old = this.#current;
    const outdated = this.#response.active || this.#options.live.history().length !== next.knownTurns;
    this.#next = undefined;
    if (!old || (outdated && next.reason !== 'forced')) {
      void next.client.close();
      return;
    }
    this.#current = next;
    this.#last = next;
    if (this.#response.active) this.#drain(old);
    else void old.client.close();
    this.#replay(next);
    this.#onReady(next, providerSessionId);
  }

  /** An account without a second stream to spare must give the first one up before it gets another. */
  #onNextRefused({ candidate }: Stream, error: ProviderError | undefined): void {
    this.#next = undefined;
    this.#nextAllowedMs = performance.now() + this.#timing.refusedMs;
    this.#options.metrics.renewals.inc({ provider: candidate.provider, result: 'refused' });
    const current = this.#current;
    if (error?.code !== 'provider_throttled' || !current || !this.#isQuiet(current)) return;
    this.#current = undefined;
    void current.client.close().then(() => {
      if (this.#state === 'open' && !this.#current) this.#begin(candidate, 'planned');
    });
  }

  #drain(old: Stream): void {
    this.#draining = old;
    this.#drainTimer = setTimeout(() => this.#stopDraining(), this.#timing.drainMs).unref();
  }

  #onDraining({ number }: Stream, event: VoiceEvent): void {
    if (event.type === 'session.ended') {
      this.#stopDraining();
      return;
    }
    if (!event.type.startsWith('response.') && event.type !== 'usage') return;
    this.#response.follow(event);
    this.emit(this.#work.translate(event, number));
    if (event.type === 'response.done') this.#stopDraining();
  }

  #stopDraining(): void {
    clearTimeout(this.#drainTimer);
    const old = this.#draining;
    this.#draining = undefined;
    if (!old) return;
    this.#response.abandon((event) => this.emit(event));
    void old.client.close();
  }

  /** The one way out. */
  #end(error?: ProviderError): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    this.#clock.stop();
    this.#watch.settle();
    this.#filler.stop();
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#drainTimer);
    this.#settle?.reject(
      error ?? new ProviderError('provider_lost', 'The session was closed before it was open'),
    );
    this.#settle = undefined;
    this.emit({ type: 'session.ended', ...(error && { error }) });
    this.#current = undefined;
    this.#next = undefined;
    this.#draining = undefined;
  }
}

const NO_CAPABILITIES: VoiceCapabilities = {
  displayName: 'no',
  sessionLimitMs: Number.POSITIVE_INFINITY,
  partialTranscripts: false,
  signalsSpeechEnd: false,
};
