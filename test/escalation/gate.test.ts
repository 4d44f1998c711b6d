import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Evaluated, evaluateRow } from '../../src/cli/evaluation/evaluation.ts';
import { parseTranscriptRow } from '../../src/cli/evaluation/evaluation-rows.ts';
import { createTurnJudge } from '../../src/escalation/shipped.ts';

const TRANSCRIPTS = fileURLToPath(new URL('../../fixtures/transcripts', import.meta.url));
/** A folder of public transcripts in which no caller needs a person; see docs/escalation.md. */
const PUBLIC = process.env.ORDINARY_TRANSCRIPTS ?? '';
const judge = createTurnJudge();

function evaluate(folder: string): Evaluated[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return files.flatMap((name) =>
    readFileSync(`${folder}/${name}`, 'utf8')
      .split('\n')
      .map(parseTranscriptRow)
      .flatMap((row) => (row.kind === 'fault' ? [] : [evaluateRow(row, judge)])),
  );
}

/** Share of the rows that need a person in which the call is transferred or a person offered, by language. */
function recallByLanguage(results: readonly Evaluated[]): Map<string, number> {
  const counts = new Map<string, { hit: number; all: number }>();
  for (const { row, verdict } of results) {
    if (verdict !== 'hit' && verdict !== 'missed') continue;
    const language = row.lang ?? '-';
    const count = counts.get(language) ?? { hit: 0, all: 0 };
    counts.set(language, { hit: count.hit + (verdict === 'hit' ? 1 : 0), all: count.all + 1 });
  }
  return new Map([...counts].map(([language, { hit, all }]) => [language, hit / all]));
}

function precisionOf(results: readonly Evaluated[]): number {
  const hits = results.filter(({ verdict }) => verdict === 'hit').length;
  const alarms = results.filter(({ verdict }) => verdict === 'false_alarm').length;
  return hits / (hits + alarms);
}

function perThousand(results: readonly Evaluated[], action: 'transfer' | 'offer'): number {
  const turns = results.reduce((sum, { callerTurns }) => sum + callerTurns, 0);
  const taken = results
    .flatMap(({ decisions }) => decisions)
    .filter(({ decision }) => decision.action === action);
  return (1000 * taken.length) / turns;
}

describe('the detector on transcripts that it was not trained on', () => {
  it.each([
    ['.', 0.95, 0.97],
    ['held-out', 0.9, 0.92],
    ['held-out/round-6', 0.9, 0.96],
    ['held-out/round-7', 0.85, 0.95],
    ['held-out/round-8', 0.9, 0.93],
    ['held-out/round-9', 0.87, 0.97],
  ])('%s: recall of every language at least %f, precision at least %f', (folder, recall, precision) => {
    const results = evaluate(`${TRANSCRIPTS}/${folder}`);
    const below = [...recallByLanguage(results)].filter(([, share]) => share < recall);
    expect(below).toEqual([]);
    expect(precisionOf(results)).toBeGreaterThanOrEqual(precision);
  });

  it('round 9: at most 2 false transfers and 20 false offers per 1,000 turns', () => {
    const results = evaluate(`${TRANSCRIPTS}/held-out/round-9`).filter(({ row }) =>
      row.kind === 'utterance' ? row.label === 'continue' : row.escalateTurn === null,
    );
    expect(results.length).toBeGreaterThan(600);
    expect(perThousand(results, 'transfer')).toBeLessThanOrEqual(2);
    expect(perThousand(results, 'offer')).toBeLessThanOrEqual(20);
  });
});

describe.runIf(PUBLIC)('the detector on public transcripts in which no caller needs a person', () => {
  it('makes at most 0.3 transfers and 2 offers per 1,000 turns, and none in 97 of 100 dialogues', {
    timeout: 600_000,
  }, () => {
    const results = evaluate(PUBLIC);
    expect(perThousand(results, 'transfer')).toBeLessThanOrEqual(0.3);
    expect(perThousand(results, 'offer')).toBeLessThanOrEqual(2);
    const dialogues = results.filter(({ row }) => row.kind === 'dialogue');
    const touched = dialogues.filter(({ decisions }) => decisions.length > 0);
    expect(touched.length / dialogues.length).toBeLessThanOrEqual(0.03);
  });
});
