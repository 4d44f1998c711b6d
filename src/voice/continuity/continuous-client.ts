import { ProviderError } from '../../errors.ts';
import { Guard } from '../../guard.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';
import { FrameDrops } from '../../telemetry/frame-drops.ts';
import type { VoiceCandidate } from '../candidate.ts';
import {
  type ConversationSettings,
  type ToolResultOptions,
  type VoiceCapabilities,
  VoiceClientBase,
} from '../client.ts';
import { isUsage, type VoiceEvent } from '../events.ts';
import type { VoiceProvider } from '../provider.ts';
import type { ConversationOutput } from './conversation-output.ts';
import { CONTINUITY_TIMING, type ContinuousClientOptions, NO_CAPABILITIES } from './options.ts';
import { type ConversationParts, createParts } from './parts.ts';
import { StreamRouter } from './streams/stream-router.ts';
import type { VoiceStream } from './streams/voice-stream.ts';

/**
 * One conversation over as many streams as it takes. When a stream is renewed or lost, or its provider fails, another
 * stream is opened with what was heard, hears again what was not answered, and takes over. The call notices
 * `session.renewed` and at most a short pause.
 */
export class ContinuousVoiceClient extends VoiceClientBase {
  readonly #options: ContinuousClientOptions;
  readonly #drops: FrameDrops;
  readonly #conversation: ConversationSettings;
  readonly #parts: ConversationParts;
  readonly #connected: Promise<void>;
  #state: 'new' | 'open' | 'closing' | 'ended' = 'new';
  #candidate: VoiceCandidate | undefined;
  /** Waits for the first stream to be accepted. */
  #waiter: { readonly resolve: () => void; readonly reject: (error: ProviderError) => void } | undefined;
  #closed: Promise<void> | undefined;

  constructor(conversation: ConversationSettings, options: ContinuousClientOptions) {
    super();
    const { logger, metrics } = options;
    const timing = { ...CONTINUITY_TIMING, ...options.timing };
    const output: ConversationOutput = {
      pass: (stream, event) => this.#pass(stream, event),
      ready: (stream) => this.#onReady(stream),
      failed: (error) => this.#end(error),
    };
    this.#options = options;
    this.#drops = new FrameDrops(logger, metrics);
    this.#conversation = conversation;
    this.#candidate = options.candidates[0];
    this.#parts = createParts({
      client: options,
      conversation,
      timing,
      guard: new Guard({ logger, metrics, onFault: () => this.#end(ownFault()) }),
      output,
      emitFiller: (event) => this.emit(event),
      onEvent: (stream, event) => router.onEvent(stream, event),
      onSilence: (silence) => router.onSilence(silence),
    });
    const router = new StreamRouter({
      ...options,
      parts: this.#parts,
      firstAudioMs: timing.firstAudioMs,
      output,
      drops: this.#drops,
    });
    this.#connected = new Promise((resolve, reject) => {
      this.#waiter = { resolve, reject };
    });
    // A call that does not wait for it learns of a failure by session.ended.
    this.#connected.catch(() => undefined);
  }

  get provider(): VoiceProvider {
    return this.#candidate?.provider ?? 'openai';
  }

  get capabilities(): VoiceCapabilities {
    const { current } = this.#parts.streams;
    return current?.client.capabilities ?? this.#candidate?.capabilities ?? NO_CAPABILITIES;
  }

  override mute(isMuted: boolean): void {
    this.#parts.streams.mute(isMuted);
  }

  override get callerSpeaks(): boolean {
    return this.#parts.callerAudio.speaking;
  }

  override get owesAnswer(): boolean {
    const { callerAudio, watch } = this.#parts;
    return watch.isOwed || callerAudio.hasSpeech;
  }

  override get callerSilentMs(): number {
    return this.#parts.callerAudio.silentMs;
  }

  override get callerLevel(): number {
    return this.#parts.callerAudio.level;
  }

  connect(): Promise<void> {
    const { recovery, selector } = this.#parts;
    if (this.#state !== 'new') return this.#connected;
    this.#state = 'open';
    const candidate = selector.best();
    if (candidate) recovery.takeOver(candidate, 'start', this.#conversation.history);
    else this.#end(new ProviderError('provider_unavailable', 'No provider is available at the moment'));
    return this.#connected;
  }

  sendAudio(payload: string): void {
    if (this.#isOver) {
      this.#drops.count('model_ended');
      return;
    }
    const { callerAudio, renewal, streams, watch } = this.#parts;
    const { current } = streams;
    callerAudio.push(payload, this.#options.call.silent());
    current?.client.sendAudio(payload);
    renewal.hear(payload);
    if (callerAudio.takeUnnoticedTurn() && current) watch.suspect(current);
  }

  sendText(text: string): void {
    if (this.#isOver) return;
    const { streams, watch, work } = this.#parts;
    work.sendText(text, streams.current);
    watch.expectAnswer(streams.current);
  }

  /** The settings of the next stream have it too (`CallView.settings`), so that it outlives this one. */
  override inform(text: string): boolean {
    if (this.#isOver) return false;
    const { renewal, streams } = this.#parts;
    const isTold = streams.current?.client.inform(text) === true;
    if (!isTold) renewal.hasten();
    return true;
  }

  speak(text: string): string {
    const { draining, streams, watch, work } = this.#parts;
    draining.stop();
    const speakId = work.speak(text, streams.current);
    watch.expectAnswer(streams.current);
    return speakId;
  }

  sendToolResult(callId: string, result: unknown, options: ToolResultOptions = {}): void {
    if (this.#isOver) return;
    const { streams, watch, work } = this.#parts;
    if (work.sendToolResult({ callId, result, ...options }, streams.current))
      watch.expectAnswer(streams.current);
  }

  override answerTurn(): void {
    if (this.#isOver) return;
    const { streams, watch } = this.#parts;
    // A stream that is not open yet hears again what was said, and tells of it.
    if (streams.current?.open) streams.current.client.answerTurn();
    watch.expectAnswer(streams.current);
  }

  override endTurn(): void {
    if (this.#isOver) return;
    const { streams, watch } = this.#parts;
    if (streams.current?.open) streams.current.client.endTurn();
    watch.turnEnded();
  }

  override dropTurn(itemId?: string): void {
    if (this.#isOver) return;
    const { callerAudio, streams, watch } = this.#parts;
    if (streams.current?.open) streams.current.client.dropTurn(itemId);
    if (itemId !== undefined) callerAudio.turnKnown(itemId);
    watch.turnDropped(streams.current);
  }

  cancelResponse(heard: readonly HeardAudio[]): void {
    const { carryOver, draining, streams, watch } = this.#parts;
    watch.stop();
    carryOver.interrupt();
    streams.current?.answer.forget();
    streams.current?.client.cancelResponse(heard);
    draining.stop();
  }

  close(): Promise<void> {
    this.#closed ??= this.#shutDown();
    return this.#closed;
  }

  get #isOver(): boolean {
    return this.#state === 'closing' || this.#state === 'ended';
  }

  /** What a stream tells, with our own ids. While the streams close, only their last tokens are still counted. */
  #pass({ number }: VoiceStream, event: VoiceEvent): void {
    if (this.#state === 'closing' && !isUsage(event)) {
      if (event.type === 'response.audio.delta') this.#drops.count('model_closing');
      return;
    }
    this.emit(this.#parts.work.translate(event, number));
  }

  #onReady(stream: VoiceStream): void {
    this.#candidate = stream.candidate;
    if (!this.#waiter) {
      this.#announce(stream);
      return;
    }
    const { expiresAtMs, providerSessionId } = stream;
    this.emit({
      type: 'session.created',
      providerSessionId,
      ...(expiresAtMs !== undefined && { expiresAtMs }),
    });
    this.#waiter.resolve();
    this.#waiter = undefined;
  }

  #announce({ candidate, providerSessionId }: VoiceStream): void {
    const { logger, metrics } = this.#options;
    const { reason } = this.#parts.streams;
    const { name, provider } = candidate;
    metrics.renewals.inc({ provider, result: reason });
    logger.info({ provider, candidate: name, reason }, 'Voice stream renewed');
    this.emit({ type: 'session.renewed', reason, provider, providerSessionId });
  }

  async #shutDown(): Promise<void> {
    if (this.#state === 'ended') return;
    this.#state = 'closing';
    this.#stopStreams();
    await this.#parts.streams.closed();
    this.#end();
  }

  /** The only way out. */
  #end(error?: ProviderError): void {
    if (this.#state === 'ended') return;
    const failure = this.#state === 'closing' ? undefined : error;
    this.#state = 'ended';
    this.#stopStreams();
    this.#parts.callerAudio.clear();
    this.#drops.close();
    this.#waiter?.reject(failure ?? new ProviderError('provider_lost', 'Closed before it was open'));
    this.#waiter = undefined;
    this.emit({ type: 'session.ended', ...(failure && { error: failure }) });
  }

  /** No stream follows. Idempotent. */
  #stopStreams(): void {
    const { draining, recovery, renewal, streams, watch } = this.#parts;
    watch.stop();
    streams.end();
    renewal.stop();
    recovery.stop();
    draining.stop();
    void streams.release();
  }
}

/** Without a cause, whose message may quote the caller: the guard has logged the place. */
function ownFault(): ProviderError {
  return new ProviderError(
    'provider_unavailable',
    'The gateway failed to handle the streams of the conversation',
  );
}
