import { type SpeechLibrary, UNINTELLIGIBLE } from '../model/speech-library.ts';
import type { ModelWireObserver } from '../wire-observer.ts';
import { CallerAudio } from './caller-audio.ts';
import type { Conversation } from './conversation.ts';
import type { OpenAIFaults } from './faults.ts';
import type { Responder } from './responder.ts';
import type { SessionConfig } from './session-config.ts';
import { invalidRequest, isBase64, type VendorError } from './validator.ts';

const TELEPHONE_BYTES_PER_MS = 8;

export interface CallerTurnsOptions {
  readonly conversation: Conversation;
  readonly responder: Responder;
  readonly library: SpeechLibrary;
  readonly faults: OpenAIFaults;
  /** How long after the words the caller's transcript comes, milliseconds. */
  readonly transcriptDelayMs: number;
  readonly observer?: ModelWireObserver;
  readonly config: () => SessionConfig;
  readonly send: (type: string, fields: object) => void;
  readonly nextId: (prefix: string) => string;
  readonly after: (delayMs: number, act: () => void) => void;
}

/** The caller's side of a session: audio in, turns out. */
export class CallerTurns {
  readonly audio: CallerAudio;
  readonly #options: CallerTurnsOptions;
  #itemId = '';
  #startedAtMs = 0;

  constructor(options: CallerTurnsOptions) {
    this.#options = options;
    this.audio = new CallerAudio({
      library: options.library,
      ignoresNoise: () => options.faults.ignoresNoise,
      onSpeechStarted: (atMs) => this.#onSpeechStarted(atMs),
      onSpeechStopped: (atMs, text) => this.#onSpeechStopped(atMs, text),
    });
  }

  append(payload: string): VendorError | undefined {
    if (!isBase64(payload)) {
      return invalidRequest(
        'invalid_value',
        "Invalid 'audio'. Expected base64-encoded audio bytes.",
        'audio',
      );
    }
    const { observer, config } = this.#options;
    const { inputFormat, turnDetection } = config();
    const audio = Buffer.from(payload, 'base64');
    observer?.audioIn(audio.length / TELEPHONE_BYTES_PER_MS, performance.now());
    this.audio.append(audio, inputFormat, turnDetection);
    return undefined;
  }

  /** The turn ends by the client or by the clock; nobody has listened, so the item has no words. */
  commit(itemId = this.#options.nextId('item')): VendorError | undefined {
    const { uncommittedBytes } = this.audio;
    if (uncommittedBytes === 0) {
      return invalidRequest('input_audio_buffer_commit_empty', 'Error committing input audio buffer: empty.');
    }
    this.#itemId = itemId;
    this.#commitTurn('', Math.floor(uncommittedBytes / TELEPHONE_BYTES_PER_MS));
    return undefined;
  }

  clear(): undefined {
    this.audio.empty();
    this.#options.send('input_audio_buffer.cleared', {});
  }

  #onSpeechStarted(atMs: number): void {
    const { nextId, send, config, responder, observer } = this.#options;
    this.#itemId = nextId('item');
    this.#startedAtMs = atMs;
    observer?.interrupted(performance.now());
    send('input_audio_buffer.speech_started', { audio_start_ms: atMs, item_id: this.#itemId });
    if (config().turnDetection?.interrupt_response) responder.interrupt();
  }

  #onSpeechStopped(atMs: number, text: string): void {
    const { send, config, responder, faults, after } = this.#options;
    send('input_audio_buffer.speech_stopped', { audio_end_ms: atMs, item_id: this.#itemId });
    const words = faults.wordlessNoise && text === UNINTELLIGIBLE ? '' : text;
    this.#commitTurn(words, atMs - this.#startedAtMs);
    if (!config().turnDetection?.create_response) return;
    if (faults.answerDelayMs === 0) {
      responder.answerCaller();
      return;
    }
    const turn = this.#itemId;
    after(faults.answerDelayMs, () => {
      // The caller has not begun another one.
      if (turn === this.#itemId) responder.answerCaller();
    });
  }

  #commitTurn(text: string, audioMs: number): void {
    const { conversation, send, config, after, transcriptDelayMs } = this.#options;
    const id = this.#itemId;
    const previous = conversation.lastId;
    this.audio.empty();
    conversation.add({ id, kind: 'message', role: 'user', text, audioMs });
    send('input_audio_buffer.committed', { previous_item_id: previous, item_id: id });
    const content = [{ type: 'input_audio', transcript: null }];
    const item = { id, object: 'realtime.item', type: 'message', role: 'user', status: 'completed', content };
    send('conversation.item.added', { previous_item_id: previous, item });
    send('conversation.item.done', { previous_item_id: previous, item });
    if (!config().transcription) return;
    if (transcriptDelayMs === 0) this.#transcribe(id, text, audioMs);
    else after(transcriptDelayMs, () => this.#transcribe(id, text, audioMs));
  }

  #transcribe(itemId: string, text: string, audioMs: number): void {
    const place = { item_id: itemId, content_index: 0 };
    const name = 'conversation.item.input_audio_transcription';
    const failure = this.#options.faults.takeTranscriptFailure();
    if (failure !== undefined) {
      const error = { type: 'transcription_error', code: failure, message: 'It could not be transcribed.' };
      this.#options.send(`${name}.failed`, { ...place, error });
      return;
    }
    for (const delta of text.split(/(?<= )/)) this.#options.send(`${name}.delta`, { ...place, delta });
    const usage = { type: 'duration', seconds: audioMs / 1000 };
    this.#options.send(`${name}.completed`, { ...place, transcript: text, usage });
  }
}
