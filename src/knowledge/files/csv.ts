import { Readable } from 'node:stream';
import { type Options, parse } from 'csv-parse';
import type { Section } from './section.ts';
import { speakableRow } from './speakable.ts';

/** Characters that are read before other work goes on. */
const PIECE_CHARS = 8192;

/**
 * Reads a table with a line of column names. Each row is a section, because rows answer different questions.
 * @throws Error when the text is no table; the message names the line
 */
export async function* readCsv(text: string): AsyncGenerator<Section> {
  const options: Options = {
    bom: true,
    delimiter: delimiterOf(text),
    relaxColumnCount: true,
    skipEmptyLines: true,
  };
  let columns: readonly string[] | undefined;
  for await (const row of Readable.from(piecesOf(text)).pipe(parse(options))) {
    const cells: readonly string[] = row;
    const paragraph = columns === undefined ? '' : speakableRow(columns, cells);
    columns ??= cells;
    if (paragraph !== '') yield { headings: [], paragraphs: [paragraph] };
  }
}

/** The separator that the line of column names has most often. */
function delimiterOf(text: string): string {
  const [firstLine = ''] = text.split('\n', 1);
  const count = (delimiter: string) => firstLine.split(delimiter).length;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

function* piecesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += PIECE_CHARS) yield text.slice(start, start + PIECE_CHARS);
}
