import { countDigits } from './digit-run.ts';
import { findEmails, findIbans, findNationalIds } from './identifiers.ts';
import { CARD_DIGITS, findCards, findNationalNumbers, findPhones, type NumberSpan } from './numbers.ts';

export const REDACTION_KINDS = ['cards', 'iban', 'national_id', 'phone', 'email'] as const;
export type RedactionKind = (typeof REDACTION_KINDS)[number];

/** The words of one speaker in a conversation. */
export interface SpokenTurn {
  readonly role: string;
  readonly text: string;
}

interface Rule {
  readonly mask: string;
  readonly find: (text: string) => readonly NumberSpan[];
}

const RULES: Readonly<Record<RedactionKind, Rule>> = {
  cards: { mask: '[card]', find: findCards },
  iban: { mask: '[iban]', find: findIbans },
  national_id: {
    mask: '[id]',
    find: (text) => [...findNationalIds(text), ...findNationalNumbers(text)],
  },
  phone: { mask: '[phone]', find: findPhones },
  email: { mask: '[email]', find: findEmails },
};

/**
 * Masks private data: card numbers always, other kinds as the operator chooses. It is used for text that is stored,
 * shown in Connect or traced. The model and the escalation detector get the original words.
 */
export class Redactor {
  readonly #rules: readonly Rule[];
  /** The number of digits in a turn, cached because every later turn searches it again. */
  readonly #digits = new WeakMap<SpokenTurn, number>();

  constructor(kinds: readonly RedactionKind[] = []) {
    const wanted = REDACTION_KINDS.filter((kind) => kind === 'cards' || kinds.includes(kind));
    this.#rules = wanted.map((kind) => RULES[kind]);
  }

  /** Replaces everything it finds by a mask. Never throws. */
  redact(text: string): string {
    return this.#rules.reduce((masked, { mask, find }) => replaceSpans(masked, find(masked), mask), text);
  }

  /** Masks a conversation, in which a card number may continue from one turn of a speaker to their next one. */
  redactTurns<T extends SpokenTurn>(turns: readonly T[]): T[] {
    const whole = new Map<T, string>();
    for (const role of new Set(turns.map((turn) => turn.role))) {
      const spoken = turns.filter((turn) => turn.role === role);
      if (this.#maySpellCard(spoken)) maskCards(spoken, whole);
    }
    return turns.map((turn) => ({ ...turn, text: this.#redactTurn(turn, whole.get(turn)) }));
  }

  /** Masks a sentence of one of the turns, which may hold the rest of a number from an earlier turn. */
  redactSentence(sentence: string, turns: readonly SpokenTurn[]): string {
    const at = turns.findLastIndex(({ text }) => sentence !== '' && text.includes(sentence));
    const turn = turns[at];
    if (turn === undefined) return this.redact(sentence);
    const around = [...turns.slice(0, at), { role: turn.role, text: sentence }, ...turns.slice(at + 1)];
    return this.redactTurns(around)[at]?.text ?? '';
  }

  /** Nearly all turns have too few digits for a card and need no search. */
  #maySpellCard(turns: readonly SpokenTurn[]): boolean {
    const digits = turns.reduce((sum, turn) => sum + this.#digitsOf(turn), 0);
    return digits >= CARD_DIGITS.least;
  }

  #digitsOf(turn: SpokenTurn): number {
    const known = this.#digits.get(turn);
    if (known !== undefined) return known;
    const digits = countDigits(turn.text);
    this.#digits.set(turn, digits);
    return digits;
  }

  #redactTurn(turn: SpokenTurn, masked: string | undefined): string {
    const onlyCards = this.#rules.length === 1;
    return masked === undefined && onlyCards ? turn.text : this.redact(masked ?? turn.text);
  }
}

function maskCards<T extends SpokenTurn>(spoken: readonly T[], whole: Map<T, string>): void {
  const cards = findCards(spoken.map(({ text }) => text).join('\n'));
  let reach = 0;
  for (const turn of spoken) {
    const { text } = turn;
    const parts = clipSpans(cards, reach, reach + text.length);
    // A turn without digits, such as a "yes" between two halves, is not masked.
    const hiding = parts.filter(({ start, end }) => countDigits(text.slice(start, end)) > 0);
    whole.set(turn, replaceSpans(text, hiding, RULES.cards.mask));
    reach += text.length + 1;
  }
}

/** The parts of the spans inside a piece of the text, as offsets into the piece. */
function clipSpans(spans: readonly NumberSpan[], from: number, to: number): NumberSpan[] {
  return spans
    .filter(({ start, end }) => start < to && end > from)
    .map(({ start, end }) => ({ start: Math.max(start, from) - from, end: Math.min(end, to) - from }));
}

function replaceSpans(text: string, spans: readonly NumberSpan[], mask: string): string {
  let result = '';
  let reach = 0;
  for (const { start, end } of mergeSpans(spans)) {
    result += text.slice(reach, start) + mask;
    reach = end;
  }
  return result + text.slice(reach);
}

/** Sorts spans and merges those that overlap. */
function mergeSpans(spans: readonly NumberSpan[]): NumberSpan[] {
  const merged: NumberSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || span.start >= last.end) merged.push(span);
    else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return merged;
}
