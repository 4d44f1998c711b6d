import { encodeMulaw } from '../../src/audio/mulaw.ts';
import { speak } from '../model/mouth.ts';
import { argumentsText, type ModelAnswer, type ScriptedToolCall } from '../model/script.ts';
import type { SpeechLibrary } from '../model/speech-library.ts';
import type { ModelWireObserver } from '../wire-observer.ts';
import type { Conversation, ConversationItem } from './conversation.ts';
import type { AudioFormat } from './schema.ts';
import { encodeAudio } from './wire-audio.ts';

const SAMPLES_PER_MS = 8;
/** The words come faster than the sound. */
const TRANSCRIPT_LEAD = 2;

export interface ResponsePlan {
  readonly responseId: string;
  readonly answer: ModelAnswer;
  readonly metadata: Readonly<Record<string, string>> | null;
  readonly format: AudioFormat;
  /** When set, the response fails with this code before it says anything. */
  readonly failWith?: string;
}

export interface ResponseRunOptions {
  readonly conversation: Conversation;
  readonly library: SpeechLibrary;
  /** Audio in one delta, milliseconds. */
  readonly deltaMs: number;
  /** Times real time. */
  readonly speed: number;
  readonly observer?: ModelWireObserver;
  readonly send: (type: string, fields: object) => void;
  readonly nextId: (prefix: string) => string;
  /** @returns the usage object of the finished response */
  readonly onEnd: (spoken: { text: string; audioMs: number }) => object;
}

interface SpokenItem {
  readonly item: ConversationItem;
  readonly place: { response_id: string; item_id: string; output_index: number; content_index: number };
}

type Ending = {
  readonly status: 'completed' | 'cancelled' | 'failed' | 'incomplete';
  readonly details: object | null;
};

/** One response on its way out: created, spoken piece by piece at a steady speed, done or cancelled. */
export class ResponseRun {
  readonly #plan: ResponsePlan;
  readonly #options: ResponseRunOptions;
  readonly #output: object[] = [];
  #state: 'new' | 'running' | 'ended' = 'new';
  #spoken: SpokenItem | undefined;
  #timer: NodeJS.Timeout | undefined;
  #saidText = '';
  #saidMs = 0;

  constructor(plan: ResponsePlan, options: ResponseRunOptions) {
    this.#plan = plan;
    this.#options = options;
  }

  get responseId(): string {
    return this.#plan.responseId;
  }

  start(): void {
    this.#state = 'running';
    this.#options.send('response.created', { response: this.#response('in_progress', null) });
    this.#advance(this.#steps());
  }

  cancel(reason: 'turn_detected' | 'client_cancelled'): void {
    if (this.#state !== 'running') return;
    this.#finishItem('incomplete');
    this.#end({ status: 'cancelled', details: { type: 'cancelled', reason } });
  }

  /** Ends silently, because the connection is gone. */
  abandon(): void {
    this.#state = 'ended';
    clearTimeout(this.#timer);
  }

  /** Runs to the next pause. A step tells how long to wait before the next one, in milliseconds. */
  #advance(steps: Iterator<number, void>): void {
    if (this.#state !== 'running') return;
    const { value, done } = steps.next();
    if (done || value === undefined) return;
    this.#timer = setTimeout(() => this.#advance(steps), value);
  }

  *#steps(): Generator<number, void> {
    const { answer, failWith } = this.#plan;
    yield answer.thinkMs ?? 0;
    if (failWith !== undefined) {
      const error = { type: 'server_error', code: failWith };
      this.#end({ status: 'failed', details: { type: 'failed', error } });
      return;
    }
    if (answer.ending !== undefined) {
      yield* this.#breakOff(answer, answer.ending);
      return;
    }
    if (answer.text) yield* this.#say(answer.text);
    for (const call of answer.toolCalls ?? []) this.#callTool(call);
    this.#end({ status: 'completed', details: null });
  }

  /** As the vendor's filter, its token limit and its other modality do. */
  *#breakOff(
    { text = '', spokenMs = 0 }: ModelAnswer,
    ending: NonNullable<ModelAnswer['ending']>,
  ): Generator<number, void> {
    if (ending === 'written') {
      this.#write(text);
      this.#end({ status: 'completed', details: null });
      return;
    }
    if (spokenMs > 0) yield* this.#say(text, spokenMs);
    if (ending === 'failed') {
      const error = { type: 'server_error', code: 'internal_error' };
      this.#end({ status: 'failed', details: { type: 'failed', error } });
    } else {
      this.#end({ status: 'incomplete', details: { type: 'incomplete', reason: ending } });
    }
  }

  #write(text: string): void {
    const id = this.#options.nextId('item');
    this.#options.conversation.add({ id, kind: 'message', role: 'assistant', text });
    const place = { response_id: this.responseId, item_id: id, output_index: 0, content_index: 0 };
    const content = [{ type: 'output_text', text }];
    const item = { ...wireMessage(id, 'completed'), content };
    const { send } = this.#options;
    send('response.output_item.added', { response_id: this.responseId, output_index: 0, item });
    send('response.output_text.delta', { ...place, delta: text });
    send('response.output_text.done', { ...place, text });
    this.#finishOutput(item);
  }

  /** @param limitMs where it is cut off; the words that came by then stay */
  *#say(text: string, limitMs = Number.POSITIVE_INFINITY): Generator<number, void> {
    const { deltaMs, speed, library, observer } = this.#options;
    const pcm = speak(text, library);
    const end = Math.min(pcm.length, limitMs * SAMPLES_PER_MS);
    const { item, place } = this.#beginItem({ text, ms: Math.floor(pcm.length / SAMPLES_PER_MS) });
    const words = text.split(/(?<= )/);
    const samples = deltaMs * SAMPLES_PER_MS;
    for (let at = 0; at < end; at += samples) {
      const ahead = Math.ceil((words.length * TRANSCRIPT_LEAD * (at + samples)) / pcm.length);
      this.#sendWords(words.splice(0, Math.max(0, ahead - wordCount(item.text))).join(''));
      const piece = pcm.subarray(at, Math.min(at + samples, end));
      const delta = encodeAudio(piece, this.#plan.format).toString('base64');
      observer?.audioOut(encodeMulaw(piece), performance.now());
      this.#options.send('response.output_audio.delta', { ...place, delta });
      item.audioMs = Math.floor((at + piece.length) / SAMPLES_PER_MS);
      yield piece.length / SAMPLES_PER_MS / speed;
    }
    if (end === pcm.length) this.#sendWords(words.join(''));
    this.#finishItem(end === pcm.length ? 'completed' : 'incomplete');
  }

  #beginItem(planned: { text: string; ms: number }): SpokenItem {
    const id = this.#options.nextId('item');
    const previous = this.#options.conversation.lastId;
    const item = this.#options.conversation.add({ id, kind: 'message', role: 'assistant', planned });
    const place = { response_id: this.responseId, item_id: id, output_index: 0, content_index: 0 };
    const wireItem = wireMessage(id, 'in_progress');
    this.#spoken = { item, place };
    this.#options.send('response.output_item.added', {
      response_id: this.responseId,
      output_index: 0,
      item: wireItem,
    });
    this.#options.send('conversation.item.added', { previous_item_id: previous, item: wireItem });
    this.#options.send('response.content_part.added', { ...place, part: { type: 'audio', transcript: '' } });
    return this.#spoken;
  }

  #sendWords(delta: string): void {
    if (!this.#spoken || delta === '') return;
    this.#spoken.item.text += delta;
    this.#options.send('response.output_audio_transcript.delta', { ...this.#spoken.place, delta });
  }

  /** The done events come for a cancelled item as well, with what there is of it. */
  #finishItem(status: 'completed' | 'incomplete'): void {
    if (!this.#spoken) return;
    const { item, place } = this.#spoken;
    this.#spoken = undefined;
    this.#saidText = item.text;
    this.#saidMs = item.audioMs;
    const wireItem = wireMessage(item.id, status, item.text);
    this.#options.send('response.output_audio.done', place);
    this.#options.send('response.output_audio_transcript.done', { ...place, transcript: item.text });
    this.#options.send('response.content_part.done', {
      ...place,
      part: { type: 'audio', transcript: item.text },
    });
    this.#options.send('conversation.item.done', { previous_item_id: null, item: wireItem });
    this.#finishOutput(wireItem);
  }

  #callTool(scripted: ScriptedToolCall): void {
    const { name } = scripted;
    const text = argumentsText(scripted);
    const id = this.#options.nextId('item');
    const callId = scripted.id ?? this.#options.nextId('call');
    this.#options.conversation.add({ id, kind: 'function_call', role: 'assistant', text, callId, name });
    const place = { response_id: this.responseId, item_id: id, output_index: this.#output.length };
    const call = { id, object: 'realtime.item', type: 'function_call', name, call_id: callId };
    const begun = { ...call, status: 'in_progress', arguments: '' };
    const { send } = this.#options;
    send('response.output_item.added', {
      response_id: this.responseId,
      output_index: place.output_index,
      item: begun,
    });
    send('conversation.item.added', { previous_item_id: null, item: begun });
    send('response.function_call_arguments.delta', { ...place, call_id: callId, delta: text });
    send('response.function_call_arguments.done', { ...place, call_id: callId, name, arguments: text });
    this.#finishOutput({ ...call, status: 'completed', arguments: text });
  }

  #finishOutput(item: object): void {
    this.#options.send('response.output_item.done', {
      response_id: this.responseId,
      output_index: this.#output.length,
      item,
    });
    this.#output.push(item);
  }

  #end({ status, details }: Ending): void {
    this.#state = 'ended';
    clearTimeout(this.#timer);
    const usage = this.#options.onEnd({ text: this.#saidText, audioMs: this.#saidMs });
    this.#options.send('response.done', { response: { ...this.#response(status, details), usage } });
  }

  #response(status: string, details: object | null): object {
    return {
      object: 'realtime.response',
      id: this.responseId,
      status,
      status_details: details,
      output: this.#output,
      output_modalities: ['audio'],
      metadata: this.#plan.metadata,
      usage: null,
    };
  }
}

function wordCount(text: string): number {
  return text === '' ? 0 : text.split(/(?<= )/).length;
}

function wireMessage(id: string, status: string, transcript?: string): object {
  return {
    id,
    object: 'realtime.item',
    type: 'message',
    role: 'assistant',
    status,
    content: transcript === undefined ? [] : [{ type: 'output_audio', transcript }],
  };
}
