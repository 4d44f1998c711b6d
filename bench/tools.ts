/**
 * What a caller notices of the tools that the model uses: whole calls over the sandboxes, on the loopback, with models
 * that answer immediately. `npx tsx bench/tools.ts`
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { ModelAnswer, ScriptRule } from '../sandbox/model/script.ts';
import { ENGLISH_LINES } from '../src/spoken/en.ts';
import type { VoiceProvider } from '../src/voice/provider.ts';
import { eventually } from '../test/support/eventually.ts';
import type { FoundSpeech } from '../test/support/hearing.ts';
import { GREETING, type Phone } from '../test/support/phone.ts';
import type { PhoneCall } from '../test/support/phone-call.ts';
import { Phones, PROVIDERS, SUNDAY, TUESDAY } from '../test/support/phones.ts';
import { type TimedRun, TimedTool } from '../test/support/timed-tool.ts';

const CALLS = 3;
/** Rows to take, by a part of their names; all by default. */
const WANTED = process.argv[2] ?? '';
const BOTH = 'It arrives on Tuesday, and seven are left.';
const TOO_LONG = 'That takes too long right now.';
const CANNOT = 'I cannot do that.';
const { looking, stillLooking } = ENGLISH_LINES;

const filler = { afterMs: 700, text: {} };
const status = new TimedTool('status', { result: { arrives: 'Tuesday' }, filler });
const stock = new TimedTool('stock', { result: { left: 'seven' }, filler });
const stuck = new TimedTool('stuck', { result: 'nothing', timeoutMs: 2_000, filler });

/** When the models asked for a tool, oldest first, monotonic milliseconds. */
const askedMs: number[] = [];

function asks(...toolCalls: NonNullable<ModelAnswer['toolCalls']>): ScriptRule['answer'] {
  return () => {
    askedMs.push(performance.now());
    return { toolCalls };
  };
}

const ask = (name: string, ms: number, id?: string) => ({ name, arguments: { ms }, ...(id && { id }) });

const RULES: readonly ScriptRule[] = [
  { when: /"arrives".*\n.*"left"|"left".*\n.*"arrives"/, answer: { text: BOTH } },
  { when: /"arrives"/, answer: { text: TUESDAY } },
  { when: /"timeout"/, answer: { text: TOO_LONG } },
  { when: /"unknown_tool"|"invalid_arguments"/, answer: { text: CANNOT } },
  { when: /hello/, answer: asks(ask('status', 300)) },
  { when: /where is my parcel/, answer: asks(ask('status', 3_000)) },
  { when: /yes please/, answer: asks(ask('status', 9_000)) },
  { when: /not arrived/, answer: asks(ask('status', 200), ask('stock', 600)) },
  { when: /return policy/, answer: asks(ask('stuck', 60_000)) },
  { when: /call me back/, answer: asks(ask('status', 300, 'again'), ask('status', 300, 'again')) },
  { when: /open tomorrow/, answer: asks(ask('fly', 1), { name: 'status', arguments: '{"ms":' }) },
];

const phones = new Phones({ toolbox: [status, stock, stuck], rules: RULES });

/** One call of the table, with its times on the monotonic clock. */
class Trial {
  readonly phone: Phone;
  readonly call: PhoneCall;

  constructor(phone: Phone, call: PhoneCall) {
    this.phone = phone;
    this.call = call;
  }

  /** @returns when the last of it was said */
  async says(utterance: string): Promise<number> {
    await this.call.says(utterance);
    return performance.now();
  }

  /** @returns when its first sound was heard */
  async hears(line: string): Promise<{ beganMs: number; endedMs: number }> {
    return this.#timesOf(await this.call.hears(line, 20_000));
  }

  run(tool = status): Promise<TimedRun> {
    return eventually(() => tool.runsOf(this.call.sid)[0], 10_000);
  }

  lose(): void {
    const { network, provider } = this.phone;
    if (provider === 'openai') network.openai.dropAll();
    else network.bedrock.resetStream();
  }

  refuseFurther(): void {
    const { network, provider } = this.phone;
    if (provider === 'openai') network.openai.faults.refuseNext(403);
    else network.bedrock.refuseNext({ status: 403, errorType: 'AccessDeniedException', message: 'Refused.' });
  }

  #timesOf({ startMs, wholeMs }: FoundSpeech) {
    const answeredMs = performance.now() - this.call.carrierCall.durationMs;
    return { beganMs: answeredMs + startMs, endedMs: answeredMs + startMs + wholeMs };
  }
}

/** Numbers are milliseconds. */
type Row = Readonly<Record<string, number | string>>;
type Measurement = (trial: Trial) => Promise<Row>;

const MEASUREMENTS: Readonly<Record<string, { measure: Measurement; alone?: true; fallback?: true }>> = {
  'starts, without a line': {
    measure: async (trial) => {
      await trial.says('caller-hello');
      const run = await trial.run();
      const asked = askedMs.findLast((ms) => ms <= run.startedMs) ?? Number.NaN;
      const result = await trial.hears(TUESDAY);
      return {
        'asked to started': run.startedMs - asked,
        'result to its first sound': result.beganMs - ended(run),
        'line spoken': trial.call.heard(looking) ? 'yes' : 'no',
      };
    },
  },
  'takes 3 s': {
    measure: async (trial) => {
      await trial.says('caller-parcel');
      const run = await trial.run();
      const line = await trial.hears(looking);
      const result = await trial.hears(TUESDAY);
      return {
        'started to the line': line.beganMs - run.startedMs,
        'result to its first sound': result.beganMs - ended(run),
      };
    },
  },
  'takes 9 s': {
    measure: async (trial) => {
      await trial.says('caller-yes');
      const run = await trial.run();
      const first = await trial.hears(looking);
      const second = await trial.hears(stillLooking);
      const result = await trial.hears(TUESDAY);
      return {
        'started to the first line': first.beganMs - run.startedMs,
        'to the second': second.beganMs - run.startedMs,
        'result to its first sound': result.beganMs - ended(run),
      };
    },
  },
  'the caller talks over the line': {
    measure: async (trial) => {
      await trial.says('caller-parcel');
      const run = await trial.run();
      await trial.call.hearsPart(looking, 300);
      await trial.call.interrupts('caller-sunday');
      const answer = await trial.hears(SUNDAY);
      const result = await trial.hears(TUESDAY);
      return {
        'tool ended by it': run.aborted ? 'yes' : 'no',
        'their answer to the result': result.beganMs - answer.endedMs,
      };
    },
  },
  'the caller speaks when the result comes': {
    measure: async (trial) => {
      await trial.says('caller-parcel');
      const run = await trial.run();
      await trial.call.hears(looking);
      await delay(Math.max(0, run.startedMs + 2_200 - performance.now()));
      const spokeUntilMs = await trial.says('caller-sunday');
      const answer = await trial.hears(SUNDAY);
      const result = await trial.hears(TUESDAY);
      return {
        'came before their last word': ended(run) < spokeUntilMs ? 'yes' : 'no',
        'their last word to the answer': answer.beganMs - spokeUntilMs,
        'their answer to the result': result.beganMs - answer.endedMs,
      };
    },
  },
  'two at the same time': {
    measure: async (trial) => {
      await trial.says('caller-order-missing');
      const [first, second] = [await trial.run(), await trial.run(stock)];
      const result = await trial.hears(BOTH);
      return {
        'between their starts': Math.abs(second.startedMs - first.startedMs),
        'last result to the one answer': result.beganMs - ended(second),
      };
    },
  },
  'the stream is lost meanwhile': {
    alone: true,
    measure: async (trial) => {
      await trial.says('caller-parcel');
      const run = await trial.run();
      await trial.call.hears(looking);
      trial.lose();
      const result = await trial.hears(TUESDAY);
      return {
        'result to its first sound': result.beganMs - ended(run),
        runs: String(status.runsOf(trial.call.sid).length),
      };
    },
  },
  'the model is replaced meanwhile': {
    alone: true,
    fallback: true,
    measure: async (trial) => {
      await trial.says('caller-parcel');
      const run = await trial.run();
      await trial.call.hears(looking);
      trial.refuseFurther();
      trial.lose();
      const result = await trial.hears(TUESDAY);
      return { 'result to its first sound': result.beganMs - ended(run) };
    },
  },
  'takes too long (2 s)': {
    measure: async (trial) => {
      await trial.says('caller-return-policy');
      const run = await trial.run(stuck);
      await trial.call.hears(looking);
      const told = await trial.hears(TOO_LONG);
      return { 'started to being told': told.beganMs - run.startedMs, ended: run.aborted ? 'yes' : 'no' };
    },
  },
  'the caller hangs up': {
    measure: async (trial) => {
      await trial.says('caller-yes');
      const run = await trial.run();
      const hungUpMs = performance.now();
      trial.call.hangsUp();
      await eventually(() => run.aborted, 5_000, 1);
      return { 'to the end of the tool': performance.now() - hungUpMs };
    },
  },
  'asked for twice by one id': {
    measure: async (trial) => {
      await trial.says('caller-call-back');
      await trial.hears(TUESDAY);
      return { runs: String(status.runsOf(trial.call.sid).length) };
    },
  },
  'unknown tool, and arguments that are no JSON': {
    measure: async (trial) => {
      const before = askedMs.length;
      await trial.says('caller-open-tomorrow');
      const asked = await eventually(() => askedMs[before]);
      const told = await trial.hears(CANNOT);
      return {
        'asked to being told': told.beganMs - asked,
        runs: String(status.runsOf(trial.call.sid).length),
      };
    },
  },
};

function ended({ endedMs }: TimedRun): number {
  return endedMs ?? Number.NaN;
}

async function dial(provider: VoiceProvider, alone: boolean, fallback: boolean): Promise<Trial> {
  const env = fallback ? { ENABLE_VOICE_FALLBACK: 'true' } : {};
  const phone = await phones.connect({ provider, alone, env });
  const call = await phone.dials();
  await call.hears(GREETING);
  return new Trial(phone, call);
}

function summary(rows: readonly Row[]): string {
  const names = Object.keys(rows[0] ?? {});
  return names.map((name) => `${name} ${valuesOf(rows, name)}`).join(', ');
}

function valuesOf(rows: readonly Row[], name: string): string {
  const values = rows.map((row) => row[name]);
  const numbers = values.filter((value) => typeof value === 'number').toSorted((a, b) => a - b);
  if (numbers.length === 0) return [...new Set(values)].join('/');
  const [least, most] = [numbers[0] ?? Number.NaN, numbers.at(-1) ?? Number.NaN];
  // Without the sign of a zero.
  return `${Math.round(least) + 0}–${Math.round(most) + 0} ms`;
}

async function measure(provider: VoiceProvider, what: string): Promise<string> {
  const { measure: take, alone = false, fallback = false } = MEASUREMENTS[what] ?? {};
  if (!take) return '';
  const rows: Row[] = [];
  let failed = 0;
  while (rows.length < CALLS && failed < CALLS) {
    const trial = await dial(provider, alone, fallback);
    try {
      rows.push(await take(trial));
    } catch {
      // A machine that stalls breaks a call in real time. It counts, and the next one is tried.
      failed += 1;
    }
    if (!trial.call.carrierCall.over) trial.call.hangsUp();
    await trial.call.ends();
  }
  return failed === 0 ? summary(rows) : `${summary(rows)}, ${failed} of ${rows.length + failed} calls failed`;
}

await phones.start();
process.stdout.write(
  `${CALLS} calls for each field; least to most\n\n| a tool | OpenAI | Nova |\n|---|---|---|\n`,
);
for (const what of Object.keys(MEASUREMENTS).filter((name) => name.includes(WANTED))) {
  const fields: string[] = [];
  for (const provider of PROVIDERS) fields.push(await measure(provider, what));
  process.stdout.write(`| ${[what, ...fields].join(' | ')} |\n`);
}
await phones.stop();
