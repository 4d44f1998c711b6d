import { randomUUID } from 'node:crypto';
import { type LineFormat, TELEPHONE_LINE } from '../../audio/line-format.ts';
import { ProviderError } from '../../errors.ts';
import { Guard } from '../../guard.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';
import { FrameDrops } from '../../telemetry/frame-drops.ts';
import {
  type ConversationSettings,
  type HistoryMessage,
  type ToolResultOptions,
  toolsFor,
  type VoiceCapabilities,
  VoiceClientBase,
} from '../client.ts';
import { SilencePump } from '../silence-pump.ts';
import { Dialogue } from './answering/dialogue.ts';
import { SpokenLanguage } from './answering/spoken-language.ts';
import { awsFailure } from './aws/failure.ts';
import {
  CASCADE_CAPABILITIES,
  CASCADE_TIMING,
  type CascadeClientContext,
  type CascadeServices,
  type CascadeTiming,
} from './client-options.ts';
import { CallerEar, type SaidTurn } from './hearing/caller-ear.ts';
import { CallerFeed } from './hearing/caller-feed.ts';
import { pausesOf } from './hearing/endpointing.ts';
import { firstLanguage } from './languages.ts';
import { Opening } from './opening.ts';
import type { TranscriptPart } from './parts.ts';
import { Stages } from './stages.ts';

/**
 * One conversation over three services: what the caller says is written down, a text model answers, and its text is
 * said. None of them knows turns or interruptions, so both are decided here, and the history is exactly what was heard.
 */
export class CascadeVoiceClient extends VoiceClientBase {
  readonly provider = 'cascade';
  readonly capabilities: VoiceCapabilities;
  readonly #context: CascadeClientContext;
  readonly #timing: CascadeTiming;
  readonly #services: CascadeServices;
  readonly #guard: Guard;
  readonly #drops: FrameDrops;
  readonly #stages: Stages;
  readonly #line: CallerFeed;
  readonly #ear: CallerEar;
  readonly #dialogue: Dialogue;
  readonly #pump: SilencePump;
  readonly #opening = new Opening();
  #state: 'new' | 'connecting' | 'open' | 'closing' | 'ended' = 'new';
  #closed: Promise<void> | undefined;

  constructor(conversation: ConversationSettings, context: CascadeClientContext) {
    super();
    const { logger, metrics } = context;
    const { line = TELEPHONE_LINE, hints } = conversation;
    this.#context = context;
    this.#timing = { ...CASCADE_TIMING, ...context.timing };
    this.capabilities = { ...CASCADE_CAPABILITIES, sessionLimitMs: this.#timing.sessionLimitMs };
    this.#services = context.services(conversation, line);
    this.#guard = new Guard({ logger, metrics, onFault: () => this.#end(ownFault()) });
    this.#drops = new FrameDrops(logger, metrics);
    this.#stages = new Stages(metrics, logger);
    this.#ear = this.#createEar(line);
    this.#line = new CallerFeed({
      line,
      languages: hints?.languages ?? [],
      services: this.#services,
      timing: this.#timing,
      guard: this.#guard,
      drops: this.#drops,
      ear: this.#ear,
      onOpen: (sessionId) => this.#becomeOpen(sessionId),
      onPart: (part) => this.#understand(part),
      onLost: (error) => this.#lose(error),
    });
    this.#dialogue = this.#createDialogue(conversation, line);
    this.#pump = new SilencePump({
      guard: this.#guard,
      sendSilence: (ms) => this.#line.silence(ms),
      onTick: () => undefined,
    });
  }

  /** What was said, as it was heard: what the text model is given with the next question. */
  get conversation(): readonly HistoryMessage[] {
    return this.#dialogue.conversation;
  }

  connect(): Promise<void> {
    if (this.#state === 'new') this.#open();
    return this.#opening.promise;
  }

  sendAudio(payload: string): void {
    if (this.#isOver) this.#drops.count('model_ended');
    else this.#pump.covered(this.#line.hear(payload));
  }

  sendText(text: string): void {
    if (!this.#isOver) this.#dialogue.callerSaid(text);
  }

  override inform(text: string): boolean {
    if (!this.#isOver) this.#dialogue.inform(text);
    return !this.#isOver;
  }

  speak(text: string): string {
    const speakId = `speak_${randomUUID()}`;
    if (!this.#isOver) this.#dialogue.speak(speakId, text);
    return speakId;
  }

  sendToolResult(callId: string, result: unknown, { quiet = false }: ToolResultOptions = {}): void {
    if (this.#isOver) return;
    const waited = this.#dialogue.answerTool(callId, JSON.stringify(result ?? null), quiet);
    if (!waited) this.#context.logger.debug({ callId }, 'Tool result without a waiting call');
  }

  cancelResponse(heard: readonly HeardAudio[]): void {
    if (this.#isOver) return;
    this.#dialogue.interrupt();
    this.#dialogue.cut(heard);
  }

  close(): Promise<void> {
    this.#closed ??= this.#shutDown();
    return this.#closed;
  }

  get #isOver(): boolean {
    return this.#state === 'closing' || this.#state === 'ended';
  }

  #createEar(line: LineFormat): CallerEar {
    const { endpointing, live } = this.#context;
    return new CallerEar({
      line,
      pauses: pausesOf(endpointing),
      isBusy: () => this.#dialogue.isBusy || !live.silent(),
      onBegan: (itemId, agoMs) => {
        this.emit({ type: 'input_audio_buffer.speech_started', itemId, agoMs });
        this.#dialogue.interrupt();
      },
      onWords: (itemId, delta) =>
        this.emit({ type: 'conversation.item.input_audio_transcription.delta', itemId, delta }),
      onEnded: (turn) => this.#onTurn(turn),
      onNoise: () => this.#dialogue.callerSilent(),
      onUntold: () => this.emit({ type: 'input_audio_buffer.voice_stopped', untold: true }),
    });
  }

  #createDialogue(conversation: ConversationSettings, line: LineFormat): Dialogue {
    const { instructions, tools, history, hints } = conversation;
    const { logger, live } = this.#context;
    const { model, speech } = this.#services;
    return new Dialogue({
      instructions,
      tools: toolsFor(this.provider, tools),
      history,
      line,
      language: new SpokenLanguage(firstLanguage(hints?.languages ?? []), () => live.language?.()),
      model,
      speech,
      stages: this.#stages,
      guard: this.#guard,
      logger,
      timing: this.#timing,
      emit: (event) => this.emit(event),
      callerSpeaks: () => this.#ear.callerSpeaks,
      onFailed: (error) => this.#end(error),
    });
  }

  #open(): void {
    this.#state = 'connecting';
    const onTimeout = this.#guard.wrap('timer', (error: ProviderError) => this.#end(error));
    this.#opening.begin(this.#timing.connectMs, onTimeout);
    this.#line.open();
    this.#pump.start();
  }

  #becomeOpen(providerSessionId: string): void {
    if (this.#state !== 'connecting') return;
    this.#state = 'open';
    this.emit({ type: 'session.created', providerSessionId });
    this.#opening.succeeded();
    this.#dialogue.start();
  }

  #understand(part: TranscriptPart): void {
    if (this.#state === 'open') this.#ear.understand(part);
  }

  #onTurn({ itemId, text, language, silentMs }: SaidTurn): void {
    this.emit({
      type: 'input_audio_buffer.speech_stopped',
      itemId,
      endedAtMs: performance.now() - silentMs,
    });
    this.emit({ type: 'conversation.item.input_audio_transcription.completed', itemId, transcript: text });
    this.#reportSeconds();
    if (text === '') {
      // It may have interrupted the assistant, which goes on.
      this.#dialogue.answer();
      return;
    }
    this.#stages.turnEnded(silentMs);
    this.#dialogue.callerSaid(text, language);
  }

  #reportSeconds(): void {
    const usage = this.#line.takeUsage();
    if (usage) this.emit({ type: 'usage', usage });
  }

  #lose(error: unknown): void {
    if (this.#state === 'connecting') this.#services.onRefused(error);
    this.#end(error === undefined ? lost() : awsFailure('Amazon Transcribe', error));
  }

  async #shutDown(): Promise<void> {
    if (this.#state === 'ended') return;
    this.#state = 'closing';
    this.#pump.stop();
    this.#dialogue.stop();
    this.#opening.failed();
    this.#reportSeconds();
    await this.#line.end();
    this.#end();
  }

  /** The only way to end. An error is kept only when the end was not ours. Idempotent. */
  #end(error?: ProviderError): void {
    if (this.#state === 'ended') return;
    const failure = this.#state === 'closing' ? undefined : error;
    const opened = this.#state === 'open' || this.#state === 'closing';
    if (failure) this.#reportSeconds();
    this.#state = 'ended';
    this.#pump.stop();
    this.#dialogue.stop();
    this.#line.abort();
    this.#drops.close();
    if (failure && !opened) this.#context.metrics.connectionFailures.inc({ provider: this.provider });
    this.#opening.failed(failure);
    this.emit({ type: 'session.ended', ...(failure && { error: failure }) });
  }
}

function ownFault(): ProviderError {
  return new ProviderError('provider_lost', 'An event of the cascade could not be handled');
}

function lost(): ProviderError {
  return new ProviderError('provider_lost', 'The stream to Amazon Transcribe ended unexpectedly');
}
