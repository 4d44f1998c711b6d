import type { Evaluated, Verdict } from './evaluation.ts';

interface Counts {
  rows: number;
  hit: number;
  false_alarm: number;
  missed: number;
  quiet: number;
  unlabelled: number;
}

const HEADINGS = ['language', 'rows', 'right', 'false', 'missed', 'quiet', 'precision', 'recall'];
const WIDTH = 11;

/** Precision and recall by language and overall, as a table of text. */
export function reportTable(results: readonly Evaluated[]): string {
  const byLanguage = new Map<string, Counts>();
  const total = noCounts();
  for (const { row, verdict } of results) {
    const language = row.lang ?? '-';
    const counts = byLanguage.get(language) ?? noCounts();
    byLanguage.set(language, counts);
    for (const part of [counts, total]) {
      part.rows++;
      part[verdict]++;
    }
  }
  const lines = [...byLanguage].sort(([left], [right]) => left.localeCompare(right));
  const rows = [...lines, ['all', total] as const].map(([language, counts]) => cellsOf(language, counts));
  return [HEADINGS, ...rows].map((cells) => cells.map((cell) => cell.padStart(WIDTH)).join('')).join('\n');
}

/** One line for each row that was judged wrongly. */
export function reportMisses(results: readonly Evaluated[]): string[] {
  const wrong = results.filter(({ verdict }) => verdict === 'false_alarm' || verdict === 'missed');
  return wrong.map(({ row, verdict, prediction }) => {
    const what = row.kind === 'utterance' ? row.text : dialogueMiss(row.escalateTurn, prediction);
    return `${verdict === 'missed' ? 'missed' : 'false '}  ${row.lang ?? '-'}  ${row.id}  ${prediction.reason ?? '-'}  ${what}`;
  });
}

/** How long the detector took for a turn. The worst time includes what else the machine did in that moment. */
export function reportTimes(results: readonly Evaluated[]): string {
  const times = results.flatMap(({ turnTimesMs }) => turnTimesMs).sort((left, right) => left - right);
  const at = (share: number) =>
    (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(3);
  return `time of one turn: median ${at(0.5)} ms, 99 % below ${at(0.99)} ms, worst ${at(1)} ms`;
}

function dialogueMiss(expected: number | null | undefined, prediction: Evaluated['prediction']): string {
  const predicted = 'escalate_turn' in prediction ? prediction.escalate_turn : undefined;
  return `expected turn ${expected ?? 'none'}, got ${predicted ?? 'none'}`;
}

function cellsOf(language: string, counts: Counts): string[] {
  const { rows, hit, false_alarm: falseAlarms, missed, quiet } = counts;
  const numbers = [rows, hit, falseAlarms, missed, quiet].map(String);
  return [language, ...numbers, ratio(hit, hit + falseAlarms), ratio(hit, hit + missed)];
}

function ratio(part: number, whole: number): string {
  return whole === 0 ? '-' : (part / whole).toFixed(3);
}

function noCounts(): Record<Verdict | 'rows', number> {
  return { rows: 0, hit: 0, false_alarm: 0, missed: 0, quiet: 0, unlabelled: 0 };
}
