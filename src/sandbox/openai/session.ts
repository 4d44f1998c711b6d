import type { WebSocket } from 'ws';
import type { ModelAnswer, ModelScript } from '../model/script.ts';
import type { SpeechLibrary } from '../model/speech-library.ts';
import { CallerAudio } from './caller-audio.ts';
import { Conversation, type RememberedMessage } from './conversation.ts';
import type { OpenAIFaults } from './faults.ts';
import { ResponseRun } from './response-run.ts';
import type { ClientEvent, ClientEventOf, ResponseParams } from './schema.ts';
import { initialConfig, type SessionConfig, updatedConfig, wireSession } from './session-config.ts';
import { UsageMeter } from './usage.ts';
import {
  BETA_DISABLED,
  invalidRequest,
  isBase64,
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
  /** How long after the words the caller's transcript comes, milliseconds. */
  readonly transcriptDelayMs: number;
}

/** One client's connection as the vendor would serve it. */
export class OpenAISession {
  readonly #socket: WebSocket;
  readonly #options: SessionOptions;
  readonly #conversation = new Conversation();
  readonly #audio: CallerAudio;
  readonly #usage = new UsageMeter();
  readonly #timers = new Set<NodeJS.Timeout>();
  #config: SessionConfig;
  #response: ResponseRun | undefined;
  #callerItemId = '';
  #speechStartedAtMs = 0;
  #hasSpoken = false;
  #idCount = 0;

  constructor(socket: WebSocket, options: SessionOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#config = initialConfig(options.model);
    this.#audio = new CallerAudio({
      library: options.library,
      onSpeechStarted: (atMs) => this.#onSpeechStarted(atMs),
      onSpeechStopped: (atMs, text) => this.#onSpeechStopped(atMs, text),
    });
  }

  /** What the model remembers, oldest first. */
  get conversation(): RememberedMessage[] {
    return this.#conversation.messages();
  }

  /** Caller audio that was appended. */
  get received(): { readonly totalBytes: number; bytes(): Buffer } {
    return this.#audio;
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
  }

  /** Sends any text as a frame. */
  sendText(text: string): void {
    this.#socket.send(text, () => undefined);
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  /** Cuts the connection without a close frame. */
  drop(): void {
    this.#socket.terminate();
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
    const forced = event.type === 'input_audio_buffer.append' ? undefined : this.#options.faults.takeError();
    const error = forced ?? this.#handle(event);
    if (error) this.#refuse(error, event.event_id ?? null);
  }

  #handle(event: ClientEvent): VendorError | undefined {
    switch (event.type) {
      case 'session.update':
        return this.#update(event);
      case 'input_audio_buffer.append':
        return this.#append(event);
      case 'input_audio_buffer.commit':
        return this.#commit();
      case 'input_audio_buffer.clear':
        this.#audio.empty();
        this.send('input_audio_buffer.cleared', {});
        return undefined;
      case 'conversation.item.create':
        return this.#createItem(event);
      case 'conversation.item.truncate':
        return this.#truncate(event);
      case 'conversation.item.delete':
        return this.#deleteItem(event);
      case 'response.create':
        return this.#createResponse(event.response);
      case 'response.cancel':
        return this.#cancelResponse(event.response_id);
      default:
        return event satisfies never;
    }
  }

  #update({ session }: ClientEventOf<'session.update'>): VendorError | undefined {
    const next = updatedConfig(this.#config, session, this.#hasSpoken);
    if ('code' in next) return next;
    this.#config = next;
    this.send('session.updated', { session: this.#wireSession() });
    return undefined;
  }

  #append({ audio }: ClientEventOf<'input_audio_buffer.append'>): VendorError | undefined {
    if (!isBase64(audio)) {
      return invalidRequest(
        'invalid_value',
        "Invalid 'audio'. Expected base64-encoded audio bytes.",
        'audio',
      );
    }
    const { inputFormat, turnDetection } = this.#config;
    this.#audio.append(Buffer.from(audio, 'base64'), inputFormat, turnDetection);
    return undefined;
  }

  #commit(): VendorError | undefined {
    if (this.#audio.uncommittedBytes === 0) {
      return invalidRequest('input_audio_buffer_commit_empty', 'Error committing input audio buffer: empty.');
    }
    this.#callerItemId = this.#nextId('item');
    this.#commitSpeech('', Math.floor(this.#audio.uncommittedBytes / 8));
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
    this.#announceItem(wireItem, previous);
    return undefined;
  }

  #announceItem(item: object, previous: string | null): void {
    this.send('conversation.item.added', { previous_item_id: previous, item });
    this.send('conversation.item.done', { previous_item_id: previous, item });
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

  #createResponse(params: ResponseParams | undefined): VendorError | undefined {
    const active = this.#response;
    if (active) {
      return invalidRequest(
        'conversation_already_has_active_response',
        `Conversation already has an active response in progress: ${active.responseId}.`,
      );
    }
    this.#respond(this.#answer(params?.instructions), params?.metadata ?? null);
    return undefined;
  }

  #cancelResponse(responseId: string | undefined): VendorError | undefined {
    const active = this.#response;
    if (!active || (responseId !== undefined && responseId !== active.responseId)) {
      return invalidRequest('response_cancel_not_active', 'Cancellation failed: no active response found');
    }
    active.cancel('client_cancelled');
    return undefined;
  }

  /** Words between say tags are spoken as they are; anything else is for the script. */
  #answer(instructions: string | undefined): ModelAnswer {
    if (this.#options.faults.silentResponses) return {};
    const line = /<say>([\s\S]*)<\/say>/.exec(instructions ?? '')?.[1];
    if (line !== undefined) return { text: line };
    return this.#options.script.answer(instructions ?? this.#conversation.newestInput());
  }

  #respond(answer: ModelAnswer, metadata: Readonly<Record<string, string>> | null): void {
    const before = this.#conversation.items.slice();
    const failWith = this.#options.faults.takeFailure();
    const plan = {
      responseId: this.#nextId('resp'),
      answer,
      metadata,
      format: this.#config.outputFormat,
      ...(failWith !== undefined && { failWith }),
    };
    this.#hasSpoken = true;
    this.#response = new ResponseRun(plan, {
      ...this.#options,
      conversation: this.#conversation,
      send: (type, fields) => this.send(type, fields),
      nextId: (prefix) => this.#nextId(prefix),
      onEnd: (spoken) => {
        this.#response = undefined;
        return this.#usage.bill(this.#config.instructions, before, spoken);
      },
    });
    this.#response.start();
  }

  #onSpeechStarted(atMs: number): void {
    this.#callerItemId = this.#nextId('item');
    this.#speechStartedAtMs = atMs;
    this.send('input_audio_buffer.speech_started', { audio_start_ms: atMs, item_id: this.#callerItemId });
    if (this.#config.turnDetection?.interrupt_response) this.#response?.cancel('turn_detected');
  }

  #onSpeechStopped(atMs: number, text: string): void {
    this.send('input_audio_buffer.speech_stopped', { audio_end_ms: atMs, item_id: this.#callerItemId });
    this.#commitSpeech(text, atMs - this.#speechStartedAtMs);
    if (this.#config.turnDetection?.create_response && !this.#response)
      this.#respond(this.#answer(undefined), null);
  }

  #commitSpeech(text: string, audioMs: number): void {
    const id = this.#callerItemId;
    const previous = this.#conversation.lastId;
    this.#audio.empty();
    this.#conversation.add({ id, kind: 'message', role: 'user', text, audioMs });
    this.send('input_audio_buffer.committed', { previous_item_id: previous, item_id: id });
    const content = [{ type: 'input_audio', transcript: null }];
    this.#announceItem(
      { id, object: 'realtime.item', type: 'message', role: 'user', status: 'completed', content },
      previous,
    );
    if (!this.#config.transcription) return;
    const { transcriptDelayMs } = this.#options;
    if (transcriptDelayMs === 0) this.#transcribe(id, text, audioMs);
    else this.#after(transcriptDelayMs, () => this.#transcribe(id, text, audioMs));
  }

  #transcribe(itemId: string, text: string, audioMs: number): void {
    const place = { item_id: itemId, content_index: 0 };
    const name = 'conversation.item.input_audio_transcription';
    for (const delta of text.split(/(?<= )/)) this.send(`${name}.delta`, { ...place, delta });
    const usage = { type: 'duration', seconds: audioMs / 1000 };
    this.send(`${name}.completed`, { ...place, transcript: text, usage });
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
    this.#response?.abandon();
  }

  #wireSession(): object {
    const expiresAt = Math.floor((Date.now() + this.#options.sessionLimitMs) / 1000);
    return wireSession(this.#config, `sess_${this.#options.number}`, expiresAt);
  }

  #nextId(prefix: string): string {
    this.#idCount += 1;
    return `${prefix}_${this.#options.number}x${this.#idCount}`;
  }
}
