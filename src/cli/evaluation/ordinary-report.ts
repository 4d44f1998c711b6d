import type { Evaluated } from './evaluation.ts';

/** Causes that are listed, most frequent first, and examples of each. */
const MOST_CAUSES = 25;
const MOST_EXAMPLES = 3;
const MOST_CHARACTERS = 90;

/**
 * What the detector would have done without need, in transcripts whose callers need no person: false transfers and
 * offers per 1,000 caller turns, and what caused each.
 */
export function reportOrdinary(results: readonly Evaluated[], verbose: boolean): string[] {
  const turns = results.reduce((sum, { callerTurns }) => sum + callerTurns, 0);
  const decisions = results.flatMap((result) => result.decisions);
  const transfers = decisions.filter(({ decision }) => decision.action === 'transfer').length;
  const offers = decisions.length - transfers;
  const dialogues = results.filter(({ row }) => row.kind === 'dialogue');
  const lines = [
    `${turns} caller turns that need no person`,
    `false transfers: ${transfers}, ${perThousand(transfers, turns)} per 1,000 turns`,
    `false offers:    ${offers}, ${perThousand(offers, turns)} per 1,000 turns`,
  ];
  if (dialogues.length > 0) {
    const touched = dialogues.filter((result) => result.decisions.length > 0).length;
    const handedOver = dialogues.filter((result) =>
      result.decisions.some(({ decision }) => decision.action === 'transfer'),
    ).length;
    lines.push(
      `${dialogues.length} dialogues: ${percent(touched, dialogues.length)} with a false decision, ` +
        `${percent(handedOver, dialogues.length)} handed over`,
    );
  }
  return [...lines, ...causes(results, verbose)];
}

function causes(results: readonly Evaluated[], verbose: boolean): string[] {
  const groups = new Map<string, string[]>();
  for (const { decisions } of results) {
    for (const { text, decision } of decisions) {
      const name = `${decision.action.padEnd(8)} ${decision.reason.padEnd(20)} ${decision.cause}`;
      groups.set(name, [...(groups.get(name) ?? []), text]);
    }
  }
  const sorted = [...groups].sort(([, left], [, right]) => right.length - left.length);
  const shown = verbose ? sorted : sorted.slice(0, MOST_CAUSES);
  if (shown.length > 0) shown.unshift(['action   reason               cause', []]);
  return shown.flatMap(([name, texts]) => {
    const examples = texts.slice(0, verbose ? texts.length : MOST_EXAMPLES);
    const count = texts.length === 0 ? 'times' : String(texts.length);
    return [`${count.padStart(6)}  ${name}`, ...examples.map((text) => `          ${shorten(text)}`)];
  });
}

function shorten(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}

function perThousand(part: number, whole: number): string {
  return whole === 0 ? '-' : ((1000 * part) / whole).toFixed(2);
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
