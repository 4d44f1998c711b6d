import { setImmediate as nextTurn } from 'node:timers/promises';
import { errorMessage } from '../../errors.ts';
import { chunksOf } from './chunks.ts';
import { readCsv } from './csv.ts';
import { type FolderFile, readFolder, type SkippedFile } from './folder.ts';
import { knownLanguage } from './languages.ts';
import { readMarkdown } from './markdown.ts';
import { readPdf } from './pdf.ts';
import { readPlainText } from './plain-text.ts';
import type { Chunk, Section } from './section.ts';
import type { KnownLanguage } from './stop-words.ts';

/** Memory and search time grow with the passages; this many take about 100 MB. */
const MAX_CHUNKS = 20_000;
const ITEMS_A_TURN = 20;
const LANGUAGE_SUFFIX = /[._-]([a-z]{2})(?:-[a-z]{2})?\.[a-z]+$/i;

export interface FolderContent {
  readonly chunks: readonly Chunk[];
  readonly documents: number;
  readonly skipped: readonly SkippedFile[];
}

/**
 * Reads every document of a folder. A file that cannot be used is left out, with the reason.
 * @throws Error when the folder itself cannot be read
 */
export async function readDocuments(folder: string): Promise<FolderContent> {
  const chunks: Chunk[] = [];
  const skipped: SkippedFile[] = [];
  let documents = 0;
  for await (const file of readFolder(folder, (skip) => skipped.push(skip))) {
    const sections = await sectionsOf(file);
    if ('reason' in sections) skipped.push({ name: file.name, reason: sections.reason });
    else {
      const found = await collect(
        chunksOf({ name: file.name, sections, language: namedLanguage(file.name) }),
      );
      const room = MAX_CHUNKS - chunks.length;
      if (found.length > room) {
        skipped.push({ name: file.name, reason: `the folder has more than ${MAX_CHUNKS} passages` });
      }
      if (room > 0) documents += 1;
      for (const chunk of found.slice(0, room)) chunks.push(chunk);
    }
  }
  return { chunks, documents, skipped };
}

/** Pauses between some, so that calls go on while a long document is read. */
async function collect<T>(items: Iterable<T> | AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) {
    collected.push(item);
    if (collected.length % ITEMS_A_TURN === 0) await nextTurn();
  }
  return collected;
}

async function sectionsOf({ kind, bytes }: FolderFile): Promise<readonly Section[] | { reason: string }> {
  try {
    const sections = await collect(kind === 'pdf' ? readPdf(bytes) : sectionsOfText(kind, decode(bytes)));
    const empty =
      kind === 'pdf' ? 'it has no text; scanned pages must be recognised first' : 'it has no text';
    return sections.length > 0 ? sections : { reason: empty };
  } catch (error) {
    return { reason: errorMessage(error) };
  }
}

function sectionsOfText(
  kind: 'md' | 'txt' | 'csv',
  text: string,
): Iterable<Section> | AsyncIterable<Section> {
  if (kind === 'md') return readMarkdown(text);
  return kind === 'csv' ? readCsv(text) : readPlainText(text);
}

/** @throws Error when the bytes are no text */
function decode(bytes: Buffer): string {
  if (bytes.includes(0)) throw new Error('it is binary, not text');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error('it is not UTF-8; save it in that encoding', { cause });
  }
}

/** `faq.de.md` and `de/faq.md` are German. */
function namedLanguage(name: string): KnownLanguage | undefined {
  const suffix = knownLanguage(LANGUAGE_SUFFIX.exec(name)?.[1]);
  if (suffix !== undefined) return suffix;
  const folders = name.split('/').slice(0, -1);
  return folders
    .toReversed()
    .map((folder) => (/^[a-z]{2}(-[a-z]{2})?$/i.test(folder) ? knownLanguage(folder) : undefined))
    .find((language) => language !== undefined);
}
