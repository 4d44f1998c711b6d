import type { CallObserver, SpeechKind } from '../../media/call-observer.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';
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

interface ObservedSpeechParts {
  readonly observer: CallObserver;
  /** What the caller said last. */
  readonly lastQuestion: () => string;
  /** What a line that the gateway has spoken is. */
  readonly kindOfLine: (speakId: string) => SpeechKind;
  /** Audio since the caller's last sound, milliseconds. */
  readonly callerSilentMs: () => number;
  /** The answer that is being played, and so much of it as was heard. */
  readonly playing: () => { readonly answerId: string; readonly words: string } | undefined;
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
  /** What the caller wrote: it waits for its answer, or is being answered, and nothing was said since. */
  #written: 'none' | 'waits' | 'answered' = 'none';
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

  /** More was played. */
  played(): void {
    const playing = this.#parts.playing();
    if (playing === undefined || playing.words === this.#heardWords) return;
    this.#heardWords = playing.words;
    this.#observer.onCallEvent({ type: 'assistant_heard', ...playing });
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
        this.#callerBegins();
        break;
      case 'conversation.item.input_audio_transcription.completed':
        this.#callerSaid();
        break;
      case 'conversation.item.input_audio_transcription.delta':
        this.#callerSays(event.itemId, event.delta);
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

  /** Until the writing is answered, the words may be of what was said before it. */
  #callerSaid(): void {
    if (this.#written === 'answered') this.#written = 'none';
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

  /** @param endedAtMs by the model, which notices it later than the sound of the line tells it */
  #callerStops(endedAtMs = performance.now()): void {
    if (!this.#callerSpeaks) return;
    this.#callerSpeaks = false;
    const silentMs = this.#parts.callerSilentMs();
    const byModelMs = Math.max(0, performance.now() - endedAtMs);
    const agoMs = Math.round(silentMs <= LONGEST_SILENCE_MS ? silentMs : byModelMs);
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
    const { isToWriting } = answer;
    const question = answer.question || this.#lateQuestion();
    this.#observer.onCallEvent({
      type: 'answered',
      answer: { answerId: responseId, itemIds: [...answer.itemIds], text, question, isToWriting },
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
