import { detectLanguage } from './languages.ts';
import type { Chunk, Section } from './section.ts';
import { cutAtSentence, splitAtSentences } from './sentences.ts';
import type { KnownLanguage } from './stop-words.ts';
import { searchWords } from './words.ts';

/** What a caller can listen to in one answer: about 40 seconds. Heading included. Characters. */
export const PASSAGE_CHARS = 600;
const HEADING_CHARS = 120;
/** Words of grammar in fewer words than these prove nothing about a language. */
const TELLING_WORDS = 8;

/** Sentences are 30 to 50 % grammar; a table of names and figures is in no language. */
const LEAST_GRAMMAR = 0.15;

export interface Document {
  /** Path within the folder. */
  readonly name: string;
  readonly sections: readonly Section[];
  /** From the name of the file or folder. */
  readonly language: KnownLanguage | undefined;
}

/** The pieces of a document, each of one section and short enough to be spoken. */
export function* chunksOf(document: Document): Generator<Chunk> {
  const language = document.language ?? languageOf(document.sections);
  for (const section of document.sections) {
    const heading = cutAtSentence(section.headings.join(', '), HEADING_CHARS);
    const source = section.place === undefined ? document.name : `${document.name}, ${section.place}`;
    for (const text of pieces(section.paragraphs, PASSAGE_CHARS - heading.length - 2)) {
      yield { source, heading, text, language: document.language ?? ownLanguage(text, language) };
    }
  }
}

/** What the model gets to read: the text below its headings. */
export function passageText({ heading, text }: Chunk): string {
  return heading === '' ? text : `${heading}: ${text}`;
}

/** Whole paragraphs as long as they fit; a longer one is divided between sentences. */
function* pieces(paragraphs: readonly string[], maxChars: number): Generator<string> {
  let piece = '';
  for (const part of paragraphs.flatMap((paragraph) => splitAtSentences(paragraph, maxChars))) {
    if (piece !== '' && piece.length + 1 + part.length > maxChars) {
      yield piece;
      piece = '';
    }
    piece = piece === '' ? part : `${piece} ${part}`;
  }
  if (piece !== '') yield piece;
}

function languageOf(sections: readonly Section[]): KnownLanguage | undefined {
  const sample = sections.slice(0, 50).flatMap(({ headings, paragraphs }) => [...headings, ...paragraphs]);
  return detectLanguage(searchWords(sample.join(' ').slice(0, 20_000)), undefined, LEAST_GRAMMAR);
}

/** A document may hold several languages. */
function ownLanguage(text: string, language: KnownLanguage | undefined): KnownLanguage | undefined {
  const words = searchWords(text);
  return words.length < TELLING_WORDS ? language : detectLanguage(words, language, LEAST_GRAMMAR);
}
