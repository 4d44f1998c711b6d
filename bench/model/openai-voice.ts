import { modelSentence } from './sentences.ts';
import type { ModelVoice } from './voice.ts';

type Send = (text: string) => void;

/** Tokens as the vendor reports them, so that the gateway's accounts have work. */
const USAGE = {
  total_tokens: 260,
  input_tokens: 200,
  output_tokens: 60,
  input_token_details: {
    text_tokens: 120,
    audio_tokens: 80,
    image_tokens: 0,
    cached_tokens: 64,
    cached_tokens_details: { text_tokens: 64, audio_tokens: 0, image_tokens: 0 },
  },
  output_token_details: { text_tokens: 20, audio_tokens: 40 },
};

/** The GA events of one session's responses, with every event that the vendor sends around the audio. */
export class OpenAIVoice implements ModelVoice {
  /** Goes back with the next response. */
  metadata: Readonly<Record<string, string>> | null = null;
  readonly #send: Send;
  #count = 0;
  #responseId = '';
  #itemId = '';
  #text = '';
  #audioPrefix = '';

  constructor(send: Send) {
    this.#send = send;
  }

  /** One event of any kind. */
  emit(type: string, fields: object): void {
    this.#send(JSON.stringify({ type, event_id: this.#nextId('event'), ...fields }));
  }

  begin(text = modelSentence(0)): void {
    this.#text = text;
    this.#responseId = this.#nextId('resp');
    this.#itemId = this.#nextId('item');
    const place = this.#place();
    this.#audioPrefix = `,${JSON.stringify(place).slice(1, -1)},"delta":"`;
    this.emit('response.created', { response: this.#response('in_progress') });
    this.emit('response.output_item.added', {
      response_id: this.#responseId,
      output_index: 0,
      item: this.#item('in_progress'),
    });
    this.emit('conversation.item.added', { previous_item_id: null, item: this.#item('in_progress') });
    this.emit('response.content_part.added', { ...place, part: { type: 'audio', transcript: '' } });
    this.emit('response.output_audio_transcript.delta', { ...place, delta: text });
  }

  speak(mulaw: Buffer): void {
    this.echo(mulaw.toString('base64'));
  }

  /** Base64 mu-law. Composed by hand: the harness must cost less than what it measures. */
  echo(base64: string): void {
    this.#send(
      `{"type":"response.output_audio.delta","event_id":"${this.#nextId('event')}"${this.#audioPrefix}${base64}"}`,
    );
  }

  end(): void {
    const place = this.#place();
    const item = this.#item('completed');
    this.emit('response.output_audio.done', place);
    this.emit('response.output_audio_transcript.done', { ...place, transcript: this.#text });
    this.emit('response.content_part.done', { ...place, part: { type: 'audio', transcript: this.#text } });
    this.emit('conversation.item.done', { previous_item_id: null, item });
    this.emit('response.output_item.done', { response_id: this.#responseId, output_index: 0, item });
    this.emit('response.done', {
      response: { ...this.#response('completed'), output: [item], usage: USAGE },
    });
    this.metadata = null;
  }

  callerSaid(transcript: string): void {
    const itemId = this.#nextId('item');
    this.emit('input_audio_buffer.speech_stopped', { audio_end_ms: 0, item_id: itemId });
    this.emit('input_audio_buffer.committed', { previous_item_id: null, item_id: itemId });
    this.emit('conversation.item.input_audio_transcription.completed', {
      item_id: itemId,
      content_index: 0,
      transcript,
      usage: { type: 'duration', seconds: 2 },
    });
  }

  interrupt(): void {
    this.emit('input_audio_buffer.speech_started', { audio_start_ms: 0, item_id: this.#nextId('item') });
  }

  #place() {
    return { response_id: this.#responseId, item_id: this.#itemId, output_index: 0, content_index: 0 };
  }

  #response(status: string) {
    const { metadata } = this;
    return { object: 'realtime.response', id: this.#responseId, status, status_details: null, metadata };
  }

  #item(status: string) {
    const content = status === 'completed' ? [{ type: 'output_audio', transcript: this.#text }] : [];
    return { id: this.#itemId, object: 'realtime.item', type: 'message', role: 'assistant', status, content };
  }

  #nextId(prefix: string): string {
    this.#count += 1;
    return `${prefix}_${this.#count}`;
  }
}
