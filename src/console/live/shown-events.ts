import { MaskedTurns } from '../../call/record/masked-turns.ts';
import type { CallEvent } from '../../media/call-observer.ts';
import type { Redactor } from '../../privacy/redactor.ts';
import { openWords } from './open-words.ts';

type EventOf<T extends CallEvent['type']> = Extract<CallEvent, { type: T }>;
/** Events that come several times a second, and of which only the newest counts. */
export type WordsEvent = EventOf<'caller_saying' | 'assistant_saying' | 'assistant_heard'>;

export function isWords(event: CallEvent): event is WordsEvent {
  return (
    event.type === 'caller_saying' || event.type === 'assistant_saying' || event.type === 'assistant_heard'
  );
}

/** Turns the events of a call into events that may be shown: with masked words, or without words. */
export class ShownEvents {
  readonly #redactor: Pick<Redactor, 'redact' | 'redactTurns'> | undefined;
  readonly #turns: MaskedTurns | undefined;

  /** @param redactor undefined: no words are shown */
  constructor(redactor: Pick<Redactor, 'redact' | 'redactTurns'> | undefined) {
    this.#redactor = redactor;
    this.#turns = redactor && new MaskedTurns(redactor);
  }

  /** A turn may show that an earlier one holds the first half of a number: then that one comes again. */
  of(event: CallEvent): readonly CallEvent[] {
    if (isWords(event)) return this.#ofWords(event);
    if (event.type === 'turn') return this.#ofTurn(event);
    if (event.type === 'recalled') return [this.#ofRecalled(event)];
    if (event.type === 'answered') return [this.#ofAnswer(event)];
    return [event];
  }

  #ofWords(event: WordsEvent): readonly CallEvent[] {
    if (!this.#redactor) return event.type === 'assistant_saying' ? [{ ...event, words: '' }] : [];
    return [{ ...event, words: openWords(event.words, this.#redactor) }];
  }

  /** What is still being played comes as `assistant_heard`, and as a turn when it was heard. */
  #ofTurn({ turn }: EventOf<'turn'>): readonly CallEvent[] {
    if (turn.playing) return [];
    const shown = this.#turns?.take(turn) ?? [{ ...turn, text: '' }];
    return shown.map((each) => ({ type: 'turn', turn: each }));
  }

  #ofRecalled(event: EventOf<'recalled'>): CallEvent {
    if (this.#redactor) return event;
    return { ...event, turns: event.turns.map((turn) => ({ ...turn, text: '' })) };
  }

  /** The caller's words are in their own turn. */
  #ofAnswer({ answer }: EventOf<'answered'>): CallEvent {
    const text = this.#redactor?.redact(answer.text) ?? '';
    return { type: 'answered', answer: { ...answer, text, question: '' } };
  }
}
