import { lstat, opendir, readFile, realpath } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { errorMessage } from '../../errors.ts';

/** Larger files are data or scans, not text to be spoken. Bytes. */
const MAX_FILE_BYTES = 5 * 1024 * 1024;
const MAX_FOLDER_BYTES = 50 * 1024 * 1024;
const MAX_DEPTH = 12;

export type FileKind = 'md' | 'txt' | 'csv' | 'pdf';

const KINDS: Readonly<Record<string, FileKind>> = {
  '.md': 'md',
  '.markdown': 'md',
  '.txt': 'txt',
  '.csv': 'csv',
  '.pdf': 'pdf',
};

export interface FolderFile {
  /** Path within the folder, with slashes. */
  readonly name: string;
  readonly kind: FileKind;
  readonly bytes: Buffer;
}

/** A file that is left out, and why. */
export interface SkippedFile {
  readonly name: string;
  readonly reason: string;
}

/**
 * The documents of a folder and its subfolders, in the order of their names, one at a time. Hidden files and files of
 * other kinds are not documents. A link that leads out of the folder is left out.
 * @throws Error when the folder itself cannot be read
 */
export async function* readFolder(
  folder: string,
  skip: (file: SkippedFile) => void,
): AsyncGenerator<FolderFile> {
  const root = await realpath(folder);
  let rest = MAX_FOLDER_BYTES;
  for await (const { name, kind } of documentsIn(root, root, skip)) {
    try {
      const path = await realpath(join(root, name));
      const { size } = await lstat(path);
      const reason = refusal(path, root, size, rest);
      if (reason !== undefined) skip({ name, reason });
      else {
        rest -= size;
        yield { name, kind, bytes: await readFile(path) };
      }
    } catch (error) {
      skip({ name, reason: `it cannot be read: ${errorMessage(error)}` });
    }
  }
}

interface Entry {
  readonly name: string;
  readonly kind: FileKind;
}

async function* documentsIn(
  folder: string,
  root: string,
  skip: (file: SkippedFile) => void,
): AsyncGenerator<Entry> {
  const entries = [];
  for await (const entry of await opendir(folder)) entries.push(entry);
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    const name = relative(root, path).split(sep).join('/');
    const kind = KINDS[extname(entry.name).toLowerCase()];
    if (entry.isDirectory()) {
      if (name.split('/').length >= MAX_DEPTH)
        skip({ name, reason: `it lies deeper than ${MAX_DEPTH} folders` });
      else yield* subfolder(path, root, skip);
    } else if (kind !== undefined && (entry.isFile() || entry.isSymbolicLink())) yield { name, kind };
  }
}

async function* subfolder(
  path: string,
  root: string,
  skip: (file: SkippedFile) => void,
): AsyncGenerator<Entry> {
  try {
    yield* documentsIn(path, root, skip);
  } catch (error) {
    skip({ name: relative(root, path), reason: `it cannot be read: ${errorMessage(error)}` });
  }
}

function refusal(path: string, root: string, size: number, rest: number): string | undefined {
  if (!path.startsWith(root + sep)) return 'it is a link that leads out of the folder';
  if (size > MAX_FILE_BYTES)
    return `it has ${inMegabytes(size)}; the limit is ${inMegabytes(MAX_FILE_BYTES)}`;
  if (size > rest) return `the folder has more than ${inMegabytes(MAX_FOLDER_BYTES)}`;
  return undefined;
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
