import { formatTable } from '../report/table.ts';

/** One way to do the same thing. */
export interface Way {
  readonly name: string;
  /** Does it over and over for so many milliseconds. @returns how often */
  run(ms: number): Promise<number>;
}

const ROUNDS = 24;
/** V8 compiles in these; they do not count. */
const WARM_UPS = 4;
const SLICE_MS = 250;

/**
 * Runs the ways in turn, in short slices of one process, so that a busy machine slows all of them alike.
 * @returns a table with the CPU time (user and system) of each: lower quartile and median of the slices
 */
export async function compareWays(title: string, ways: readonly Way[]): Promise<string> {
  const costs = new Map<Way, number[]>(ways.map((way) => [way, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const way of round % 2 === 0 ? ways : ways.toReversed()) {
      const before = process.cpuUsage();
      const times = await way.run(SLICE_MS);
      const { user, system } = process.cpuUsage(before);
      if (round >= WARM_UPS) costs.get(way)?.push((user + system) / times);
    }
  }
  const rows = ways.map((way) => {
    const sorted = (costs.get(way) ?? []).toSorted((a, b) => a - b);
    const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(1);
    return [way.name, at(0.25), at(0.5)];
  });
  return formatTable([title, 'CPU µs, lower quartile', 'median'], rows);
}
