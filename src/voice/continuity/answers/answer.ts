import { type LineFormat, playingMs } from '../../../audio/line-format.ts';
import { speakingMs, wordsWithin } from '../../../audio/spoken-words.ts';
import type { VoiceCapabilities } from '../../client.ts';
import type { VoiceEvent } from '../../events.ts';

/** One piece of speech, which has its own transcript. */
interface Piece {
  text: string;
  /** Audio that was received and sent to the caller. */
  audioMs: number;
  /** All of its audio was sent. */
  complete: boolean;
}

/**
 * What one stream is saying, or has said last. It keeps how much of the speech was received, so that the answer can
 * be ended and continued when the stream is gone.
 */
export class Answer {
  readonly #pieces = new Map<string, Piece>();
  readonly #line: LineFormat;
  readonly #capabilities: Pick<VoiceCapabilities, 'signalsSpeechEnd'>;
  #state: 'none' | 'active' | 'done' | 'broken' = 'none';
  #responseId = '';
  #isLine = false;
  #audible = false;
  #hasSound = false;
  #hasCalled = false;
  #isForgotten = false;

  constructor(capabilities: Pick<VoiceCapabilities, 'signalsSpeechEnd'>, line: LineFormat) {
    this.#line = line;
    this.#capabilities = capabilities;
  }

  /** Whether more of it will come. */
  get active(): boolean {
    return this.#state === 'active';
  }

  get responseId(): string {
    return this.#responseId;
  }

  /** Whether its stream was lost before it was complete. */
  get isBroken(): boolean {
    return this.#state === 'broken';
  }

  /** Whether it is a line of the gateway, and not an answer to the caller. */
  get isLine(): boolean {
    return this.#isLine;
  }

  /** Whether this stream has ever sent sound. */
  get audible(): boolean {
    return this.#audible;
  }

  /** Whether anything of this answer was sent to the caller. */
  get hasSound(): boolean {
    return this.#hasSound;
  }

  /** Whether it called a tool. */
  get hasCalled(): boolean {
    return this.#hasCalled;
  }

  /** Whether the caller has talked over it, or has spoken after it. */
  get isForgotten(): boolean {
    return this.#isForgotten;
  }

  /** Its words as far as they are known. They may be ahead of the sound. */
  get plannedText(): string {
    return joined([...this.#pieces.values()].map(({ text }) => text));
  }

  /** The words whose sound was sent: exact for whole pieces, in proportion to the audio for the last one. */
  get sentText(): string {
    return joined([...this.#pieces.values()].map(sentPart));
  }

  follow(event: VoiceEvent): void {
    switch (event.type) {
      case 'response.created':
        this.#begin(event.responseId, event.speakId !== undefined);
        return;
      case 'response.audio.delta':
        this.#audible = true;
        this.#hasSound = true;
        this.#piece(event.itemId).audioMs += playingMs(event.delta, this.#line);
        return;
      case 'response.function_call':
        this.#hasCalled = true;
        return;
      case 'response.audio_transcript.delta':
        this.#piece(event.itemId).text += event.delta;
        return;
      case 'response.audio_transcript.done':
        this.#piece(event.itemId).text = event.transcript;
        return;
      case 'response.audio.done':
        this.#piece(event.itemId).complete = true;
        return;
      case 'response.done':
        if (event.responseId !== this.#responseId) return;
        this.#state = 'done';
        if (event.status === 'cancelled') this.forget();
        return;
      case 'input_audio_buffer.speech_started':
      case 'input_audio_buffer.speech_stopped':
        if (!this.active) this.forget();
        return;
      case 'conversation.item.input_audio_transcription.completed':
        // Without a signal for the end of speech, words come before the answer to them. With one, they may be late.
        if (!this.#capabilities.signalsSpeechEnd && !this.active) this.forget();
        return;
    }
  }

  /** The caller has interrupted it, or has spoken after it: only what they heard counts from now on. */
  forget(): void {
    this.#isForgotten = true;
    this.#pieces.clear();
  }

  /**
   * Emits the end that the stream will never send, because the call waits for one.
   * @param status `failed`: the stream was lost; `cancelled`: the rest of the answer is not wanted
   */
  abandon(status: 'failed' | 'cancelled', emit: (event: VoiceEvent) => void): void {
    if (!this.active) return;
    this.#state = status === 'failed' ? 'broken' : 'done';
    const responseId = this.#responseId;
    for (const [itemId, piece] of this.#pieces) {
      if (piece.complete || piece.audioMs === 0) continue;
      emit({ type: 'response.audio_transcript.done', responseId, itemId, transcript: sentPart(piece) });
      emit({ type: 'response.audio.done', responseId, itemId });
    }
    emit({ type: 'response.done', responseId, status, reason: 'stream_lost' });
  }

  #begin(responseId: string, isLine: boolean): void {
    this.#pieces.clear();
    this.#state = 'active';
    this.#hasSound = false;
    this.#hasCalled = false;
    this.#isForgotten = false;
    this.#responseId = responseId;
    this.#isLine = isLine;
  }

  #piece(itemId: string): Piece {
    const known = this.#pieces.get(itemId);
    if (known) return known;
    const piece = { text: '', audioMs: 0, complete: false };
    this.#pieces.set(itemId, piece);
    return piece;
  }
}

function joined(texts: readonly string[]): string {
  return texts
    .map((text) => text.trim())
    .filter(Boolean)
    .join(' ');
}

function sentPart({ text, audioMs, complete }: Piece): string {
  if (audioMs === 0) return '';
  const lengthMs = speakingMs(text);
  if (complete || audioMs >= lengthMs) return text;
  // Words arrive before their sound, and no model says by how much.
  return wordsWithin(text, Math.floor((text.length * audioMs) / lengthMs));
}
