import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SHIPPED_KINDS, wordHash } from '../../src/escalation/classifier/features.ts';
import { buildWeights } from '../../src/escalation/classifier/weights.ts';
import { createPhrasebook } from '../../src/escalation/shipped.ts';
import { checksumOfInputs } from './checksum.ts';
import { prepare, vocabularyOf } from './examples.ts';
import { Network } from './network.ts';
import { ORDINARY_OPTION, ordinaryFrom } from './ordinary.ts';
import { outOfFold, printScores } from './scores.ts';
import { readNearMisses, readTraining } from './sentences.ts';

const HELP = `Trains the classifier of the escalation detector and writes src/escalation/classifier/weights.bin.

  npm run train:escalation [-- --ordinary DIR] [--folds 5] [--dry] [--help]

Sentences come from fixtures/transcripts/training, from the near misses of the development set (never from held-out)
and, with --ordinary, from public transcripts in which no caller needs a person. The same inputs give the same file,
byte for byte. The shipped weights were trained with the public sets CLINC150 and MultiDoGO.

--ordinary  a folder of public transcripts: .jsonl files in the form that npm run eval:escalation reads
--folds     the number of parts for the out-of-fold scores; 0 prints none
--dry       trains for the scores only and writes nothing
`;
const OUTPUT = new URL('../../src/escalation/classifier/weights.bin', import.meta.url);
const RECORD = new URL('../../src/escalation/classifier/weights.json', import.meta.url);
const PLACES = 2 ** 18;
const MOST_FEATURES = 190_000;

const { values } = parseArgs({
  options: {
    ...ORDINARY_OPTION,
    folds: { type: 'string', default: '5' },
    dry: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(HELP);
else run();

function run(): void {
  const ordinary = ordinaryFrom(values.ordinary);
  const sentences = [...readTraining(), ...readNearMisses(), ...ordinary];
  say(`${sentences.length} sentences, ${ordinary.length} of them public`);
  const vocabulary = vocabularyOf(sentences);
  const known = new Set(vocabulary);
  const phrasebook = createPhrasebook({ isKnown: (word) => known.has(wordHash(word)) });
  const { examples, hashes, meetings } = prepare(sentences, phrasebook, () => SHIPPED_KINDS);
  say(`${examples.length} examples, ${hashes.length} features`);
  const folds = Number(values.folds);
  if (folds > 1) printScores(outOfFold({ examples, hashes, meetings }, folds), say);
  if (values.dry) return;
  const network = new Network(hashes.length).learn(examples);
  const table = network.pack({ hashes, meetings }, { places: PLACES, most: MOST_FEATURES });
  const bytes = buildWeights({ ...table, vocabulary });
  writeFileSync(OUTPUT, bytes);
  writeFileSync(
    RECORD,
    `${JSON.stringify({ inputs: checksumOfInputs(), ordinary: ordinary.length }, undefined, 2)}\n`,
  );
  say(`${bytes.length} bytes`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
