import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

const ROOT = new URL('../../', import.meta.url);
const FOLDERS = ['fixtures/transcripts/training/', 'src/escalation/lexicon/'];
const FILES = [
  ...['de', 'en', 'es', 'fr', 'hi', 'it', 'pt'].map((language) => `fixtures/transcripts/${language}.jsonl`),
  'src/escalation/classifier/features.ts',
  'src/escalation/classifier/weights.ts',
  'src/escalation/phrases/fillers.ts',
  'src/escalation/phrases/normalise.ts',
  'src/escalation/phrases/phrasebook.ts',
  'src/escalation/phrases/repair.ts',
  'src/spoken/fold.ts',
];

const IMPORTS = /^import [^;]*;\n/gm;
const COMMENTS = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;
const BLANK_LINES = /^\s*\n/gm;

/**
 * SHA-256 over everything in the repository that the weights are made of. A source file counts without its folder, its
 * imports and its comments, so that a move or a better comment needs no training.
 */
export function checksumOfInputs(): string {
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(new URL(folder, ROOT)).map((name) => `${folder}${name}`),
  );
  const hash = createHash('sha256');
  for (const path of [...inFolders, ...FILES].sort((a, b) => basename(a).localeCompare(basename(b), 'en'))) {
    hash.update(`${basename(path)}\n`);
    hash.update(path.endsWith('.ts') ? effectOf(path) : readFileSync(new URL(path, ROOT)));
  }
  return hash.digest('hex');
}

function effectOf(path: string): string {
  const source = readFileSync(new URL(path, ROOT), 'utf8');
  return source.replace(IMPORTS, '').replace(COMMENTS, '').replace(BLANK_LINES, '');
}
