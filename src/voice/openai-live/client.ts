import { randomUUID } from 'node:crypto';
import { TELEPHONE_LINE } from '../../audio/line-format.ts';
import type { LiveSettings } from '../../config/config.ts';
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
import type { VoiceEvent } from '../events.ts';
import { Connection } from '../openai-wire/connection.ts';
import { LIVE_CAPABILITIES, LIVE_TIMING, type LiveClientContext, type LiveTiming } from './client-options.ts';
import type { Delegation } from './delegation/delegation.ts';
import { delegationFor } from './delegation/delegation-for.ts';
import { Talk } from './delegation/talk.ts';
import { WireSession } from './session/wire-session.ts';
import type { SessionStarted } from './session/wire-session-parts.ts';
import { AskedLines } from './speech/asked-lines.ts';
import { ModelSpeech } from './speech/model-speech.ts';
import { SpokenTurns } from './speech/spoken-turns.ts';
import { ToldWords } from './speech/told-words.ts';
import { buildSessionStart } from './wire/client-events.ts';
import type { LiveEvent, TimedWords } from './wire/events.ts';
import { answerOrder, type Order, STOP_ORDER, sayOrder } from './wire/orders.ts';

/**
 * One conversation with GPT-Live, which hears and speaks at the same time and decides alone when to stop. Its session
 * knows no turns, no responses and no cancelling; `speech` makes the events of a call out of its one track of sound.
 * Audio has the format of the line at both ends and passes unchanged.
 * @see https://developers.openai.com/api/docs/guides/voice-websockets
 */
export class OpenAILiveClient extends VoiceClientBase {
  readonly provider = 'openai-live';
  readonly capabilities: VoiceCapabilities = LIVE_CAPABILITIES;
  readonly #context: LiveClientContext;
  readonly #session: WireSession;
  readonly #lines = new AskedLines();
  readonly #heardWords = new ToldWords();
  readonly #saidWords = new ToldWords();
  readonly #caller: SpokenTurns;
  readonly #speech: ModelSpeech;
  readonly #talk: Talk;
  readonly #delegation: Delegation;
  readonly #drops: FrameDrops;

  constructor(settings: LiveSettings, conversation: ConversationSettings, context: LiveClientContext) {
    super();
    this.#context = context;
    const { logger, metrics } = context;
    const line = conversation.line ?? TELEPHONE_LINE;
    const drops = new FrameDrops(logger, metrics);
    const guard = new Guard({ logger, metrics, onFault: () => this.#session.fail(ownFault()) });
    const timing = { ...LIVE_TIMING, ...context.timing };
    const session = new WireSession({
      ...{ line, timing, guard, drops, logger, metrics },
      connection: context.takeConnection?.() ?? createLiveConnection(settings, timing),
      start: (eventId) => startOf(eventId, settings, conversation),
      listener: {
        onStarted: (started) => this.#announce(started),
        onEvent: (event) => this.#onEvent(event),
        onRefused: (eventId) => this.#refuse(eventId),
        onError: (error) => this.emit({ type: 'error', error }),
        onSeconds: (seconds) => this.emit({ type: 'usage.session', seconds }),
        onStopping: (isLost) => this.#stop(isLost),
        onEnded: (error) => this.#end(error),
      },
    });
    this.#session = session;
    this.#drops = drops;
    this.#talk = new Talk(conversation.history);
    const emit = (event: VoiceEvent) => {
      this.#talk.follow(event);
      this.emit(event);
    };
    const positionMs = () => this.#speech.positionMs;
    this.#caller = new SpokenTurns({ emit, positionMs, newId: () => `turn_${randomUUID()}` });
    this.#speech = new ModelSpeech({
      ...{ line, lines: this.#lines, caller: this.#caller, drops, emit },
      newId: (kind) => `${kind}_${randomUUID()}`,
      isWaiting: () => this.#delegation.isOpen,
      onGoesOn: () => this.#stopSpeech(),
    });
    this.#delegation = delegationFor({
      ...{ settings, conversation, context, guard, timing, talk: this.#talk, caller: this.#caller },
      send: (message) => session.send(message),
      nextEventId: (kind) => session.nextEventId(kind),
      append: (request) => session.append(request),
      onAnswered: () => this.#speech.resultTaken(),
      emit: (event) => this.emit(event),
    });
  }

  connect(): Promise<void> {
    return this.#session.connect();
  }

  sendAudio(payload: string): void {
    this.#session.addAudio(payload);
  }

  sendText(text: string): void {
    this.#talk.wrote(text);
    this.#order(answerOrder(text));
  }

  override inform(text: string): boolean {
    if (this.#session.isOver) return false;
    this.#session.append({ kind: 'thinking', text });
    return true;
  }

  override mute(isMuted: boolean): void {
    this.#session.mute(isMuted);
  }

  speak(text: string): string {
    const speakId = `speak_${randomUUID()}`;
    this.#speech.cut();
    this.#lines.add(speakId, this.#order(sayOrder(text)));
    return speakId;
  }

  sendToolResult(callId: string, result: unknown, { quiet = false }: ToolResultOptions = {}): void {
    if (this.#session.isOver) return;
    const waited = this.#delegation.toolResult(callId, JSON.stringify(result ?? null), quiet);
    if (!waited) this.#context.logger.debug({ callId }, 'Tool result without a waiting call');
  }

  /** The vendor has no such thing, and no way to make the model forget: the rest is dropped, until it stops. */
  cancelResponse(_heard: readonly HeardAudio[]): void {
    this.#speech.cut();
  }

  close(): Promise<void> {
    return this.#session.close();
  }

  /** @returns the id of the event that asks for it */
  #order({ before, text }: Order): string {
    for (const part of before) this.#session.append({ kind: 'thinking', text: part });
    return this.#session.append({ kind: 'instructions', text });
  }

  /** An order that is on its way stops the model too; one to stop would come after it, and stop what it asks for. */
  #stopSpeech(): void {
    if (!this.#session.hasOrder) this.#order(STOP_ORDER);
  }

  #announce({ sessionId, expiresAtMs }: SessionStarted): void {
    this.emit({
      type: 'session.created',
      providerSessionId: sessionId,
      ...(expiresAtMs !== undefined && { expiresAtMs }),
    });
  }

  #onEvent(event: LiveEvent): void {
    switch (event.type) {
      case 'output.audio':
        this.#speech.audio(event.delta);
        this.#caller.tick();
        break;
      case 'output.words':
        if (this.#isNew(this.#saidWords, event)) this.#speech.words(event);
        break;
      case 'input.words':
        if (!this.#isNew(this.#heardWords, event)) break;
        this.#caller.hear(event);
        this.#speech.callerSpoke();
        break;
      case 'appended':
        if (event.eventId !== undefined) this.#settle(event.eventId);
        break;
      case 'delegation.created':
        this.#caller.delegated();
        this.#delegation.onEvent(event);
        break;
      case 'delegate.begins':
      case 'delegate.calls':
      case 'delegate.ends':
        this.#delegation.onEvent(event);
        break;
      case 'unknown':
        this.emit(event);
        break;
      default:
        break;
    }
  }

  #settle(eventId: string): void {
    if (this.#lines.confirm(eventId)) this.#speech.requestTaken();
    if (this.#delegation.settle(eventId)) this.#speech.resultTaken();
  }

  #refuse(eventId: string): void {
    this.#lines.drop(eventId);
    this.#delegation.settle(eventId);
  }

  #isNew(told: ToldWords, words: TimedWords): boolean {
    const isNew = told.add(words);
    if (!isNew) this.#drops.count('provider_repeated');
    return isNew;
  }

  #stop(isLost: boolean): void {
    if (isLost) this.#caller.finish();
    this.#delegation.stop();
  }

  #end(error: ProviderError | undefined): void {
    this.#drops.close();
    this.emit({ type: 'session.ended', ...(error && { error }) });
  }
}

/** A connection that is not open yet. */
export function createLiveConnection(
  { apiKey, baseUrl }: Pick<LiveSettings, 'apiKey' | 'baseUrl'>,
  { connectMs, pingIntervalMs }: LiveTiming = LIVE_TIMING,
): Connection {
  const path = 'live/sessions';
  return new Connection({ apiKey, baseUrl, path, handshakeTimeoutMs: connectMs, pingIntervalMs });
}

function startOf(eventId: string, settings: LiveSettings, conversation: ConversationSettings): string {
  const { model, delegation, delegateModel } = settings;
  const voice = conversation.preferences?.voices?.['openai-live'] ?? settings.voice;
  return buildSessionStart(eventId, conversation, { model, voice, delegation, delegateModel });
}

function ownFault(): ProviderError {
  return new ProviderError('provider_lost', 'An event of GPT-Live could not be handled');
}
