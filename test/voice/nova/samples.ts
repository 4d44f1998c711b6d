import { readFileSync } from 'node:fs';

/** The lines of one file of `fixtures/nova`, each as the bytes of a chunk. */
export function sampleChunks(name: string): Uint8Array[] {
  const text = readFileSync(new URL(`../../../fixtures/nova/${name}.jsonl`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Buffer.from(line, 'utf8'));
}
