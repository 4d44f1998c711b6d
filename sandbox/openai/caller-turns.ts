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
  /** What was said in a turn whose end was not told. */
  #untold = '';

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

  /** The turn ends by the client or by the clock. Nobody has listened, unless the end of a turn was not told. */
  commit(itemId = this.#options.nextId('item')): VendorError | undefined {
    const { uncommittedBytes } = this.audio;
    if (uncommittedBytes === 0) {
      return invalidRequest('input_audio_buffer_commit_empty', 'Error committing input audio buffer: empty.');
    }
    this.#itemId = itemId;
    this.#commitTurn(this.#untold, Math.floor(uncommittedBytes / TELEPHONE_BYTES_PER_MS));
    this.#untold = '';
    return undefined;
  }

  clear(): undefined {
    this.audio.empty();
    this.#options.send('input_audio_buffer.cleared', {});
  }

  #onSpeechStarted(atMs: number): void {
    const { nextId, config, responder, observer } = this.#options;
    this.#itemId = nextId('item');
    this.#startedAtMs = atMs;
    this.#transcriber.begin(this.#itemId);
    observer?.interrupted(performance.now());
    this.#tell('started', { audio_start_ms: atMs, item_id: this.#itemId });
    if (config().turnDetection?.interrupt_response) responder.interrupt();
  }

  #onSpeechStopped(atMs: number, text: string): void {
    const { config, responder, faults, after } = this.#options;
    const words = faults.wordlessNoise && text === UNINTELLIGIBLE ? '' : text;
    if (faults.tellsNoEnds) {
      this.#untold = words;
      return;
    }
    this.#tell('stopped', { audio_end_ms: atMs, item_id: this.#itemId });
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

  #tell(what: 'started' | 'stopped', fields: object): void {
    const { send, faults } = this.#options;
    const times = faults.tellsTurnsTwice ? 2 : 1;
    for (let n = 0; n < times; n += 1) send(`input_audio_buffer.speech_${what}`, fields);
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
