import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { errorMessage } from '../src/errors.ts';
import { VOICE_PROVIDERS, type VoiceProvider } from '../src/voice/provider.ts';
import { describeReport, failuresOf } from './chaos/report.ts';
import { runChaos } from './chaos/run.ts';

const HELP = `npm run chaos: random faults over many calls, on this machine alone

  npm run chaos -- --minutes 10 --calls 50 --seed 7
    --minutes N   how long calls are placed (default 1; the last calls then end within a minute)
    --calls N     calls at the same time (default 10)
    --seed S      the same seed makes the same choices; when they fall is up to the machine (default 1)
    --provider P  calls begin with this provider only, and only its faults happen: ${VOICE_PROVIDERS.join(', ')};
                  comma-separated for several (default: all)
    --log FILE    writes the gateways' log there

Two gateways run as separate processes behind one carrier, with one session table and one Amazon Connect number. Each
provider has an assistant with its own number, and the calls go to these numbers in turn; both gateways may use every
provider, in different orders. Providers and the services of the cascade reset, hang, throttle and refuse; the table
disconnects and slows down; sockets and frames are lost, keys pressed; agents are busy or away; a gateway is killed (SIGKILL) or
stopped (SIGTERM) now and then and started again.

A call is completed when the caller has hung up at will, handed off when a person has picked up, told goodbye when
Twilio apologised. It is lost when the caller waited for a word for more than 20 s and heard nothing, or when the
call ended though the caller had not hung up, no person had come and nobody had said goodbye. Silence counts from
the end of the caller's words, or from the answer of the call, to the next sound; not while the caller thinks, nor
while a telephone rings. A caller who hears nothing for 6 s says it again. Silences after words that the line has
lost are listed apart: nobody can answer them.

Exit code 0 when no call was lost and every stopped gateway exited with 0, else 1.
`;

// The SDK's own notice about future Node versions would stand in the middle of the story.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const MAX_MINUTES = 24 * 60;
const MAX_CALLS = 500;

function numberOption(name: string, text: string, most: number): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0 && value <= most) return value;
  throw new Error(`--${name} ${text}: write a number above 0, at most ${most}`);
}

function providersOption(text: string | undefined): readonly VoiceProvider[] {
  if (text === undefined) return VOICE_PROVIDERS;
  const names = text.split(',');
  const known = VOICE_PROVIDERS.filter((provider) => names.includes(provider));
  if (known.length === names.length) return known;
  throw new Error(`--provider ${text}: write some of ${VOICE_PROVIDERS.join(', ')}, separated by commas`);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '1' },
      calls: { type: 'string', default: '10' },
      seed: { type: 'string', default: '1' },
      provider: { type: 'string' },
      log: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const say = (line: string) => process.stdout.write(`${line}\n`);
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const minutes = numberOption('minutes', values.minutes, MAX_MINUTES);
  const calls = Math.round(numberOption('calls', values.calls, MAX_CALLS));
  const seed = numberOption('seed', values.seed, 2 ** 32);
  const providers = providersOption(values.provider);
  const log = values.log === undefined ? undefined : createWriteStream(values.log);
  say(`Chaos: ${calls} calls at the same time for ${minutes} min, seed ${seed}, ${providers.join(', ')}`);
  const report = await runChaos({
    minutes,
    calls,
    seed,
    providers,
    onNote: say,
    onLog: (line) => log?.write(`${line}\n`),
  });
  log?.end();
  for (const line of describeReport(report)) say(line);
  const failures = failuresOf(report);
  say(failures.length === 0 ? '\nNo call was lost.' : `\nFailed:\n  ${failures.join('\n  ')}`);
  return failures.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${errorMessage(error)}\n`);
  process.exitCode = 1;
}
