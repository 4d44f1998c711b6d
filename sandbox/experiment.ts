import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { errorMessage } from '../src/errors.ts';
import { runExperiment } from './experiment/run.ts';

const HELP = `npx tsx sandbox/experiment.ts: an experiment with a planted regression, on this machine alone

  --calls N     calls that are placed at most (default 400)
  --at-once N   calls at the same time (default 20)
  --worse P     how many of 100 calls the worse arm hands to a person for no reason (default 30)
  --seed S      who calls, and which calls go wrong (default 1)

Callers dial a gateway whose assistants file has the experiment "models": arm a is OpenAI Realtime, arm b is Nova. They
ask one question and hang up. The sandbox's Nova asks for a person in some of the calls. The gateway must notice,
stop arm b for new callers, and npm run compare must say the same. With --worse 0 the arms are alike.

Exit code 0 when arm b was stopped (or, with --worse 0, no arm was), else 1.
`;

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      calls: { type: 'string', default: '400' },
      'at-once': { type: 'string', default: '20' },
      worse: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'experiment-'));
  try {
    return await runExperiment({
      folder,
      calls: whole('calls', values.calls, 2000),
      atOnce: whole('at-once', values['at-once'], 50),
      worse: whole('worse', values.worse, 100, 0) / 100,
      seed: whole('seed', values.seed, 1_000_000),
      print: (text) => process.stdout.write(`${text}\n`),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function whole(name: string, text: string, most: number, least = 1): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new Error(`--${name} ${text}: write a whole number from ${least} to ${most}`);
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${errorMessage(error)}\n`);
  process.exitCode = 1;
}
