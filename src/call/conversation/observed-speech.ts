import type { CallObserver } from '../../media/call-observer.ts';
import type { VoiceEvent } from '../../voice/events.ts';

/** An answer that is being made. */
interface OpenAnswer {
  readonly responseId: string;
  readonly question: string;
  readonly isToWriting: boolean;
  readonly itemIds: Set<string>;
  /** By item. */
  readonly texts: Map<string, string>;
}

/** Tells observers what the model and the caller say, while it is being said. */
export class ObservedSpeech {
  readonly #observer: CallObserver;
  readonly #lastQuestion: () => string;
  #answer: OpenAnswer | undefined;
  #asked = '';
  /** What the caller wrote: it waits for its answer, or is being answered, and nothing was said since. */
  #written: 'none' | 'waits' | 'answered' = 'none';
  #saying = { itemId: '', words: '' };

  /** @param lastQuestion what the caller said last */
  constructor(observer: CallObserver, lastQuestion: () => string) {
    this.#observer = observer;
    this.#lastQuestion = lastQuestion;
  }

  /** The caller has written something. An answer that was begun before is not to it. */
  callerWrote(): void {
    this.#written = 'waits';
  }

  onVoice(event: VoiceEvent): void {
    switch (event.type) {
      case 'input_audio_buffer.speech_started':
      case 'input_audio_buffer.voice_started':
        this.#written = 'none';
        break;
      case 'conversation.item.input_audio_transcription.completed':
        this.#callerSaid();
        break;
      case 'conversation.item.input_audio_transcription.delta':
        this.#callerSays(event.itemId, event.delta);
        break;
      case 'response.created':
        this.#begin(event.responseId, event.speakId === undefined);
        break;
      case 'response.audio.delta':
        if (!event.filler) this.#of(event.responseId)?.itemIds.add(event.itemId);
        break;
      case 'response.audio_transcript.delta':
        this.#write(event, (text) => text + event.delta);
        break;
      case 'response.audio_transcript.done':
        this.#write(event, () => event.transcript);
        break;
      case 'response.done':
        this.#end(event.responseId);
        break;
      default:
        break;
    }
  }

  /** Until the writing is answered, the words may be of what was said before it. */
  #callerSaid(): void {
    if (this.#written === 'answered') this.#written = 'none';
  }

  #callerSays(itemId: string, delta: string): void {
    const before = this.#saying.itemId === itemId ? this.#saying.words : '';
    this.#saying = { itemId, words: before + delta };
    this.#observer.onCallEvent({ type: 'caller_saying', words: this.#saying.words });
  }

  /** What the caller said counts as the question of one answer. */
  #begin(responseId: string, isAnswer: boolean): void {
    const last = isAnswer ? this.#lastQuestion() : '';
    const question = last === this.#asked ? '' : last;
    if (question !== '') this.#asked = question;
    const isToWriting = this.#written !== 'none';
    if (isToWriting) this.#written = 'answered';
    this.#answer = { responseId, question, isToWriting, itemIds: new Set(), texts: new Map() };
  }

  #of(responseId: string): OpenAnswer | undefined {
    return this.#answer?.responseId === responseId ? this.#answer : undefined;
  }

  #write(
    { responseId, itemId }: { readonly responseId: string; readonly itemId: string },
    change: (text: string) => string,
  ): void {
    const texts = this.#of(responseId)?.texts;
    texts?.set(itemId, change(texts.get(itemId) ?? ''));
  }

  #end(responseId: string): void {
    const answer = this.#of(responseId);
    if (!answer) return;
    this.#answer = undefined;
    const text = [...answer.texts.values()].map((part) => part.trim()).join(' ');
    if (text === '' && answer.itemIds.size === 0) return;
    const { isToWriting } = answer;
    const question = answer.question || this.#lateQuestion();
    this.#observer.onCallEvent({
      type: 'answered',
      answer: { itemIds: [...answer.itemIds], text, question, isToWriting },
    });
  }

  /** A transcript may come after the answer has begun. */
  #lateQuestion(): string {
    const last = this.#lastQuestion();
    if (last === this.#asked) return '';
    this.#asked = last;
    return last;
  }
}
