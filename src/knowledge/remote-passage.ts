import { PASSAGE_CHARS } from './files/chunks.ts';
import { cutAtSentence } from './files/sentences.ts';
import { speakable } from './files/speakable.ts';
import type { RankedPassage } from './knowledge-source.ts';

/** A result of a remote source. */
export interface RemoteResult {
  readonly text: string;
  readonly source: string;
  readonly score: number;
}

/** Longest name of a document in the record. Characters. */
const SOURCE_CHARS = 200;

/** Makes a result of a remote source speakable: without marks, cut at a sentence. Results without text are left out. */
export function toRankedPassages(results: readonly RemoteResult[], minScore: number): RankedPassage[] {
  return results.flatMap(({ text, source, score }) => {
    const spoken = cutAtSentence(speakable(text), PASSAGE_CHARS);
    if (spoken === '') return [];
    return [{ text: spoken, source: source.slice(0, SOURCE_CHARS), score, aboveFloor: score >= minScore }];
  });
}
