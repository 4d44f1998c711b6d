import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

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
];

/** SHA-256 over everything in the repository that the weights are made of. */
export function checksumOfInputs(): string {
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(new URL(folder, ROOT)).map((name) => `${folder}${name}`),
  );
  const hash = createHash('sha256');
  for (const path of [...inFolders, ...FILES].sort()) {
    hash.update(`${path}\n`);
    hash.update(readFileSync(new URL(path, ROOT)));
  }
  return hash.digest('hex');
}
