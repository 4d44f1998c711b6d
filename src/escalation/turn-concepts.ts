import { conceptNumber } from './lexicon/concept-reader.ts';
import type { Reading } from './phrases/matcher.ts';

/* Concepts that `TurnJudge` and `OfferJudge` look for in a turn, beside rules and classifier. */

export const THANKS = conceptNumber('thanks');
export const YES = conceptNumber('yes');
export const ASKS = conceptNumber('asks');
export const NUMBER = conceptNumber('number');
export const CAN = conceptNumber('can');
export const YOU = conceptNumber('you');

/** A person or a desk of the service. */
export const NAMES = new Set(['agent', 'human', 'desk'].map(conceptNumber));
/** Acts by which a caller asks for a person. */
export const ACTS = new Set(['speak', 'contact', 'move', 'give', 'callback'].map(conceptNumber));
/** Small words that may stand beside the bare name of a person or a desk. */
export const BESIDE_NAMES = new Set(
  ['real', 'want', 'give', 'me', 'now', 'other', 'can', 'speak', 'move'].map(conceptNumber),
);
export const NEGATIONS = new Set([conceptNumber('not')]);

/** What an assistant's offer names: a person, or else the act of connecting. */
export const OFFERED = new Set(['agent', 'human', 'desk', 'somebody'].map(conceptNumber));
/** To connect or transfer. Beside money or a number, it is not the call that is transferred. */
export const MOVES = new Set([conceptNumber('move')]);
export const MONEY = new Set([conceptNumber('money'), conceptNumber('pay')]);

/** What a danger to life is named by. */
export const DANGERS = new Set(
  ['die', 'despair', 'hurt', 'fire', 'gas', 'attack', 'emergency'].map(conceptNumber),
);
export const LAW = new Set([conceptNumber('law')]);

/** Whether the turn contains a number, in words or digits. */
export function namesNumber({ tokens, spans }: Reading): boolean {
  return (
    spans.some((at) => at.some(({ concept }) => concept === NUMBER)) ||
    tokens.some((token) => /^\p{N}+$/u.test(token))
  );
}

/** Adds the places from `start` up to, not including, `end`. */
export function addPlaces(places: Set<number>, start: number, end: number): void {
  for (let index = start; index < end; index++) places.add(index);
}
