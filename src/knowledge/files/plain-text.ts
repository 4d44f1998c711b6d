import type { Section } from './section.ts';
import { endSentence } from './speakable.ts';

/** A line that is shorter, and does not end like a sentence, is the heading of what follows. Characters. */
const LONGEST_HEADING = 80;

/** Reads text whose paragraphs are separated by empty lines. A short line between empty lines is a heading. */
export function readPlainText(text: string, place?: string): Section[] {
  const sections: Section[] = [];
  let headings: string[] = [];
  let paragraphs: string[] = [];
  const end = () => {
    if (paragraphs.length > 0) sections.push({ headings, paragraphs, place });
    paragraphs = [];
  };
  for (const block of text.split(/\r?\n\s*\r?\n/)) {
    const line = block.replace(/\s+/g, ' ').trim();
    if (line === '') continue;
    if (isHeading(line)) {
      end();
      headings = [line.replace(/:$/, '')];
    } else paragraphs.push(endSentence(line));
  }
  if (paragraphs.length === 0 && sections.length === 0) paragraphs = headings.map(endSentence);
  end();
  return sections;
}

function isHeading(line: string): boolean {
  return line.length <= LONGEST_HEADING && !/[.!?।;,…]$/u.test(line);
}
