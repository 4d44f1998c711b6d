import type { CallEvent, ObservedTurn } from '../../media/call-observer.ts';
import type { TimedEvent } from '../views.ts';

/** Stands for words that are not kept. */
export const WORDS_NOT_KEPT = '…';

/** @returns the event without anything that was said; undefined for one that is only about words */
export function withoutWords(event: CallEvent): CallEvent | undefined {
  switch (event.type) {
    case 'caller_saying':
    case 'assistant_heard':
      return undefined;
    case 'assistant_saying':
      return { ...event, words: WORDS_NOT_KEPT };
    case 'turn':
      // It comes again when it was heard.
      if (event.turn.playing) return undefined;
      return { ...event, turn: wordless(event.turn) };
    case 'recalled':
      return { ...event, turns: event.turns.map(wordless) };
    case 'answered':
      return { ...event, answer: { ...event.answer, text: WORDS_NOT_KEPT, question: '' } };
    case 'ready':
      return { ...event, providerSessionId: '' };
    default:
      return event;
  }
}

/** Puts the words of stored turns back where they were. @param words by the number of the turn */
export function withWords({ atMs, event }: TimedEvent, words: ReadonlyMap<number, string>): TimedEvent {
  const fill = (turn: ObservedTurn) => ({ ...turn, text: words.get(turn.number) ?? '' });
  if (event.type === 'turn') return { atMs, event: { ...event, turn: fill(event.turn) } };
  if (event.type === 'recalled') return { atMs, event: { ...event, turns: event.turns.map(fill) } };
  return { atMs, event };
}

function wordless(turn: ObservedTurn): ObservedTurn {
  return { ...turn, text: '' };
}
