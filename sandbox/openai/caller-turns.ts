import type { HearingMaker } from '../model/hearing.ts';
import { type SpeechLibrary, UNINTELLIGIBLE } from '../model/speech-library.ts';
import type { ModelWireObserver } from '../wire-observer.ts';
import { CallerAudio } from './caller-audio.ts';
import type { Conversation } from './conversation.ts';
import type { Responder } from './responder.ts';
import { Transcriber, type TranscriberOptions } from './transcriber.ts';
import { invalidRequest, isBase64, type VendorError } from './validator.ts';

const TELEPHONE_BYTES_PER_MS = 8;

export interface CallerTurnsOptions extends TranscriberOptions {
  readonly conversation: Conversation;
  readonly responder: Responder;
  readonly library: SpeechLibrary;
  /** Default: the ear that knows the recorded sentences. */
  readonly makeEar?: HearingMaker;
  readonly observer?: ModelWireObserver;
  readonly nextId: (prefix: string) => string;
}

/** The caller's side of a session: audio in, turns out. */
export class CallerTurns {
  readonly audio: CallerAudio;
  readonly #options: CallerTurnsOptions;
  readonly #transcriber: Transcriber;
  #itemId = '';
  #startedAtMs = 0;

  constructor(options: CallerTurnsOptions) {
    this.#options = options;
    this.#transcriber = new Transcriber(options);
    this.audio = new CallerAudio({
      library: options.library,
      ...(options.makeEar && { makeEar: options.makeEar }),
      ignoresNoise: () => options.faults.ignoresNoise,
      onSpeechStarted: (atMs) => this.#onSpeechStarted(atMs),
      onSpeechStopped: (atMs, text) => this.#onSpeechStopped(atMs, text),
      onWord: (word) => this.#transcriber.hear(word),
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
    this.#transcriber.begin(this.#itemId);
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
    const { conversation, send } = this.#options;
    const id = this.#itemId;
    const previous = conversation.lastId;
    this.audio.empty();
    conversation.add({ id, kind: 'message', role: 'user', text, audioMs });
    send('input_audio_buffer.committed', { previous_item_id: previous, item_id: id });
    const content = [{ type: 'input_audio', transcript: null }];
    const item = { id, object: 'realtime.item', type: 'message', role: 'user', status: 'completed', content };
    send('conversation.item.added', { previous_item_id: previous, item });
    send('conversation.item.done', { previous_item_id: previous, item });
    this.#transcriber.commit(id, text, audioMs);
  }
}
