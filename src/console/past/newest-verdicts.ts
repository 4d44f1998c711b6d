import type { StoredVerdict } from '../../store/verdict.ts';

/** @returns the marks that count, by turn */
export function newestOfEachTurn(verdicts: readonly StoredVerdict[]): StoredVerdict[] {
  const newest = new Map<string, StoredVerdict>();
  for (const verdict of verdicts) {
    const key = `${verdict.sessionId} ${verdict.turn}`;
    const known = newest.get(key);
    if (!known || known.at <= verdict.at) newest.set(key, verdict);
  }
  return [...newest.values()];
}
