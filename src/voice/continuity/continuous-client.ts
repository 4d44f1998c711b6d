import { ProviderError } from '../../errors.ts';
import { Guard } from '../../guard.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';
import {
  type ConversationSettings,
  type VoiceCapabilities,
  VoiceClientBase,
  type VoiceProvider,
} from '../client.ts';
import type { VoiceEvent } from '../events.ts';
import type { DoneEvent } from './answers/answer-end.ts';
import { Aftermath } from './answers/answer-repair.ts';
import { CallerRing } from './caller-audio/caller-ring.ts';
import { Estate } from './carry-over/carry-over.ts';
import { OpenWork, toolText } from './carry-over/pending-work.ts';
import {
  CONTINUITY_TIMING,
  type ContinuityTiming,
  type ContinuousClientOptions,
  NO_CAPABILITIES,
} from './options.ts';
import type { VoiceCandidate } from './streams/candidate.ts';
import { Candidates } from './streams/candidate-selector.ts';
import { Succession } from './streams/stream-events.ts';
import type { RenewalReason, VoiceStream } from './streams/voice-stream.ts';
import type { AnswerWatch, Due } from './waiting/answer-watch.ts';
import { Filler } from './waiting/filler.ts';
import { patienceOf } from './waiting/model-watch.ts';

/** Unanswered caller audio that a new stream hears again, milliseconds. */
const RING_MS = 15_000;

/**
 * One conversation over as many streams as it takes. Planned renewal, loss and change of provider are the same
 * thing: another stream is opened with what was heard, hears again what was not answered, and takes over.
 * The call notices `session.renewed` and at most a short pause.
 */
export class ContinuousVoiceClient extends VoiceClientBase {
  readonly #options: ContinuousClientOptions;
  readonly #timing: ContinuityTiming;
  readonly #candidates: Candidates;
  readonly #ring: CallerRing;
  readonly #work = new OpenWork();
  readonly #watch: AnswerWatch;
  readonly #estate: Estate;
  readonly #filler: Filler;
  readonly #aftermath: Aftermath;
  readonly #succession: Succession;
  readonly #connected: Promise<void>;
  readonly #guard: Guard;
  #state: 'new' | 'open' | 'closing' | 'ended' = 'new';
  #waiter: { readonly resolve: () => void; readonly reject: (error: ProviderError) => void } | undefined;
  #candidate: VoiceCandidate | undefined;
  #closed: Promise<void> | undefined;
  /** The model has told that the caller speaks: it answers once he has stopped, and cannot be late before. */
  #callerTurn = false;

  constructor(conversation: ConversationSettings, options: ContinuousClientOptions) {
    super();
    this.#options = options;
    const { logger, metrics } = options;
    this.#guard = new Guard({ logger, metrics, onFault: () => this.#end(ownFault()) });
    this.#candidate = options.candidates[0];
    this.#ring = new CallerRing(RING_MS, options.audioBlocks);
    this.#timing = { ...CONTINUITY_TIMING, ...options.timing };
    this.#candidates = new Candidates(options.candidates, options.health, options.maxLosses);
    this.#filler = new Filler({
      sound: options.fillerSound,
      afterMs: this.#timing.fillerMs,
      audible: () => !options.live.silent(),
      emit: this.#guard.wrap('timer', (event: VoiceEvent) => this.emit(event)),
    });
    const { watch, rest } = patienceOf({
      timing: this.#timing,
      ring: this.#ring,
      live: options.live,
      filler: this.#filler,
      guard: this.#guard,
      onNoAnswer: (due) => this.#onNoAnswer(due),
      onBrokenAnswer: () => this.#onBrokenAnswer(),
    });
    this.#watch = watch;
    this.#estate = new Estate({
      conversation,
      ring: this.#ring,
      work: this.#work,
      watch: this.#watch,
      rest,
      live: options.live,
      emit: (event, stream) => this.#pass(stream, event),
    });
    this.#aftermath = this.#createAftermath();
    this.#succession = this.#createSuccession();
    this.#connected = new Promise((resolve, reject) => {
      this.#waiter = { resolve, reject };
    });
    this.#connected.catch(() => undefined);
  }

  get provider(): VoiceProvider {
    return this.#candidate?.provider ?? 'openai';
  }

  get capabilities(): VoiceCapabilities {
    return this.#candidate?.capabilities ?? NO_CAPABILITIES;
  }

  connect(): Promise<void> {
    if (this.#state !== 'new') return this.#connected;
    this.#state = 'open';
    const candidate = this.#candidates.best();
    if (candidate) this.#succession.takeOver(candidate, 'start');
    else this.#end(new ProviderError('provider_unavailable', 'No provider can be had at the moment'));
    return this.#connected;
  }

  override get callerSpeaks(): boolean {
    return this.#ring.speaking;
  }

  override get callerSilentMs(): number {
    return this.#ring.silentMs;
  }

  sendAudio(payload: string): void {
    if (this.#isOver) return;
    const { current } = this.#succession;
    this.#ring.push(payload, this.#options.live.silent());
    this.#succession.hear(payload);
    if (this.#ring.takeUnnoticedTurn() && current) this.#estate.suspect(current);
  }

  sendText(text: string): void {
    if (this.#isOver) return;
    this.#work.owe(text);
    this.#succession.current?.client.sendText(text);
    this.#expectAnswer();
  }

  speak(text: string): string {
    this.#succession.stopDraining();
    const speakId = this.#work.speak(text, this.#succession.current);
    this.#expectAnswer();
    return speakId;
  }

  sendToolResult(callId: string, result: unknown): void {
    if (this.#isOver) return;
    const tool = this.#work.takeTool(callId);
    const { current } = this.#succession;
    if (tool && tool.worker !== current?.number) {
      // The new stream has never heard of this call, and would refuse its id.
      this.sendText(toolText(tool.name, result));
      return;
    }
    current?.client.sendToolResult(callId, result);
    if (!tool) return;
    this.#work.owe(toolText(tool.name, result));
    this.#expectAnswer();
  }

  cancelResponse(heard: readonly HeardAudio[]): void {
    const { current } = this.#succession;
    this.#estate.interrupted(current);
    current?.client.cancelResponse(heard);
    this.#succession.stopDraining();
  }

  close(): Promise<void> {
    this.#closed ??= this.#shutDown();
    return this.#closed;
  }

  get #isOver(): boolean {
    return this.#state === 'closing' || this.#state === 'ended';
  }

  #createSuccession(): Succession {
    const { logger, metrics } = this.#options;
    return new Succession({
      guard: this.#guard,
      estate: this.#estate,
      listener: {
        onEvent: (stream, event) => this.#onEvent(stream, event),
        onPassed: (stream, event) => this.#pass(stream, event),
        onReady: (stream, reason) => this.#onReady(stream, reason),
        onFailed: (error) => this.#end(error),
      },
      candidates: this.#candidates,
      filler: this.#filler,
      timing: this.#timing,
      logger,
      metrics,
    });
  }

  #createAftermath(): Aftermath {
    const { logger, metrics } = this.#options;
    return new Aftermath({
      ...{ work: this.#work, logger, metrics },
      onAnswered: () => this.#watch.settle(),
      tell: (text) => this.sendText(text),
      speak: (text) => void this.speak(text),
      onAskedAgain: () => this.#expectAnswer(),
      onMute: (stream) => this.#succession.lose(stream, noAudio()),
    });
  }

  /** Of the stream that carries the conversation. */
  #onEvent(stream: VoiceStream, event: VoiceEvent): void {
    if (this.#isOver) return;
    if (this.#estate.follow(stream, event)) this.#succession.signOfLife(stream);
    // The old stream has been talked over, by the caller or by the new one.
    if (event.type === 'input_audio_buffer.speech_started' || event.type === 'response.created') {
      this.#succession.stopDraining();
    }
    if (this.#estate.isUntoldInterruption(stream, event)) {
      this.emit({ type: 'input_audio_buffer.speech_started' });
    }
    if (event.type === 'input_audio_buffer.speech_started') {
      this.#callerTurn = stream.client.capabilities.signalsSpeechEnd;
      this.#aftermath.callerSpeaks();
    } else if (event.type === 'input_audio_buffer.speech_stopped') {
      this.#callerTurn = false;
    }
    if (event.type === 'response.done') this.#onDone(stream, event);
    else this.#pass(stream, event);
  }

  #onDone(stream: VoiceStream, done: DoneEvent): void {
    const { event, act } = this.#aftermath.judge(stream, done);
    this.#pass(stream, event);
    // Whoever was told may have ended the call.
    if (!this.#isOver && stream === this.#succession.current) act();
  }

  #pass({ number }: VoiceStream, event: VoiceEvent): void {
    if (this.#state === 'closing' && event.type !== 'usage') return;
    this.emit(this.#work.translate(event, number));
  }

  #onReady(stream: VoiceStream, reason: RenewalReason): void {
    this.#candidate = stream.candidate;
    this.#callerTurn = false;
    const { providerSessionId, expiresAtMs } = stream;
    if (!this.#waiter) {
      this.#announce(stream, reason);
      return;
    }
    this.emit({
      type: 'session.created',
      providerSessionId,
      ...(expiresAtMs !== undefined && { expiresAtMs }),
    });
    this.#waiter.resolve();
    this.#waiter = undefined;
  }

  #announce({ candidate, providerSessionId }: VoiceStream, reason: RenewalReason): void {
    const { provider, name } = candidate;
    this.#options.metrics.renewals.inc({ provider, result: reason });
    this.#options.logger.info({ provider, candidate: name, reason }, 'Voice stream renewed');
    this.emit({ type: 'session.renewed', reason, provider, providerSessionId });
  }

  #expectAnswer(): void {
    if (!this.#callerTurn && this.#succession.current?.open) this.#watch.expect();
  }

  /** The model heard the caller out and says nothing; or so it seems. */
  #onNoAnswer(due: Due): void {
    const { current } = this.#succession;
    if (!current?.open) return;
    if (due === 'suspected') {
      if (this.#estate.isSecondListener(current) || !this.#succession.listenTwice()) this.#estate.wasNoise();
      return;
    }
    this.#succession.lose(current, noAudio(), this.#timing.firstAudioMs);
  }

  #onBrokenAnswer(): void {
    const { current } = this.#succession;
    const error = new ProviderError('provider_lost', 'The model stopped in the middle of its answer');
    if (current?.open) this.#succession.lose(current, error, this.#timing.firstAudioMs);
  }

  /** The last tokens are still counted while the streams close. */
  async #shutDown(): Promise<void> {
    if (this.#state === 'ended') return;
    this.#state = 'closing';
    this.#estate.settle();
    await this.#succession.close();
    this.#end();
  }

  /** The one way out. */
  #end(error?: ProviderError): void {
    if (this.#state === 'ended') return;
    const failure = this.#state === 'closing' ? undefined : error;
    this.#state = 'ended';
    this.#estate.settle();
    this.#succession.stop();
    this.#ring.clear();
    this.#waiter?.reject(failure ?? new ProviderError('provider_lost', 'Closed before it was open'));
    this.#waiter = undefined;
    this.emit({ type: 'session.ended', ...(failure && { error: failure }) });
  }
}

/** Without its cause, whose message may quote the caller: the guard has told where it was. */
function ownFault(): ProviderError {
  return new ProviderError('provider_unavailable', 'The streams could not be handled');
}

function noAudio(): ProviderError {
  return new ProviderError('provider_no_audio', 'The model did not answer in time');
}
