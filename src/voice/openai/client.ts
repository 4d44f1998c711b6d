import { randomUUID } from 'node:crypto';
import { type LineFormat, TELEPHONE_LINE } from '../../audio/line-format.ts';
import type { OpenAISettings } from '../../config/config.ts';
import { ProviderError } from '../../errors.ts';
import { Guard } from '../../guard.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';
import { FrameDrops } from '../../telemetry/frame-drops.ts';
import {
  type ConversationSettings,
  type ToolResultOptions,
  type VoiceCapabilities,
  VoiceClientBase,
} from '../client.ts';
import { ConnectAttempt } from '../openai-wire/connect-attempt.ts';
import { Connection } from '../openai-wire/connection.ts';
import { errorOfEvent, errorOfFailure, faultKind } from '../openai-wire/faults.ts';
import { Outbox } from '../openai-wire/outbox.ts';
import { APPEND, audioFormatOf, buildHistoryItem, buildSystemText, buildUserText } from './client-events.ts';
import {
  capabilitiesFor,
  MAX_QUEUED_AUDIO_MS,
  type OpenAIClientContext,
  type OpenAITiming,
  TIMING,
} from './client-options.ts';
import { ModelTurns } from './model-turns.ts';
import { parseServerEvent } from './parser.ts';
import { SessionSetup } from './session-setup.ts';
import type { WireError, WireEvent } from './wire.ts';

type SessionCreated = Extract<WireEvent, { type: 'session.created' }>;
type SessionUpdated = Extract<WireEvent, { type: 'session.updated' }>;

/**
 * One conversation over the OpenAI Realtime API, GA shape. Audio has the format of the line at both ends and passes
 * unchanged.
 * @see https://platform.openai.com/docs/api-reference/realtime
 */
export class OpenAIVoiceClient extends VoiceClientBase {
  readonly provider = 'openai';
  readonly capabilities: VoiceCapabilities;
  readonly #setup: SessionSetup;
  readonly #conversation: ConversationSettings;
  readonly #context: OpenAIClientContext;
  readonly #timing: OpenAITiming;
  readonly #connection: Connection;
  readonly #turns: ModelTurns;
  readonly #line: LineFormat;
  readonly #outbox: Outbox;
  readonly #guard: Guard;
  readonly #drops: FrameDrops;
  #state: 'new' | 'connecting' | 'configuring' | 'ready' | 'ended' = 'new';
  #attempt: ConnectAttempt | undefined;
  #session: SessionCreated | undefined;
  #eventCount = 0;

  constructor(settings: OpenAISettings, conversation: ConversationSettings, context: OpenAIClientContext) {
    super();
    this.#setup = new SessionSetup(settings, conversation);
    this.#conversation = conversation;
    this.#context = context;
    this.#timing = { ...TIMING, ...context.timing };
    const { logger, metrics } = context;
    this.#guard = new Guard({ logger, metrics, onFault: () => void this.#end(ownFault()) });
    this.#drops = new FrameDrops(logger, metrics);
    this.capabilities = {
      ...capabilitiesFor(settings),
      ...(context.sessionLimitMs && { sessionLimitMs: context.sessionLimitMs }),
    };
    this.#connection = context.takeConnection?.() ?? createConnection(settings, this.#timing);
    this.#line = conversation.line ?? TELEPHONE_LINE;
    this.#outbox = new Outbox(MAX_QUEUED_AUDIO_MS, this.#line);
    const { callDecidesTurns } = this.capabilities;
    this.#turns = new ModelTurns({
      line: this.#line,
      emit: (event) => this.emit(event),
      drops: this.#drops,
      send: (text) => this.#connection.send(text),
      nextEventId: (kind) => this.#nextEventId(kind),
      retryDelayMs: this.#timing.retryDelayMs,
      ownAnswerMs: callDecidesTurns ? this.#timing.callDecidesMs : this.#timing.ownAnswerMs,
      serverDecidesTurns: !callDecidesTurns,
    });
  }

  connect(): Promise<void> {
    if (this.#state === 'ended' && !this.#attempt) return Promise.reject(closedMeanwhile());
    this.#attempt ??= this.#open();
    return this.#attempt.promise;
  }

  sendAudio(payload: string): void {
    if (this.#state === 'ready') {
      this.#append(payload);
    } else if (this.#state === 'ended') {
      this.#drops.count('model_ended');
    } else {
      const dropped = this.#outbox.addAudio(payload);
      if (dropped > 0) this.#drops.count('provider_queue', dropped);
    }
  }

  sendText(text: string): void {
    const message = buildUserText(this.#nextEventId('text'), text);
    if (this.#state === 'ready') this.#connection.send(message);
    else this.#outbox.addText(message);
    this.#turns.answer();
  }

  override inform(text: string): boolean {
    if (this.#state === 'ended') return false;
    const message = buildSystemText(this.#nextEventId('note'), text);
    if (this.#state === 'ready') this.#connection.send(message);
    else this.#outbox.addText(message);
    return true;
  }

  speak(text: string): string {
    const speakId = `speak_${randomUUID()}`;
    this.#turns.speak(speakId, text);
    return speakId;
  }

  sendToolResult(callId: string, result: unknown, { quiet = false }: ToolResultOptions = {}): void {
    const waited = this.#turns.answerTool(callId, JSON.stringify(result ?? null), quiet);
    if (!waited) this.#context.logger.debug({ callId }, 'Tool result without a waiting call');
  }

  cancelResponse(heard: readonly HeardAudio[]): void {
    this.#turns.interrupt(heard);
  }

  override answerTurn(): void {
    this.#turns.answerTurn();
  }

  override endTurn(): void {
    this.#turns.endTurn();
  }

  override dropTurn(itemId?: string): void {
    this.#turns.dropTurn(itemId);
  }

  close(): Promise<void> {
    return this.#end();
  }

  #open(): ConnectAttempt {
    this.#state = 'connecting';
    const { connectMs } = this.#timing;
    // Before the connection delivers what may have come already.
    const onTimeout = () =>
      void this.#end(
        new ProviderError('provider_timeout', `OpenAI opened no session within ${connectMs} ms`),
      );
    this.#attempt = new ConnectAttempt(connectMs, this.#guard.wrap('timer', onTimeout));
    this.#connection.open();
    this.#connection.listen({
      onText: (text) => this.#onText(text),
      onLost: this.#guard.wrap('model', (error: ProviderError) => void this.#end(error)),
    });
    return this.#attempt;
  }

  #onText(text: string): void {
    // What is thrown here would come out of the connection's reading, which belongs to no call.
    this.#guard.run('model', () => {
      const event = parseServerEvent(text);
      if (event) this.#onEvent(event);
      else this.#drops.count('provider_malformed');
    });
  }

  #onEvent(event: WireEvent): void {
    switch (event.type) {
      case 'session.created':
        this.#configure(event);
        return;
      case 'session.updated':
        this.#becomeReady(event);
        return;
      case 'input_audio_buffer.speech_started':
        this.#turns.callerSpeaks();
        this.emit(event);
        return;
      case 'input_audio_buffer.speech_stopped':
        this.#turns.callerStopped();
        this.emit(event);
        return;
      case 'tool_output.added':
        this.#turns.outputConfirmed(event.callId);
        return;
      case 'function_call.complete':
        this.#turns.called(event.responseId, event.call);
        return;
      case 'response.created':
        this.#turns.created(event);
        this.emit({ type: 'response.working' });
        return;
      case 'speech_item.added':
        this.#turns.itemAdded(event.responseId, event.itemId);
        return;
      case 'response.audio.delta':
      case 'response.audio.done':
      case 'response.audio_transcript.delta':
      case 'response.audio_transcript.done':
        this.#turns.onSpeech(event);
        return;
      case 'response.done':
        // Its next answer would fail too, so another stream or another provider is asked immediately.
        if (this.#turns.onDone(event)) void this.#end(errorOfFailure(event.reason));
        return;
      case 'error':
        this.#onError(event);
        return;
      case 'conversation.item.input_audio_transcription.failed':
        this.#drops.count('transcription_failed');
        this.emit(event);
        return;
      case 'conversation.item.input_audio_transcription.delta':
      case 'conversation.item.input_audio_transcription.completed':
      case 'unknown':
        this.emit(event);
        return;
      case 'ignored':
        if (event.name.startsWith('response.')) this.emit({ type: 'response.working' });
        return;
      default:
        event satisfies never;
    }
  }

  #configure(session: SessionCreated): void {
    if (this.#state !== 'connecting') return;
    this.#state = 'configuring';
    this.#session = session;
    this.#connection.send(this.#setup.update(this.#nextEventId('session')));
  }

  /** Checks the format: another one would be played as noise. */
  #becomeReady(updated: SessionUpdated): void {
    if (this.#state !== 'configuring' || !this.#session) return;
    const { type } = audioFormatOf(this.#line);
    if (updated.inputFormat !== type || updated.outputFormat !== type) {
      void this.#end(new ProviderError('provider_input_rejected', `OpenAI did not accept ${type}`));
      return;
    }
    this.#state = 'ready';
    for (const message of this.#conversation.history) {
      this.#connection.send(buildHistoryItem(this.#nextEventId('history'), message));
    }
    this.#outbox.flush({
      audio: (payload) => this.#append(payload),
      text: (message) => this.#connection.send(message),
    });
    this.#turns.start();
    this.#announceSession(this.#session);
  }

  #announceSession({ sessionId, expiresAtMs }: SessionCreated): void {
    this.emit({
      type: 'session.created',
      providerSessionId: sessionId,
      ...(expiresAtMs !== undefined && { expiresAtMs }),
    });
    this.#attempt?.succeed();
  }

  #onError(error: WireError): void {
    const kind = faultKind(error);
    if (kind !== 'fatal' && this.#state === 'configuring' && this.#configuresWithout(error)) return;
    if (kind === 'fatal' || this.#state === 'configuring') {
      void this.#end(errorOfEvent(error));
      return;
    }
    this.#turns.refused(error.eventId, error.code);
    if (kind === 'surface') this.emit({ type: 'error', error: errorOfEvent(error) });
    else this.#context.logger.debug({ code: error.code }, 'OpenAI refused an event that came too late');
  }

  /** @returns whether the session is set up again, without what was refused */
  #configuresWithout(refusal: WireError): boolean {
    const next = this.#setup.afterRefusal(refusal, this.#nextEventId('session'));
    if (next === undefined) return false;
    const { logger, metrics } = this.#context;
    logger.warn(
      { code: refusal.code, options: next.leftOut },
      'OpenAI refused options of a session, which goes on without them. Correct OPENAI_… or the assistants file',
    );
    metrics.optionsRefused.inc({ provider: this.provider });
    this.#connection.send(next.update);
    return true;
  }

  #append(payload: string): void {
    if (this.#connection.congested) this.#drops.count('provider_queue');
    else this.#connection.send(APPEND.prefix + payload + APPEND.suffix);
  }

  /** The only way to end: by us (no error), by the provider, by the deadline. */
  #end(error?: ProviderError): Promise<void> {
    const closed = this.#connection.close();
    if (this.#state === 'ended') return closed;
    const opened = this.#state === 'ready';
    this.#state = 'ended';
    this.#turns.stop();
    this.#outbox.clear();
    this.#drops.close();
    if (error && !opened) this.#context.metrics.connectionFailures.inc({ provider: this.provider });
    if (!opened) this.#attempt?.fail(error ?? closedMeanwhile());
    this.emit({ type: 'session.ended', ...(error && { error }) });
    return closed;
  }

  /** The server repeats the id when it refuses the event, so the kind says what was refused. */
  #nextEventId(kind: string): string {
    this.#eventCount += 1;
    return `${kind}_${this.#eventCount}`;
  }
}

/** A connection that is not open yet. */
export function createConnection(settings: OpenAISettings, timing: OpenAITiming = TIMING): Connection {
  return new Connection({
    ...settings,
    handshakeTimeoutMs: timing.connectMs,
    pingIntervalMs: timing.pingIntervalMs,
  });
}

function ownFault(): ProviderError {
  return new ProviderError('provider_lost', 'An event of OpenAI could not be handled');
}

function closedMeanwhile(): ProviderError {
  return new ProviderError('provider_lost', 'The session was closed before it was open');
}
