import { createWriteStream, writeFileSync } from 'node:fs';
import { errorMessage } from '../src/errors.ts';
import { loadClips } from './floor/clips.ts';
import { FLOOR_HELP, type FloorOptions, parseFloorOptions } from './floor/options.ts';
import { planCalls } from './floor/plan.ts';
import { Recordings } from './floor/recordings.ts';
import { clearText, type FloorRow, kindsTable, metricsTable, resumesText } from './floor/report.ts';
import { type FloorCallResult, type FloorRunOptions, type FloorRunResult, runFloor } from './floor/run.ts';
import { summarise } from './floor/summary.ts';
import { type FloorVariant, variantName } from './floor/variants.ts';

// The SDK's own notice about future Node versions would stand in the middle of the report.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const say = (line: string) => process.stdout.write(`${line}\n`);
const note = (line: string) => process.stderr.write(`${line}\n`);
const QUICK_SHARE = 1 / 7;

async function main(argv: readonly string[]): Promise<number> {
  const options = parseFloorOptions(argv);
  if (!options) {
    process.stdout.write(FLOOR_HELP);
    return 0;
  }
  const { half, seed, quick, variants } = options;
  const clips = loadClips();
  const calls = planCalls({ clips, half, seed, share: quick ? QUICK_SHARE : 1 });
  const exchanges = calls.reduce((sum, call) => sum + call.exchanges.length, 0);
  say(
    `${half === 'held' ? 'Held-out' : 'Development'} half, seed ${seed}: ${exchanges} exchanges in ${calls.length} calls`,
  );
  const rows: FloorRow[] = [];
  const records: object[] = [];
  const recordings = options.wav === undefined ? undefined : new Recordings(options.wav);
  for (const variant of variants) {
    const { calls: results, lateMs } = await runOne(options, variant, { calls, recordings });
    const name = variantName(variant, options.set);
    rows.push(...rowsOf(name, results, options.by));
    say(
      `${name}: timers of callers and models late by p99 ${lateMs.p99.toFixed(0)} ms, at most ${lateMs.max.toFixed(0)} ms`,
    );
    say(
      resumesText(
        name,
        results.flatMap(({ resumes }) => resumes),
      ),
    );
    const left = results.reduce((sum, result) => sum + result.left, 0);
    if (left > 0) say(`${name}: ${left} exchanges were not played, because their call had ended`);
    const summary = rows.find((row) => row.name === name)?.summary;
    records.push({ name, lateMs, summary, calls: results.map(recordOf) });
    // After each run: the runs of an ablation take half an hour.
    if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(records));
  }
  say(`\n${metricsTable(rows)}\n\n${kindsTable(rows)}\n`);
  for (const row of rows) say(clearText(row));
  return 0;
}

async function runOne(
  options: FloorOptions,
  variant: FloorVariant,
  { calls, recordings }: Pick<FloorRunOptions, 'calls' | 'recordings'>,
): Promise<FloorRunResult> {
  const { set, atOnce, seed, textDelayMs, log } = options;
  const { mode } = variant;
  const name = variantName(variant, set);
  const logFile = log === undefined ? undefined : createWriteStream(log, { flags: 'a' });
  const settings = Object.fromEntries(
    set.map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)]),
  );
  const startedMs = performance.now();
  let toldMs = startedMs;
  const results = await runFloor({
    ...variant,
    ...{ name, clips: loadClips(), calls, atOnce, seed, textDelayMs, recordings },
    settings: { ...(mode !== undefined && { TURN_TAKING: mode }), ...settings },
    onLog: (line) => logFile?.write(`${line}\n`),
    onProgress: (done) => {
      const nowMs = performance.now();
      if (nowMs - toldMs < 10_000 && done < calls.length) return;
      toldMs = nowMs;
      note(`${name}: ${done} of ${calls.length} calls after ${Math.round((nowMs - startedMs) / 1000)} s`);
    },
  });
  logFile?.end();
  return results;
}

/** One row for all calls, and one for each kind of line or each language. */
function rowsOf(name: string, results: readonly FloorCallResult[], by: FloorOptions['by']): FloorRow[] {
  const rowOf = (title: string, part: readonly FloorCallResult[]) => ({
    name: title,
    summary: summarise(part.map(({ track }) => track)),
  });
  if (by === undefined) return [rowOf(name, results)];
  const groups = [...new Set(results.map(({ call }) => call[by]))].sort();
  const parts = groups.map((group) =>
    rowOf(
      `${name}, ${group}`,
      results.filter(({ call }) => call[by] === group),
    ),
  );
  return [rowOf(name, results), ...parts];
}

function recordOf({ call: { lang, noise, exchanges }, track, resumes, left }: FloorCallResult): object {
  const texts = exchanges.map(({ kind, place, clip }) => ({ kind, place, text: clip?.text }));
  return { lang, noise, exchanges: texts, track, resumes, left };
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${errorMessage(error)}\n`);
  process.exitCode = 2;
}
