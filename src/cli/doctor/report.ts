import type { Finding, Outcome } from './finding.ts';

const SIGNS = { ok: '✔', fault: '✖', note: '–' } as const;
/** ANSI colour codes. */
const COLOURS = { ok: 32, fault: 31, note: 33 } as const;
const DIM = 2;

/** The lines of one check: a sign, its name, what it saw, and on the next line what to do. */
export function formatOutcome({ name, findings }: Outcome, withColours: boolean): string {
  return findings.map((finding) => formatFinding(name, finding, withColours)).join('');
}

function formatFinding(name: string, { status, text, advice }: Finding, withColours: boolean): string {
  const paint = (code: number, words: string) => (withColours ? `\u001b[${code}m${words}\u001b[0m` : words);
  const line = `${paint(COLOURS[status], SIGNS[status])} ${name}: ${text}\n`;
  return advice === undefined ? line : `${line}    ${paint(DIM, `→ ${advice}`)}\n`;
}

/** The last line. */
export function formatSummary(outcomes: readonly Outcome[]): string {
  const all = outcomes.flatMap(({ findings }) => findings);
  const count = (status: Finding['status']) => all.filter((finding) => finding.status === status).length;
  const verdict = count('fault') === 0 ? 'No fault was found' : counted(count('fault'), 'fault');
  return `\n${verdict}: ${counted(count('ok'), 'check')} passed, ${counted(count('note'), 'note')}.\n`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The report for programs: one JSON object on one line. */
export function toJson(outcomes: readonly Outcome[], healthy: boolean): string {
  const checks = outcomes.flatMap(({ name, findings }) =>
    findings.map((finding) => ({ check: name, ...finding })),
  );
  return `${JSON.stringify({ healthy, checks })}\n`;
}
