import type { Logger } from '../../logging.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { VoiceEvent } from '../../voice/events.ts';
import { CallerWords } from './caller-words.ts';
import type { ConversationListener } from './conversation-listener.ts';
import type { Floor } from './floor.ts';
import type { Transcript } from './transcript.ts';
import type { TurnClock } from './turn-clock.ts';

interface CallerTranscriptsParts {
  readonly transcript: Transcript;
  readonly floor: Pick<Floor, 'busy'>;
  readonly clock: Pick<TurnClock, 'answerIsOwed'>;
  readonly listener: Pick<ConversationListener, 'onWords' | 'onCallerTurn' | 'onUsage'>;
  readonly metrics: Pick<Metrics, 'transcriptsIgnored'>;
  readonly logger: Logger;
}

type Transcribed = Extract<VoiceEvent, { type: 'conversation.item.input_audio_transcription.completed' }>;
type Untranscribed = Extract<VoiceEvent, { type: 'conversation.item.input_audio_transcription.failed' }>;

/** The caller's words, on their way into the transcript and to the call, which decides what follows from them. */
export class CallerTranscripts {
  readonly #parts: CallerTranscriptsParts;
  readonly #words: CallerWords;

  constructor(parts: CallerTranscriptsParts) {
    this.#parts = parts;
    this.#words = new CallerWords(parts);
  }

  /** A final transcript has come, perhaps after the answer to it has begun. */
  said({ transcript: text, itemId, usage }: Transcribed): void {
    const { transcript, listener } = this.#parts;
    const lastHeard = transcript.lastOf('assistant')?.text ?? '';
    if (this.#words.areSaid(text, lastHeard)) this.#take(text, itemId);
    else transcript.callerUnheard(itemId);
    if (usage) listener.onUsage({ kind: 'transcription', usage });
  }

  /** The caller has written instead of spoken: every word is theirs. */
  wrote(text: string): void {
    this.#take(text, '');
  }

  /** Some words of a turn that goes on. */
  saying(words: string): void {
    if (words.trim() !== '') this.#parts.listener.onWords();
  }

  /** What was said is unknown, but something was. */
  unheard({ itemId, reason }: Untranscribed): void {
    this.#parts.listener.onWords();
    this.#parts.transcript.callerUnheard(itemId);
    this.#words.areMissed(reason);
  }

  #take(text: string, itemId: string): void {
    const { transcript, floor, clock, listener } = this.#parts;
    this.saying(text);
    // While nobody speaks, what was heard before answered other words.
    if (!floor.busy) clock.answerIsOwed();
    const turn = transcript.callerSaid(text, itemId);
    if (turn) listener.onCallerTurn(turn);
  }
}
