/**
 * What the console costs the calls: the gateway without it, with it, and with viewers, of which every second follows the
 * list and the others one call each, and with supervisors who listen to one call each.
 * `npx tsx bench/console.ts [--calls 100] [--viewers 0,1,20] [--listeners 5] [--seconds 15] [--rounds 3] [--provider openai]`
 */
import { parseArgs } from 'node:util';
import { WebSocket } from 'ws';
import { fieldsOf } from '../src/is-record.ts';
import { buildGateway } from './build-gateway.ts';
import { type Measurement, measure } from './measure.ts';
import { median } from './statistics.ts';
import { type Candidate, Testbed } from './testbed.ts';

const TOKEN = 'bench-console-token-0123456789';
const AUTHORIZATION = { authorization: `Bearer ${TOKEN}` };
const WARM_UP_MS = 15_000;
const SETTLE_MS = 2_000;

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '100' },
    viewers: { type: 'string', default: '0,1,20' },
    listeners: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '15' },
    rounds: { type: 'string', default: '3' },
    provider: { type: 'string', default: 'openai' },
    plain: { type: 'boolean', default: false },
  },
});
const provider = values.provider === 'nova' ? 'nova' : 'openai';
const calls = Number(values.calls);

interface Case {
  readonly name: string;
  readonly isOn: boolean;
  readonly viewers: number;
  readonly listeners: number;
}

const OFF: Case = { name: 'off', isOn: false, viewers: 0, listeners: 0 };
const CASES: readonly Case[] = [
  OFF,
  ...values.viewers.split(',').map((count) => ({
    ...{ name: `${count} viewers`, isOn: true, viewers: Number(count), listeners: 0 },
  })),
  ...values.listeners.split(',').map((count) => ({
    ...{ name: `${count} listeners`, isOn: true, viewers: 0, listeners: Number(count) },
  })),
];

interface Result extends Measurement {
  /** Bytes that all viewers and listeners got. */
  readonly viewedBytes: number;
}

/** Follows a feed until it is aborted. */
async function follow(url: string, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<void> {
  const response = await fetch(url, { headers: AUTHORIZATION, signal });
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  const read = async () => {
    for await (const chunk of response.body ?? []) onBytes(chunk.length);
  };
  // It ends when the viewer goes.
  void read().catch(() => undefined);
}

/** Hears a call until it is aborted. Resolves when the gateway has let it in. */
async function listen(url: string, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<void> {
  const socket = new WebSocket(url.replace('http', 'ws'));
  signal.addEventListener('abort', () => socket.close());
  socket.on('open', () => socket.send(JSON.stringify({ token: TOKEN, mode: 'listen' })));
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (data: Buffer, isBinary) => {
      onBytes(data.length);
      if (isBinary) return;
      const { type, message } = fieldsOf(JSON.parse(data.toString()));
      if (type === 'hello') resolve();
      else reject(new Error(`${url}: ${message}`));
    });
  });
}

async function openPages(
  { origin }: Candidate,
  { viewers, listeners }: Case,
  viewing: { readonly signal: AbortSignal; readonly onBytes: (bytes: number) => void },
): Promise<void> {
  if (viewers + listeners === 0) return;
  const api = `${origin}/console/api`;
  const list = fieldsOf(await (await fetch(`${api}/calls`, { headers: AUTHORIZATION })).json()).calls;
  const ids = Array.isArray(list) ? list.map((call) => String(fieldsOf(call).sessionId)) : [];
  for (let index = 0; index < viewers; index += 1) {
    const path = index % 2 === 0 ? `/calls/${ids[index % ids.length]}/feed` : '/feed';
    await follow(api + path, viewing.signal, viewing.onBytes);
  }
  for (let index = 0; index < listeners; index += 1)
    await listen(`${api}/calls/${ids[index % ids.length]}/audio`, viewing.signal, viewing.onBytes);
}

async function measureCase(testbed: Testbed, each: Case): Promise<Result> {
  const env = each.isOn ? { CONSOLE_TOKEN: TOKEN } : {};
  const candidate = await testbed.start('gateway', provider, { settleMs: SETTLE_MS, env });
  const abort = new AbortController();
  let viewedBytes = 0;
  const viewing = {
    signal: abort.signal,
    onBytes: (bytes: number) => {
      viewedBytes += bytes;
    },
  };
  const measured = await measure(testbed, candidate, {
    ...{ traffic: 'burst', calls, warmUpMs: WARM_UP_MS, windowMs: Number(values.seconds) * 1000 },
    onPlaced: async () => openPages(candidate, each, viewing),
  });
  abort.abort();
  await testbed.stop(candidate);
  return { ...measured, viewedBytes };
}

function rowOf({ name }: Case, results: readonly Result[]): string {
  const of = (read: (result: Result) => number) => median(results.map(read));
  return `| ${[
    name,
    of(({ cpuPerCallSecond }) => cpuPerCallSecond).toFixed(2),
    of(({ up }) => up.p99).toFixed(2),
    of(({ down }) => down.p99).toFixed(2),
    of(({ loopLagMs = 0 }) => loopLagMs).toFixed(1),
    of(({ rssMb }) => rssMb).toFixed(0),
    results.reduce((sum, { lost }) => sum + lost, 0),
    (of((result) => result.viewedBytes) / 1024).toFixed(0),
    results.some(({ noisy }) => noisy) ? 'yes' : 'no',
  ].join(' | ')} |\n`;
}

const testbed = new Testbed();
try {
  await testbed.open({ gatewayEntry: buildGateway() }, { plain: values.plain });
  const results = new Map<Case, Result[]>(CASES.map((each) => [each, []]));
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const each of CASES) {
      const result = await measureCase(testbed, each);
      results.get(each)?.push(result);
      const { faults, failedCalls, failure = '' } = result;
      if (faults.length > 0 || failedCalls > 0)
        process.stderr.write(`${faults.join('; ')} ${failedCalls} failed ${failure}\n`);
    }
  }
  process.stdout.write(
    `${calls} calls of ${provider}, medians of ${values.rounds} rounds\n\n| console | CPU ms per call and second | caller to model p99 ms | model to caller p99 ms | loop delay p99 ms | MB | frames lost | kB for the pages | noisy |\n|---|---|---|---|---|---|---|---|---|\n`,
  );
  for (const [each, found] of results) process.stdout.write(rowOf(each, found));
} finally {
  await testbed.close();
}
