import { randomUUID } from 'node:crypto';
import { type LineFormat, playingMs, TELEPHONE_LINE } from '../../audio/line-format.ts';
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
import { ConnectAttempt } from '../openai-wire/connect-attempt.ts';
import { Connection } from '../openai-wire/connection.ts';
import { errorOfEvent, faultKind, type VendorFault } from '../openai-wire/faults.ts';
import { Outbox } from '../openai-wire/outbox.ts';
import { SilencePump } from '../silence-pump.ts';
import {
  LIVE_CAPABILITIES,
  LIVE_TIMING,
  type LiveClientContext,
  type LiveTiming,
  MOST_QUEUED_AUDIO_MS,
} from './client-options.ts';
import type { Delegation } from './delegation/delegation.ts';
import { delegationFor } from './delegation/delegation-for.ts';
import { Talk } from './delegation/talk.ts';
import { Appends } from './session/appends.ts';
import { errorOfClosed, isBenign } from './session/faults.ts';
import { SessionTime } from './session/session-time.ts';
import { AskedLines } from './speech/asked-lines.ts';
import { ModelSpeech } from './speech/model-speech.ts';
import { SpokenTurns } from './speech/spoken-turns.ts';
import {
  answerRequest,
  buildMute,
  buildSessionClose,
  buildSessionStart,
  LIVE_APPEND,
  liveFormatOf,
  STOP_REQUEST,
  sayRequest,
} from './wire/client-events.ts';
import type { LiveEvent } from './wire/events.ts';
import { parseLiveEvent } from './wire/parser.ts';

type SessionStarted = Extract<LiveEvent, { type: 'session.started' }>;

/**
 * One conversation with GPT-Live, which hears and speaks at the same time and decides alone when to stop. Its session
 * knows no turns, no responses and no cancelling; `speech` makes the events of a call out of its one track of sound.
 * Audio has the format of the line at both ends and passes unchanged.
 * @see https://developers.openai.com/api/docs/guides/voice-websockets
 */
export class OpenAILiveClient extends VoiceClientBase {
  readonly provider = 'openai-live';
  readonly capabilities: VoiceCapabilities = LIVE_CAPABILITIES;
  readonly #settings: LiveSettings;
  readonly #conversation: ConversationSettings;
  readonly #context: LiveClientContext;
  readonly #timing: LiveTiming;
  readonly #line: LineFormat;
  readonly #connection: Connection;
  readonly #outbox: Outbox;
  readonly #pump: SilencePump;
  readonly #appends: Appends;
  readonly #lines = new AskedLines();
  readonly #caller: SpokenTurns;
  readonly #speech: ModelSpeech;
  readonly #talk: Talk;
  readonly #delegation: Delegation;
  readonly #time = new SessionTime((seconds) => this.emit({ type: 'usage.session', seconds }));
  readonly #guard: Guard;
  readonly #drops: FrameDrops;
  #state: 'new' | 'connecting' | 'ready' | 'closing' | 'ended' = 'new';
  #attempt: ConnectAttempt | undefined;
  #closed: Promise<void> | undefined;
  #onClosed: (() => void) | undefined;
  #isMuted = false;
  #eventCount = 0;
  /** Looks at the line since the last output. */
  #looksWithoutOutput = 0;

  constructor(settings: LiveSettings, conversation: ConversationSettings, context: LiveClientContext) {
    super();
    this.#settings = settings;
    this.#conversation = conversation;
    this.#context = context;
    this.#timing = { ...LIVE_TIMING, ...context.timing };
    const { logger, metrics } = context;
    const guard = new Guard({ logger, metrics, onFault: () => void this.#end(ownFault()) });
    this.#guard = guard;
    const drops = new FrameDrops(logger, metrics);
    this.#drops = drops;
    this.#line = conversation.line ?? TELEPHONE_LINE;
    const { connectMs, pingIntervalMs } = this.#timing;
    this.#connection = new Connection({
      apiKey: settings.apiKey,
      baseUrl: settings.baseUrl,
      path: 'live/sessions',
      handshakeTimeoutMs: connectMs,
      pingIntervalMs,
    });
    this.#outbox = new Outbox(MOST_QUEUED_AUDIO_MS, this.#line);
    this.#pump = new SilencePump({
      guard,
      sendSilence: (ms) => this.#append(this.#line.silence(ms * this.#line.bytesPerMs)),
      onTick: () => this.#onTick(),
    });
    const nextEventId = (kind: string) => this.#nextEventId(kind);
    const send = (text: string) => this.#connection.send(text);
    this.#appends = new Appends({ send, drops, nextEventId });
    this.#talk = new Talk(conversation.history);
    const emit = (event: VoiceEvent) => {
      this.#talk.follow(event);
      this.emit(event);
    };
    const positionMs = () => this.#speech.positionMs;
    this.#caller = new SpokenTurns({ emit, positionMs, newId: () => `turn_${randomUUID()}` });
    this.#speech = new ModelSpeech({
      line: this.#line,
      lines: this.#lines,
      caller: this.#caller,
      drops,
      emit,
      newId: (kind) => `${kind}_${randomUUID()}`,
      onGoesOn: () => this.#stopSpeech(),
    });
    this.#delegation = delegationFor({
      ...{ settings, conversation, context, guard, send, nextEventId },
      ...{ talk: this.#talk, caller: this.#caller },
      append: (request) => this.#appends.add({ ...request, eventId: this.#nextEventId('append') }),
      emit: (event) => this.emit(event),
    });
  }

  connect(): Promise<void> {
    if (this.#isOver && !this.#attempt) return Promise.reject(closedMeanwhile());
    this.#attempt ??= this.#open();
    return this.#attempt.promise;
  }

  sendAudio(payload: string): void {
    if (this.#state === 'ready') {
      this.#pump.covered(playingMs(payload, this.#line));
      this.#append(payload);
    } else if (this.#isOver) {
      this.#drops.count('model_ended');
    } else {
      const dropped = this.#outbox.addAudio(payload);
      if (dropped > 0) this.#drops.count('provider_queue', dropped);
    }
  }

  sendText(text: string): void {
    this.#talk.wrote(text);
    this.#order(answerRequest(text));
  }

  override inform(text: string): boolean {
    if (this.#isOver) return false;
    this.#appends.add({ eventId: this.#nextEventId('note'), kind: 'thinking', text });
    return true;
  }

  override mute(isMuted: boolean): void {
    if (this.#isMuted === isMuted) return;
    this.#isMuted = isMuted;
    if (this.#state === 'ready') this.#connection.send(buildMute(this.#nextEventId('mute'), isMuted));
  }

  speak(text: string): string {
    const speakId = `speak_${randomUUID()}`;
    this.#speech.cut();
    this.#lines.add(speakId, this.#order(sayRequest(text)));
    return speakId;
  }

  sendToolResult(callId: string, result: unknown, { quiet = false }: ToolResultOptions = {}): void {
    if (this.#isOver) return;
    const waited = this.#delegation.toolResult(callId, JSON.stringify(result ?? null), quiet);
    if (!waited) this.#context.logger.debug({ callId }, 'Tool result without a waiting call');
  }

  /** The vendor has no such thing, and no way to make the model forget: the rest is dropped, until it stops. */
  cancelResponse(_heard: readonly HeardAudio[]): void {
    this.#speech.cut();
  }

  close(): Promise<void> {
    this.#closed ??= this.#closeInOrder();
    return this.#closed;
  }

  get #isOver(): boolean {
    return this.#state === 'closing' || this.#state === 'ended';
  }

  /** @returns the id of the event */
  #order(text: string): string {
    const eventId = this.#nextEventId('order');
    if (!this.#isOver) this.#appends.add({ eventId, kind: 'instructions', text });
    return eventId;
  }

  /** An order that is on its way stops the model too; one to stop would come after it, and stop what it asks for. */
  #stopSpeech(): void {
    if (!this.#appends.hasOrder) this.#order(STOP_REQUEST);
  }

  #open(): ConnectAttempt {
    this.#state = 'connecting';
    const { connectMs } = this.#timing;
    const onTimeout = () =>
      void this.#end(
        new ProviderError('provider_timeout', `OpenAI opened no GPT-Live session within ${connectMs} ms`),
      );
    this.#attempt = new ConnectAttempt(connectMs, this.#guard.wrap('timer', onTimeout));
    this.#connection.listen({
      onOpen: () => this.#start(),
      onText: (text) => this.#onText(text),
      onLost: this.#guard.wrap('model', (error: ProviderError) => void this.#end(error)),
    });
    this.#connection.open();
    return this.#attempt;
  }

  #start(): void {
    const { model, voice, delegation, delegateModel } = this.#settings;
    const chosen = this.#conversation.preferences?.voices?.['openai-live'] ?? voice;
    const choice = { model, voice: chosen, delegation, delegateModel };
    this.#connection.send(buildSessionStart(this.#nextEventId('start'), this.#conversation, choice));
  }

  #onText(text: string): void {
    // What is thrown here would come out of the connection's reading, which belongs to no call.
    this.#guard.run('model', () => {
      const event = parseLiveEvent(text);
      if (event) this.#onEvent(event);
      else this.#drops.count('provider_malformed');
    });
  }

  #onEvent(event: LiveEvent): void {
    if (this.#onSessionEvent(event)) return;
    if (this.#state === 'closing' && event.type === 'output.audio') this.#drops.count('model_closing');
    if (this.#state !== 'ready') return;
    switch (event.type) {
      case 'output.audio':
        this.#looksWithoutOutput = 0;
        this.#speech.audio(event.delta);
        this.#caller.tick();
        break;
      case 'output.words':
        this.#speech.words(event);
        break;
      case 'input.words':
        this.#caller.hear(event);
        this.#speech.callerSpoke();
        break;
      case 'appended':
        if (event.eventId !== undefined) this.#onAppended(event.eventId);
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

  /** @returns whether the event was about the session itself, which counts in every state */
  #onSessionEvent(event: LiveEvent): boolean {
    if (event.type === 'session.started') this.#becomeReady(event);
    else if (event.type === 'session.closed') this.#onSessionClosed(event.reason, event.seconds);
    else if (event.type === 'usage') this.#time.tell(event.seconds);
    else if (event.type === 'error') this.#onError(event);
    else return false;
    return true;
  }

  #onAppended(eventId: string): void {
    this.#appends.settle(eventId);
    if (this.#lines.confirm(eventId)) this.#speech.requestTaken();
  }

  /** Checks the format: another one would be played as noise. */
  #becomeReady({ sessionId, expiresAtMs, format, rate }: SessionStarted): void {
    if (this.#state !== 'connecting') return;
    const wanted = liveFormatOf(this.#line);
    if (format !== wanted.type || rate !== wanted.rate) {
      const message = `OpenAI did not accept ${wanted.type} at ${wanted.rate} Hz`;
      void this.#end(new ProviderError('provider_input_rejected', message));
      return;
    }
    this.#state = 'ready';
    this.#time.start();
    this.emit({
      type: 'session.created',
      providerSessionId: sessionId,
      ...(expiresAtMs !== undefined && { expiresAtMs }),
    });
    if (this.#isMuted) this.#connection.send(buildMute(this.#nextEventId('mute'), true));
    this.#outbox.flush({
      audio: (payload) => this.sendAudio(payload),
      text: (message) => this.#connection.send(message),
    });
    // Without audio the clock of the session stands still, and nothing that is appended is taken up.
    this.#pump.start();
    this.#appends.start();
    this.#attempt?.succeed();
  }

  #onError(fault: VendorFault): void {
    if (this.#state === 'connecting' || faultKind(fault) === 'fatal') {
      void this.#end(errorOfEvent(fault));
      return;
    }
    if (fault.eventId !== undefined) {
      this.#appends.settle(fault.eventId);
      this.#lines.drop(fault.eventId);
    }
    if (!isBenign(fault.code) && !this.#isOver) this.emit({ type: 'error', error: errorOfEvent(fault) });
    else this.#context.logger.debug({ code: fault.code }, 'GPT-Live did not take up what came last');
  }

  #onSessionClosed(reason: string, seconds: number | undefined): void {
    this.#time.end(seconds);
    if (this.#state === 'closing') this.#onClosed?.();
    else void this.#end(errorOfClosed(reason));
  }

  #append(payload: string): void {
    if (this.#connection.congested) this.#drops.count('provider_queue');
    else this.#connection.send(LIVE_APPEND.prefix + payload + LIVE_APPEND.suffix);
  }

  /** Ten times a second while the session is open. Counted, because a pause of this process is not one of the model. */
  #onTick(): void {
    this.#appends.tick();
    this.#looksWithoutOutput += 1;
    if (this.#looksWithoutOutput * TICK_MS < this.#timing.stallMs) return;
    void this.#end(new ProviderError('provider_lost', 'GPT-Live sends nothing any more'));
  }

  /** The vendor's order: ask, wait for the answer, close the socket. Bounded. */
  async #closeInOrder(): Promise<void> {
    if (this.#state === 'ready') {
      this.#stop('closing');
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, this.#timing.closeMs);
        this.#onClosed = () => {
          clearTimeout(timer);
          resolve();
        };
        this.#connection.send(buildSessionClose(this.#nextEventId('close')));
      });
    }
    await this.#end();
  }

  #stop(state: 'closing' | 'ended'): void {
    this.#state = state;
    this.#pump.stop();
    this.#appends.clear();
    this.#outbox.clear();
    this.#delegation.stop();
  }

  /** The only way to end: by us (no error), by the provider, by a deadline. */
  #end(error?: ProviderError): Promise<void> {
    const wasClosing = this.#state === 'closing';
    const opened = this.#state === 'ready' || wasClosing;
    const closed = this.#connection.close();
    if (this.#state === 'ended') return closed;
    const failure = wasClosing ? undefined : error;
    if (this.#state === 'ready') this.#caller.finish();
    this.#stop('ended');
    this.#onClosed?.();
    this.#time.end(undefined);
    this.#drops.close();
    if (failure && !opened) this.#context.metrics.connectionFailures.inc({ provider: this.provider });
    if (!opened) this.#attempt?.fail(failure ?? closedMeanwhile());
    this.emit({ type: 'session.ended', ...(failure && { error: failure }) });
    return closed;
  }

  #nextEventId(kind: string): string {
    this.#eventCount += 1;
    return `${kind}_${this.#eventCount}`;
  }
}

/** How often the pump looks at the line. */
const TICK_MS = 100;

function ownFault(): ProviderError {
  return new ProviderError('provider_lost', 'An event of GPT-Live could not be handled');
}

function closedMeanwhile(): ProviderError {
  return new ProviderError('provider_lost', 'The session was closed before it was open');
}
