import { readdirSync, readFileSync } from 'node:fs';
import { parseTranscriptRow } from '../../src/cli/evaluation/evaluation-rows.ts';
import type { TurnClass } from '../../src/escalation/classifier/weights.ts';
import { randomNumbers } from '../random-numbers.ts';
import { expand, readIdeas } from './grammar.ts';

/** The folder of the training sentences. */
export const TRAINING = new URL('../../fixtures/transcripts/training/', import.meta.url);
const DEVELOPMENT = new URL('../', TRAINING);
/** A near miss counts as often as this, because one line of `training/` also gives many sentences. */
const TIMES_A_NEAR_MISS = 8;
/** Sentences that one line gives at most. */
const MOST_OF_A_LINE = 32;
const MOST_OF_ORDINARY_LINE = 24;

/** What a sentence teaches: the class of a caller's turn, of an answer to an offer, or whether an assistant's turn offers. */
export type Lesson =
  | { readonly about: 'turn'; readonly is: TurnClass }
  | { readonly about: 'answer'; readonly is: 'accept' | 'refuse' | 'other_answer' }
  | { readonly about: 'offer'; readonly is: boolean };

/** One sentence to learn from. */
export interface Sentence {
  readonly text: string;
  /** Name of the file: of a language, or of a public set. */
  readonly source: string;
  /** Sentences of one idea are never on both sides of a split. */
  readonly idea: string;
  readonly lesson: Lesson;
}

/** What each section of a training file teaches. `again` holds turns of callers that need no person by themselves. */
const LESSONS: ReadonlyMap<string, readonly Lesson[]> = new Map<string, readonly Lesson[]>([
  ...(['none', 'explicit_request', 'danger', 'fraud', 'legal', 'cancel_threat', 'frustration'] as const).map(
    (name): [string, Lesson[]] => [name, [{ about: 'turn', is: name }]],
  ),
  ['accept', [{ about: 'answer', is: 'accept' }]],
  [
    'refuse',
    [
      { about: 'answer', is: 'refuse' },
      { about: 'turn', is: 'none' },
    ],
  ],
  [
    'other_answer',
    [
      { about: 'answer', is: 'other_answer' },
      { about: 'turn', is: 'none' },
    ],
  ],
  ['offer', [{ about: 'offer', is: true }]],
  ['assistant', [{ about: 'offer', is: false }]],
  ['failed', [{ about: 'offer', is: false }]],
  ['again', [{ about: 'turn', is: 'none' }]],
]);

/**
 * Reads `fixtures/transcripts/training` and expands its lines.
 * @throws GrammarError when a file cannot be read
 */
export function readTraining(): Sentence[] {
  const random = randomNumbers(7);
  const files = readdirSync(TRAINING).filter((name) => name.endsWith('.txt'));
  return files.sort().flatMap((name) => {
    const ideas = readIdeas(readFileSync(new URL(name, TRAINING), 'utf8'), name);
    return ideas.flatMap(({ section, line }) => {
      const lessons = LESSONS.get(section);
      if (lessons === undefined) throw new Error(`${name}: there is no section [${section}]`);
      const most = section === 'none' ? MOST_OF_ORDINARY_LINE : MOST_OF_A_LINE;
      return expand(line, most, random).flatMap((text) =>
        lessons.map((lesson) => ({ text, source: name, idea: `${name} ${line}`, lesson })),
      );
    });
  });
}

/** Reads the near misses of the development set: rows that need no person, each several times. */
export function readNearMisses(): Sentence[] {
  const files = readdirSync(DEVELOPMENT).filter((name) => /^[a-z]{2}\.jsonl$/.test(name));
  return files.sort().flatMap((name) =>
    readFileSync(new URL(name, DEVELOPMENT), 'utf8')
      .split('\n')
      .flatMap((line) => {
        const row = parseTranscriptRow(line);
        if (row.kind !== 'utterance' || row.label !== 'continue' || row.context.length > 0) return [];
        const lesson = { about: 'turn', is: 'none' } as const;
        const sentence = {
          text: row.text,
          source: name.replace('.jsonl', '.txt'),
          idea: `${name} ${row.id}`,
          lesson,
        };
        return Array.from({ length: TIMES_A_NEAR_MISS }, () => sentence);
      }),
  );
}

/** Reads public transcripts in which no caller needs a person: the caller turns of all `.jsonl` files of a folder. */
export function readOrdinary(folder: string): Sentence[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return files.sort().flatMap((name) =>
    readFileSync(`${folder}/${name}`, 'utf8')
      .split('\n')
      .flatMap((line) => {
        const row = parseTranscriptRow(line);
        if (row.kind === 'fault') return [];
        const texts =
          row.kind === 'utterance'
            ? [row.text]
            : row.turns.filter(({ role }) => role === 'caller').map(({ text }) => text);
        const lesson = { about: 'turn', is: 'none' } as const;
        return texts
          .filter((text) => text.trim() !== '')
          .map((text) => ({ text, source: name, idea: `${name} ${row.id}`, lesson }));
      }),
  );
}
