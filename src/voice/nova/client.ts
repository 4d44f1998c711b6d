import { randomUUID } from 'node:crypto';
import {
  BedrockRuntimeClient,
  type BedrockRuntimeClientConfig,
  InvokeModelWithBidirectionalStreamCommand,
} from '@aws-sdk/client-bedrock-runtime';
import { withDeadline } from '../../async/deadline.ts';
import { TELEPHONE_LINE } from '../../audio/line-format.ts';
import type { NovaSettings, WireMode } from '../../config/config.ts';
import { ProviderError } from '../../errors.ts';
import { Guard } from '../../guard.ts';
import type { Logger } from '../../logging.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';
import { FrameDrops } from '../../telemetry/frame-drops.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { type ConversationSettings, type VoiceCapabilities, VoiceClientBase } from '../client.ts';
import type { VoiceEvent } from '../events.ts';
import { AudioCodec } from './audio/audio-codec.ts';
import { ratesFor } from './audio/model-rates.ts';
import {
  DEFAULT_TIMING,
  type NovaClientContext,
  type NovaTiming,
  novaCapabilities,
} from './client-options.ts';
import { tapOutput } from './event-stream/output-tap.ts';
import { signedPayloads } from './event-stream/payload-handler.ts';
import { HeldResults } from './turns/held-results.ts';
import { NoiseResume } from './turns/noise-resume.ts';
import { RequestedLines } from './turns/requested-lines.ts';
import { SpeakingOrder } from './turns/speaking-order.ts';
import { TurnTracker } from './turns/turn-tracker.ts';
import { toProviderError } from './wire/failure.ts';
import { buildResumeRequest, buildSpeakRequest } from './wire/input-events.ts';
import { ModelInput, novaSettingsFor } from './wire/model-input.ts';
import { parseOutput } from './wire/parse-output.ts';
import type { NovaOutputEvent } from './wire/parser.ts';
import { streamExpiryMs } from './wire/stream-expiry.ts';

/** The caller of `connect()`, who waits. */
interface Waiter {
  readonly resolve: () => void;
  readonly reject: (error: ProviderError) => void;
}

/** Without a logger the SDK writes its warnings to the console. The voice client reports every failure itself. */
const SILENT_LOGGER = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

export interface BedrockClientOptions extends Pick<BedrockRuntimeClientConfig, 'credentials' | 'endpoint'> {
  /** `plain`: the SDK frames and signs the events of a stream. Default `fast`. */
  readonly wire?: WireMode;
}

/**
 * An SDK client for one region. Credentials come from the default chain, the address from the environment,
 * unless `options` has them.
 */
export function createBedrockClient(
  region: string,
  { wire = 'fast', ...options }: BedrockClientOptions = {},
): BedrockRuntimeClient {
  return new BedrockRuntimeClient({
    region,
    logger: SILENT_LOGGER,
    ...(wire === 'fast' && { eventStreamPayloadHandlerProvider: signedPayloads }),
    ...options,
  });
}

/**
 * One conversation with Amazon Nova 2 Sonic over Bedrock's bidirectional stream.
 * @see https://docs.aws.amazon.com/nova/latest/nova2-userguide/using-conversational-speech.html
 */
export class NovaVoiceClient extends VoiceClientBase {
  readonly provider = 'nova';
  readonly capabilities: VoiceCapabilities;
  readonly #settings: NovaSettings & { readonly region: string };
  readonly #logger: Logger;
  readonly #metrics: Metrics;
  readonly #bedrock: BedrockRuntimeClient;
  readonly #wire: WireMode;
  readonly #timing: NovaTiming;
  readonly #input: ModelInput;
  readonly #lines = new RequestedLines();
  readonly #results = new HeldResults();
  readonly #order: SpeakingOrder;
  readonly #turns: TurnTracker;
  readonly #resume: NoiseResume | undefined;
  readonly #abort = new AbortController();
  readonly #guard: Guard;
  readonly #drops: FrameDrops;
  #state: 'new' | 'connecting' | 'open' | 'closing' | 'ended' = 'new';
  #connected: Promise<void> | undefined;
  #waiter: Waiter | undefined;
  #output: Promise<void> = Promise.resolve();
  #expiresAtMs: number | undefined;
  #closed: Promise<void> | undefined;
  #deadline: NodeJS.Timeout | undefined;
  #settleTimer: NodeJS.Timeout | undefined;
  #wasStalled = false;

  constructor(
    settings: NovaSettings & { readonly region: string },
    conversation: ConversationSettings,
    context: NovaClientContext,
  ) {
    super();
    this.#settings = novaSettingsFor(settings, conversation.preferences?.nova);
    this.#logger = context.logger;
    this.#metrics = context.metrics;
    this.#bedrock = context.bedrock;
    this.#wire = context.wire ?? 'fast';
    this.#timing = { ...DEFAULT_TIMING, ...context.timing };
    this.capabilities = novaCapabilities(settings.sessionLimitMs, () => this.#order.signalsSpeechEnd);
    const { logger, metrics } = context;
    this.#guard = new Guard({ logger, metrics, onFault: () => this.#end(lost()) });
    this.#drops = new FrameDrops(logger, metrics);
    const { line = TELEPHONE_LINE } = conversation;
    const codec = new AudioCodec(line, ratesFor(line, settings.sampleRateHz));
    this.#input = new ModelInput({
      settings: this.#settings,
      conversation,
      codec,
      guard: this.#guard,
      isPlaying: () => this.#order.isPlaying,
      onAudioDropped: (reason) => this.#drops.count(reason),
      onStalled: (stalledMs) => this.#checkStall(stalledMs),
    });
    const emit = (event: VoiceEvent) => this.#tell(event);
    this.#order = new SpeakingOrder({
      emit,
      line,
      newId: () => `turn_${randomUUID()}`,
      lines: this.#lines,
      onEndpointed: (ms) => metrics.endpointing.observe({ provider: 'nova' }, ms / 1000),
    });
    this.#turns = new TurnTracker({
      order: this.#order,
      emit,
      toLine: (pcm) => codec.fromModel(pcm),
      isNewCall: (toolUseId) => this.#input.expectToolResult(toolUseId),
      drops: this.#drops,
    });
    this.#resume = this.#settings.resumeAfterNoise
      ? new NoiseResume({ guard: this.#guard, ask: (rest) => this.#goOn(rest) })
      : undefined;
  }

  connect(): Promise<void> {
    this.#connected ??= this.#open();
    return this.#connected;
  }

  sendAudio(payload: string): void {
    if (this.#isOver) this.#drops.count('model_ended');
    else this.#input.audio(payload);
  }

  sendText(text: string): void {
    this.#ask('text', text);
  }

  speak(text: string): string {
    const speakId = `speak_${randomUUID()}`;
    this.#order.cancel();
    this.#lines.add(speakId, text);
    this.#ask('line', buildSpeakRequest(text));
    return speakId;
  }

  /** The vendor has no way to take a result without a word about it, so a quiet one must say so itself. */
  sendToolResult(callId: string, result: unknown): void {
    if (this.#isOver) return;
    const send = this.#guard.wrap('timer', () => this.#input.toolResult(callId, result));
    this.#results.give(send, this.#order);
  }

  /** Nova stops on its own and cuts its own memory, so there is nothing to send. */
  cancelResponse(heard: readonly HeardAudio[]): void {
    this.#resume?.cut(this.#order.split(heard));
    this.#order.cancel();
  }

  close(): Promise<void> {
    this.#closed ??= this.#shutDown();
    return this.#closed;
  }

  get #isOver(): boolean {
    return this.#state === 'closing' || this.#state === 'ended';
  }

  #tell(event: VoiceEvent): void {
    this.#resume?.follow(event);
    this.emit(event);
  }

  /** The model was stopped by a sound that was nothing. */
  #goOn(rest: string): void {
    this.#metrics.resumedAnswers.inc({ provider: this.provider });
    this.#ask('text', buildResumeRequest(rest));
  }

  #ask(kind: 'line' | 'text', text: string): void {
    if (this.#isOver) return;
    this.#resume?.stop();
    this.#order.asked(kind);
    this.#input.text(text);
  }

  #open(): Promise<void> {
    if (this.#isOver) return Promise.reject(closedMeanwhile());
    this.#state = 'connecting';
    const { connectMs } = this.#timing;
    const message = `Amazon Nova Sonic did not answer within ${connectMs} ms`;
    const onTimeout = () => this.#end(new ProviderError('provider_timeout', message));
    this.#deadline = setTimeout(this.#guard.wrap('timer', onTimeout), connectMs).unref();
    this.#input.start();
    return new Promise((resolve, reject) => {
      this.#waiter = { resolve, reject };
      this.#output = this.#run();
    });
  }

  /** Runs until the output ends, on our side or the vendor's. Never rejects. */
  async #run(): Promise<void> {
    try {
      const command = new InvokeModelWithBidirectionalStreamCommand({
        modelId: this.#settings.modelId,
        body: this.#input.stream,
      });
      const receive = this.#guard.wrap('model', (event: Uint8Array) => this.#receive(event));
      if (this.#wire === 'fast') tapOutput(command.middlewareStack, receive);
      this.#expiresAtMs = streamExpiryMs(await this.#bedrock.config.credentials(), Date.now());
      // Resolves with the first event that is not tapped, or with the end of the output.
      const { body } = await this.#bedrock.send(command, { abortSignal: this.#abort.signal });
      for await (const part of body ?? []) {
        if (!part.chunk?.bytes) continue;
        if (this.#wire === 'fast') this.#metrics.plainPath.inc({ reader: 'nova_event' });
        receive(part.chunk.bytes);
      }
      // A reset stream or a lost connection ends the loop without an error.
      this.#end(lost());
    } catch (error) {
      this.#end(toProviderError(error));
    }
  }

  #receive(bytes: Uint8Array): void {
    const parsed = parseOutput(bytes);
    if (!parsed) {
      this.#drops.count('provider_malformed');
      return;
    }
    if (this.#state === 'connecting' && parsed.sessionId !== undefined) this.#becomeOpen(parsed.sessionId);
    // While closing only the last tokens are of interest.
    if (this.#state === 'open' || (this.#state === 'closing' && parsed.event.type === 'usage')) {
      this.#handle(parsed.event);
    } else if (parsed.event.type === 'audio' || parsed.event.type === 'mulaw_audio') {
      this.#drops.count('model_closing');
    }
  }

  #handle(event: NovaOutputEvent): void {
    this.#turns.handle(event);
    this.#results.follow(this.#order);
    this.#limitSettling();
  }

  /** A turn whose final texts do not come must still end. */
  #limitSettling(): void {
    if (!this.#order.settling) {
      if (!this.#settleTimer) return;
      clearTimeout(this.#settleTimer);
      this.#settleTimer = undefined;
      return;
    }
    const settle = () => {
      this.#settleTimer = undefined;
      this.#order.settle();
    };
    this.#settleTimer ??= setTimeout(this.#guard.wrap('timer', settle), this.#timing.finalTextMs).unref();
  }

  #becomeOpen(providerSessionId: string): void {
    this.#state = 'open';
    clearTimeout(this.#deadline);
    this.#input.opened();
    this.#logger.debug({ region: this.#settings.region, providerSessionId }, 'Nova stream is open');
    const expiresAtMs = this.#expiresAtMs;
    this.emit({
      type: 'session.created',
      providerSessionId,
      ...(expiresAtMs !== undefined && { expiresAtMs }),
    });
    this.#waiter?.resolve();
  }

  /**
   * A connection that died silently takes nothing any more, and no timer of the SDK notices it in time. Seen twice in
   * a row: after a pause of this process one look may come before the connection has had its turn.
   */
  #checkStall(stalledMs: number): void {
    const isStalled = this.#state === 'open' && stalledMs > this.#timing.stallMs;
    if (isStalled && this.#wasStalled) this.#end(lost());
    this.#wasStalled = isStalled;
  }

  async #shutDown(): Promise<void> {
    const started = this.#state !== 'new';
    if (this.#state === 'ended') return;
    this.#state = 'closing';
    this.#resume?.stop();
    this.#results.clear();
    this.#input.close();
    this.#waiter?.reject(closedMeanwhile());
    if (started) await this.#outputWithin(this.#timing.closeMs);
    this.#end();
  }

  async #outputWithin(limitMs: number): Promise<void> {
    await withDeadline(async () => this.#output, { limitMs, onLate: () => undefined, keepsProcess: true });
  }

  /** The only way to end. An error is kept only when the end was not ours. Idempotent. */
  #end(error?: ProviderError): void {
    if (this.#state === 'ended') return;
    const failure = this.#state === 'closing' ? undefined : error;
    const opened = this.#state === 'open' || this.#state === 'closing';
    this.#state = 'ended';
    clearTimeout(this.#deadline);
    clearTimeout(this.#settleTimer);
    this.#resume?.stop();
    this.#results.clear();
    this.#input.abort();
    this.#abort.abort();
    this.#drops.close();
    if (failure && !opened) this.#metrics.connectionFailures.inc({ provider: this.provider });
    this.#waiter?.reject(failure ?? closedMeanwhile());
    this.emit({ type: 'session.ended', ...(failure && { error: failure }) });
  }
}

function lost(): ProviderError {
  return new ProviderError('provider_lost', 'The stream to Amazon Nova Sonic ended unexpectedly');
}

function closedMeanwhile(): ProviderError {
  return new ProviderError('provider_lost', 'The session was closed before it was open');
}
