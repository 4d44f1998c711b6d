import type { CallObserver } from '../../media/call-observer.ts';
import type { VoiceEvent } from '../../voice/events.ts';

/** An answer that is being made. */
interface OpenAnswer {
  readonly responseId: string;
  readonly question: string;
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
  #saying = { itemId: '', words: '' };

  /** @param lastQuestion what the caller said last */
  constructor(observer: CallObserver, lastQuestion: () => string) {
    this.#observer = observer;
    this.#lastQuestion = lastQuestion;
  }

  onVoice(event: VoiceEvent): void {
    switch (event.type) {
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
    this.#answer = { responseId, question, itemIds: new Set(), texts: new Map() };
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
    const question = answer.question || this.#lateQuestion();
    this.#observer.onCallEvent({
      type: 'answered',
      answer: { itemIds: [...answer.itemIds], text, question },
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
