import type { WebSocket } from 'ws';
import type { HearingMaker } from '../model/hearing.ts';
import type { ModelScript } from '../model/script.ts';
import type { SpeechLibrary } from '../model/speech-library.ts';
import type { ModelWireObserver } from '../wire-observer.ts';
import { CallerTurns } from './caller-turns.ts';
import { Conversation, type RememberedMessage } from './conversation.ts';
import type { OpenAIFaults } from './faults.ts';
import { IdleTimeout } from './idle-timeout.ts';
import { Responder } from './responder.ts';
import type { ClientEvent, ClientEventOf } from './schema.ts';
import { initialConfig, type SessionConfig, updatedConfig, wireSession } from './session-config.ts';
import type { LiveTranscription } from './transcriber.ts';
import {
  BETA_DISABLED,
  invalidRequest,
  refuseFields,
  type VendorError,
  validateClientEvent,
} from './validator.ts';

export interface SessionOptions {
  readonly number: number;
  readonly model: string;
  readonly script: ModelScript;
  readonly library: SpeechLibrary;
  readonly faults: OpenAIFaults;
  /** Audio in one delta, milliseconds. */
  readonly deltaMs: number;
  /** Times real time. */
  readonly speed: number;
  readonly sessionLimitMs: number;
  /** What the session tells of its end, where that is not the truth. */
  readonly expiresInMs?: number;
  /** How long after the words the caller's transcript comes, milliseconds. */
  readonly transcriptDelayMs: number;
  readonly liveTranscription?: LiveTranscription;
  readonly makeEar?: HearingMaker;
  readonly observer?: ModelWireObserver;
}

/** One client's connection as the vendor would serve it. */
export class OpenAISession {
  readonly #socket: WebSocket;
  readonly #options: SessionOptions;
  readonly #conversation = new Conversation();
  readonly #caller: CallerTurns;
  readonly #responder: Responder;
  readonly #idle: IdleTimeout;
  readonly #timers = new Set<NodeJS.Timeout>();
  #config: SessionConfig;
  readonly #expiresAt: number;
  #idCount = 0;
  #muted = false;

  constructor(socket: WebSocket, options: SessionOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#config = initialConfig(options.model);
    this.#expiresAt = Math.floor((Date.now() + (options.expiresInMs ?? options.sessionLimitMs)) / 1000);
    const shared = {
      ...options,
      conversation: this.#conversation,
      config: () => this.#config,
      send: (type: string, fields: object) => this.send(type, fields),
      nextId: (prefix: string) => this.#nextId(prefix),
    };
    this.#responder = new Responder(shared);
    this.#caller = new CallerTurns({
      ...shared,
      responder: this.#responder,
      after: (delayMs, act) => this.#after(delayMs, act),
    });
    this.#idle = new IdleTimeout({ ...shared, caller: this.#caller, responder: this.#responder });
  }

  /** Whether the connection is still served. */
  get connected(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** What the model remembers, oldest first. */
  get conversation(): RememberedMessage[] {
    return this.#conversation.messages();
  }

  /** Caller audio that was appended. */
  get received(): { readonly totalBytes: number; bytes(): Buffer } {
    return this.#caller.audio;
  }

  /** Whether it is still served. */
  get live(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  get config(): SessionConfig {
    return this.#config;
  }

  /** Begins to serve: `session.created` goes out. */
  open(): void {
    const { sessionLimitMs, faults } = this.#options;
    this.#socket.on('message', (data) => this.#onFrame(data.toString()));
    this.#socket.on('close', () => this.#release());
    this.#after(sessionLimitMs, () => this.#expire());
    if (faults.dropAfterMs !== undefined) this.#after(faults.dropAfterMs, () => this.drop());
    this.send('session.created', { session: this.#wireSession() });
  }

  /** Sends one event; its `event_id` is made here. */
  send(type: string, fields: object): void {
    if (this.#options.faults.takeMalformed()) this.sendText('{"type":"response.output_audio.delta","delta":');
    this.sendText(JSON.stringify({ type, event_id: this.#nextId('event'), ...fields }));
    this.#idle.onSent(type, fields);
  }

  /** Sends any text as a frame. */
  sendText(text: string): void {
    if (!this.#muted) this.#socket.send(text, () => undefined);
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  /** Cuts the connection without a close frame. */
  drop(): void {
    this.#socket.terminate();
  }

  /** Takes nothing any more and tells nothing, not even that it lives; the connection stays. */
  freeze(): void {
    this.#muted = true;
    this.#socket.pause();
  }

  /** Hears everything and tells nothing any more. */
  mute(): void {
    this.#muted = true;
  }

  #onFrame(frame: string): void {
    const validated = validateClientEvent(frame);
    if (!validated.ok) {
      this.#refuse(validated.error, validated.eventId);
      if (validated.error === BETA_DISABLED)
        this.close(4000, 'invalid_request_error.beta_api_shape_disabled');
      return;
    }
    const { event } = validated;
    const error = this.#forcedError(event, frame) ?? this.#handle(event);
    if (error) this.#refuse(error, event.event_id ?? null);
  }

  #forcedError({ type }: ClientEvent, frame: string): VendorError | undefined {
    const { faults } = this.#options;
    if (type === 'input_audio_buffer.append') return undefined;
    return faults.takeError() ?? refuseFields(frame, faults.refusedFields);
  }

  #handle(event: ClientEvent): VendorError | undefined {
    switch (event.type) {
      case 'session.update':
        return this.#update(event);
      case 'input_audio_buffer.append':
        return this.#caller.append(event.audio);
      case 'input_audio_buffer.commit':
        return this.#caller.commit();
      case 'input_audio_buffer.clear':
        return this.#caller.clear();
      case 'conversation.item.create':
        return this.#createItem(event);
      case 'conversation.item.truncate':
        return this.#truncate(event);
      case 'conversation.item.delete':
        return this.#deleteItem(event);
      case 'response.create':
        return this.#responder.create(event.response);
      case 'response.cancel':
        return this.#responder.cancel(event.response_id);
      default:
        return event satisfies never;
    }
  }

  #update({ session }: ClientEventOf<'session.update'>): VendorError | undefined {
    const next = updatedConfig(this.#config, session, this.#responder.hasSpoken);
    if ('code' in next) return next;
    this.#config = next;
    this.send('session.updated', { session: this.#wireSession() });
    return undefined;
  }

  #createItem({ item }: ClientEventOf<'conversation.item.create'>): VendorError | undefined {
    const refusal = this.#conversation.refuseItem(item);
    if (refusal) return refusal;
    const id = item.id ?? this.#nextId('item');
    const previous = this.#conversation.lastId;
    if (item.type === 'message') {
      const text = item.content.map((part) => part.text).join(' ');
      this.#conversation.add({ id, kind: 'message', role: item.role, text });
    } else {
      const { call_id: callId, output: text } = item;
      this.#conversation.add({ id, kind: item.type, role: 'user', text, callId });
    }
    const wireItem = { ...item, id, object: 'realtime.item', status: 'completed' };
    this.send('conversation.item.added', { previous_item_id: previous, item: wireItem });
    this.send('conversation.item.done', { previous_item_id: previous, item: wireItem });
    return undefined;
  }

  #truncate(event: ClientEventOf<'conversation.item.truncate'>): VendorError | undefined {
    const { item_id, content_index, audio_end_ms } = event;
    const refusal = this.#conversation.truncate(item_id, audio_end_ms);
    if (!refusal) this.send('conversation.item.truncated', { item_id, content_index, audio_end_ms });
    return refusal;
  }

  #deleteItem({ item_id }: ClientEventOf<'conversation.item.delete'>): VendorError | undefined {
    const refusal = this.#conversation.delete(item_id);
    if (!refusal) this.send('conversation.item.deleted', { item_id });
    return refusal;
  }

  #expire(): void {
    const message = 'Your session hit the maximum duration of 60 minutes.';
    this.#refuse(invalidRequest('session_expired', message), null);
    this.close(1001, message);
  }

  #refuse(error: VendorError, eventId: string | null): void {
    this.send('error', { error: { ...error, event_id: eventId } });
  }

  #after(delayMs: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, delayMs).unref();
    this.#timers.add(timer);
  }

  #release(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#responder.abandon();
    this.#idle.stop();
  }

  #wireSession(): object {
    return wireSession(this.#config, `sess_${this.#options.number}`, this.#expiresAt);
  }

  #nextId(prefix: string): string {
    this.#idCount += 1;
    return `${prefix}_${this.#options.number}x${this.#idCount}`;
  }
}
