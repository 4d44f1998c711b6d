import type { KnownLanguage } from './stop-words.ts';

/** Part of a document under one heading, or one row of a table, as it was written there. */
export interface Section {
  /** From the title of the document to the heading of the section. Empty when there are none. */
  readonly headings: readonly string[];
  /** What a person would read aloud, one paragraph each. */
  readonly paragraphs: readonly string[];
  /** Added to the document's name for people: `page 3`. */
  readonly place?: string | undefined;
}

/** What is found: a piece of a section that can be spoken. */
export interface Chunk {
  /** Name of the document, and where in it. */
  readonly source: string;
  /** The headings above it, as one phrase. */
  readonly heading: string;
  /** Without the heading. */
  readonly text: string;
  readonly language: KnownLanguage | undefined;
}
