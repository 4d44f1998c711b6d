import { fold } from '../fold.ts';
import { OVERLAP_WORDS_DE } from './words/de.ts';
import { OVERLAP_WORDS_EN } from './words/en.ts';
import { OVERLAP_WORDS_ES } from './words/es.ts';
import { OVERLAP_WORDS_FR } from './words/fr.ts';
import { OVERLAP_WORDS_HI } from './words/hi.ts';
import { OVERLAP_WORDS_IT } from './words/it.ts';
import type { OverlapWords } from './words/overlap-words.ts';
import { OVERLAP_WORDS_PT } from './words/pt.ts';

/** Of all languages together: a recogniser may write "ok" or "no" in any of them, and callers mix languages. */
const LANGUAGES: readonly OverlapWords[] = [
  OVERLAP_WORDS_EN,
  OVERLAP_WORDS_DE,
  OVERLAP_WORDS_FR,
  OVERLAP_WORDS_IT,
  OVERLAP_WORDS_ES,
  OVERLAP_WORDS_PT,
  OVERLAP_WORDS_HI,
];

const NOT_A_WORD = /[^\p{L}\p{M}\p{N}]+/gu;
/** A longer text is content, whatever it begins with. */
const MOST_WORDS = 24;

/**
 * `none`: no word is known; `acknowledgement`: only words that ask for no answer; `stop`: the caller asks for silence;
 * `aside`: said to somebody else; `content`: anything else.
 */
export type WordsKind = 'none' | 'acknowledgement' | 'stop' | 'aside' | 'content';

/** Phrases by their first word, the longest first. */
class PhraseIndex {
  readonly #byFirst = new Map<string, string[][]>();

  constructor(phrases: readonly string[]) {
    for (const phrase of phrases) {
      const words = spokenWords(phrase);
      const [first] = words;
      if (first === undefined) continue;
      const known = this.#byFirst.get(first) ?? [];
      known.push(words);
      known.sort((a, b) => b.length - a.length);
      this.#byFirst.set(first, known);
    }
  }

  /** @returns how many words from `at` on are a phrase; 0 for none */
  lengthAt(words: readonly string[], at: number): number {
    const candidates = this.#byFirst.get(words[at] ?? '') ?? [];
    return candidates.find((phrase) => phrase.every((word, i) => words[at + i] === word))?.length ?? 0;
  }

  /** Whether the words from `at` to their end begin a longer phrase. */
  isBegun(words: readonly string[], at: number): boolean {
    const candidates = this.#byFirst.get(words[at] ?? '') ?? [];
    const said = words.slice(at);
    return candidates.some(
      (phrase) => phrase.length > said.length && said.every((word, i) => phrase[i] === word),
    );
  }
}

const ACKNOWLEDGEMENTS = new PhraseIndex(LANGUAGES.flatMap(({ acknowledgements }) => acknowledgements));
const STOPS = new PhraseIndex(LANGUAGES.flatMap(({ stops }) => stops));
const ASIDES = new PhraseIndex(LANGUAGES.flatMap(({ asides }) => asides));

/** Folded words of a text. */
export function spokenWords(text: string): string[] {
  return fold(text)
    .replace(NOT_A_WORD, ' ')
    .split(' ')
    .filter((word) => word !== '');
}

/**
 * What the words that a caller says over the assistant are for.
 * @param areFinal otherwise more may come: "I" may become "I see"
 */
export function kindOfWords(words: readonly string[], areFinal = true): WordsKind {
  if (words.length === 0) return 'none';
  if (words.length > MOST_WORDS) return 'content';
  if (isAside(words)) return 'aside';
  const rest = contentAfter(words);
  if (rest === words.length) return 'acknowledgement';
  if (STOPS.lengthAt(words, rest) > 0) return 'stop';
  if (areFinal || !mayBecomeMore(words)) return 'content';
  return rest > 0 ? 'acknowledgement' : 'none';
}

/** Whether they ask for silence, and say nothing else: "okay, wait a second", but not "no, on Tuesday". */
export function onlyStops(words: readonly string[]): boolean {
  let stops = 0;
  for (let at = 0; at < words.length; ) {
    const length = STOPS.lengthAt(words, at);
    if (length > 0) stops += 1;
    const step = Math.max(length, ACKNOWLEDGEMENTS.lengthAt(words, at));
    if (step === 0) return false;
    at += step;
  }
  return stops > 0;
}

/** Whether they ask for no answer while the assistant speaks. */
export function onlyAcknowledges(text: string): boolean {
  return kindOfWords(spokenWords(text)) === 'acknowledgement';
}

/** Whether the words may be the beginning of something that is no content: "claro que" of "claro que sí". */
function mayBecomeMore(words: readonly string[]): boolean {
  return acknowledged(words).some((at) => ACKNOWLEDGEMENTS.isBegun(words, at) || ASIDES.isBegun(words, at));
}

/** Index of the first word that is no acknowledgement. */
function contentAfter(words: readonly string[]): number {
  return acknowledged(words).at(-1) ?? 0;
}

/** Where each acknowledgement at the beginning of the words begins, and where the last of them has ended. */
function acknowledged(words: readonly string[]): number[] {
  const places = [0];
  for (let at = 0; at < words.length; places.push(at)) {
    const length = ACKNOWLEDGEMENTS.lengthAt(words, at);
    // "no" is an acknowledgement in no language; "ya" and "para" begin longer phrases in some.
    if (length === 0 || STOPS.lengthAt(words, at) > length) break;
    at += length;
  }
  return places;
}

/** Nothing else is said: "my company is called Honey Software" is for the assistant, and must get an answer. */
function isAside(words: readonly string[]): boolean {
  let asides = 0;
  for (let at = 0; at < words.length; ) {
    const length = ASIDES.lengthAt(words, at);
    if (length > 0) asides += 1;
    const step = length || ACKNOWLEDGEMENTS.lengthAt(words, at);
    if (step === 0) return false;
    at += step;
  }
  return asides > 0;
}
