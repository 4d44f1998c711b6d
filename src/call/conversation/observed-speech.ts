import type { CallObserver, SpeechKind } from '../../media/call-observer.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';
import type { VoiceEvent } from '../../voice/events.ts';

/** An answer that is being made. */
interface OpenAnswer {
  readonly responseId: string;
  readonly question: string;
  readonly itemIds: Set<string>;
  /** By item. */
  readonly texts: Map<string, string>;
}

interface ObservedSpeechParts {
  readonly observer: CallObserver;
  /** What the caller said last. */
  readonly lastQuestion: () => string;
  /** What a line that the gateway has spoken is. */
  readonly kindOfLine: (speakId: string) => SpeechKind;
  /** Audio since the caller's last sound, milliseconds. */
  readonly callerSilentMs: () => number;
}

/** A silence that is longer has not begun with the end of this turn. */
const LONGEST_SILENCE_MS = 5_000;

/** Tells observers what the model and the caller say, while it is being said. */
export class ObservedSpeech {
  readonly #parts: ObservedSpeechParts;
  readonly #observer: CallObserver;
  readonly #lastQuestion: () => string;
  #answer: OpenAnswer | undefined;
  #asked = '';
  #saying = { itemId: '', words: '' };
  #callerSpeaks = false;
  #speakingItem = '';
  #kind: SpeechKind = 'answer';
  #heardWords = '';

  constructor(parts: ObservedSpeechParts) {
    this.#parts = parts;
    this.#observer = parts.observer;
    this.#lastQuestion = parts.lastQuestion;
  }

  /** A piece of speech was heard to its end, or cut. */
  spoken({ itemId, heardMs, sentMs }: HeardAudio, cut: boolean): void {
    this.#observer.onCallEvent({ type: 'spoken', itemId, heardMs, sentMs, cut });
  }

  /** So much was heard of what is being played. */
  heard({ answerId, words }: { readonly answerId: string; readonly words: string }): void {
    if (words === this.#heardWords) return;
    this.#heardWords = words;
    this.#observer.onCallEvent({ type: 'assistant_heard', answerId, words });
  }

  onVoice(event: VoiceEvent): void {
    switch (event.type) {
      case 'conversation.item.input_audio_transcription.delta':
        this.#callerSays(event.itemId, event.delta);
        break;
      case 'input_audio_buffer.speech_started':
      case 'input_audio_buffer.voice_started':
        this.#callerBegins();
        break;
      case 'input_audio_buffer.speech_stopped':
        this.#callerStops(event.endedAtMs);
        break;
      case 'response.created':
        this.#kind = event.speakId === undefined ? 'answer' : this.#parts.kindOfLine(event.speakId);
        this.#begin(event.responseId, event.speakId === undefined);
        break;
      case 'response.audio.delta':
        if (!event.filler) this.#of(event.responseId)?.itemIds.add(event.itemId);
        if (event.itemId !== this.#speakingItem)
          this.#speaks(event.itemId, event.filler ? 'tone' : this.#kind);
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

  #callerBegins(): void {
    if (this.#callerSpeaks) return;
    this.#callerSpeaks = true;
    this.#observer.onCallEvent({ type: 'caller_speaks' });
  }

  /** @param endedAtMs where the model does not say it, the sound of the line does */
  #callerStops(endedAtMs?: number): void {
    if (!this.#callerSpeaks) return;
    this.#callerSpeaks = false;
    const silentMs = this.#parts.callerSilentMs();
    const bySound = silentMs <= LONGEST_SILENCE_MS ? silentMs : 0;
    const agoMs = endedAtMs === undefined ? bySound : Math.max(0, performance.now() - endedAtMs);
    this.#observer.onCallEvent({ type: 'caller_stops', agoMs });
  }

  /** Who is answered has stopped, whether or not the model said so. */
  #speaks(itemId: string, kind: SpeechKind): void {
    this.#speakingItem = itemId;
    if (kind !== 'tone') this.#callerStops();
    this.#observer.onCallEvent({ type: 'speaks', itemId, kind });
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
    const answer = this.#of(responseId);
    if (!answer) return;
    answer.texts.set(itemId, change(answer.texts.get(itemId) ?? ''));
    this.#observer.onCallEvent({
      type: 'assistant_saying',
      answerId: responseId,
      kind: this.#kind,
      words: textOf(answer),
    });
  }

  #end(responseId: string): void {
    const answer = this.#of(responseId);
    if (!answer) return;
    this.#answer = undefined;
    const text = textOf(answer);
    if (text === '' && answer.itemIds.size === 0) return;
    const question = answer.question || this.#lateQuestion();
    this.#observer.onCallEvent({
      type: 'answered',
      answer: { answerId: responseId, itemIds: [...answer.itemIds], text, question },
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

function textOf({ texts }: OpenAnswer): string {
  return [...texts.values()].map((part) => part.trim()).join(' ');
}
