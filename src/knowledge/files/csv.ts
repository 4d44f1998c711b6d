import { parse } from 'csv-parse/sync';
import type { Section } from './section.ts';
import { speakableRow } from './speakable.ts';

/**
 * Reads a table with a line of column names. Each row is a section, because rows answer different questions.
 * @throws Error when the file is no table; the message names the line
 */
export function readCsv(text: string): Section[] {
  const [firstLine = ''] = text.split('\n', 1);
  const delimiter = [',', ';', '\t'].toSorted((a, b) => count(firstLine, b) - count(firstLine, a))[0] ?? ',';
  const rows: string[][] = parse(text, {
    bom: true,
    delimiter,
    relaxColumnCount: true,
    skipEmptyLines: true,
  });
  const [columns = [], ...others] = rows;
  return others.flatMap((cells) => {
    const paragraph = speakableRow(columns, cells);
    return paragraph === '' ? [] : [{ headings: [], paragraphs: [paragraph] }];
  });
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
