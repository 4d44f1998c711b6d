import { readdirSync, readFileSync } from 'node:fs';
import { parseTranscriptRow } from '../src/escalation/evaluation-rows.ts';
import type { Phrasebook } from '../src/escalation/phrasebook.ts';
import { TURN_CLASSES, type TurnClass } from '../src/escalation/turn-classifier.ts';
import { randomNumbers } from './random-numbers.ts';

const TRANSCRIPTS = new URL('../fixtures/transcripts/', import.meta.url);
const TRAINING = new URL('training/', TRANSCRIPTS);
/** Sentences that are made of one line with alternatives. */
const MOST_OF_A_LINE = 20;

/** A turn with its class: none for a turn that means nothing to the detector. */
export interface LabelledSentence {
  readonly text: string;
  readonly turnClass: TurnClass | undefined;
}

/** The sentences in `training/`: a heading in brackets names the class, `(a|b|)` are alternatives. */
export function readTraining(): LabelledSentence[] {
  const random = randomNumbers(7);
  return readdirSync(TRAINING)
    .sort()
    .flatMap((name) => {
      let turnClass: TurnClass | undefined;
      return readFileSync(new URL(name, TRAINING), 'utf8')
        .split('\n')
        .flatMap((line) => {
          const heading = /^\[(\w+)\]$/.exec(line)?.[1];
          if (heading !== undefined) turnClass = TURN_CLASSES.find((known) => known === heading);
          return heading !== undefined || line.trim() === ''
            ? []
            : expand(line, random).map((text) => ({ text, turnClass }));
        });
    });
}

/** The development set. Its rows have no reason: that of the patterns is taken, or a request for a person. */
export function readDevelopment(phrasebook: Phrasebook): LabelledSentence[] {
  const files = readdirSync(TRANSCRIPTS).filter((name) => /^[a-z]{2}\.jsonl$/.test(name));
  const lines = files.sort().flatMap((name) => readFileSync(new URL(name, TRANSCRIPTS), 'utf8').split('\n'));
  return lines.flatMap((line) => {
    const row = parseTranscriptRow(line);
    if (row.kind !== 'utterance' || row.label === undefined || row.context.length > 0) return [];
    return [{ text: row.text, turnClass: row.label === 'escalate' ? reasonOf(row.text) : undefined }];
  });

  function reasonOf(text: string): TurnClass {
    const utterance = phrasebook.read(text);
    return TURN_CLASSES.find((name) => phrasebook.find(name, utterance) !== undefined) ?? 'explicit_request';
  }
}

/** Some of the sentences that a line with alternatives stands for, all different. */
function expand(line: string, random: () => number): string[] {
  const sentences = new Set<string>();
  for (let attempt = 0; attempt < MOST_OF_A_LINE * 2 && sentences.size < MOST_OF_A_LINE; attempt++) {
    const sentence = line.replace(/\(([^()]*)\)/g, (_all, choices: string) => {
      const alternatives = choices.split('|');
      return alternatives[Math.floor(random() * alternatives.length)] ?? '';
    });
    sentences.add(sentence.replace(/\s+/g, ' ').trim());
  }
  return [...sentences];
}
