/**
 * What a caller notices when the model's stream is renewed, lost or replaced by the other model's: over the sandboxes,
 * on the loopback, with a model that answers immediately. `npx tsx bench/continuity.ts`
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { VoiceProvider } from '../src/voice/provider.ts';
import { eventually } from '../test/support/eventually.ts';
import { ContinuousCall } from '../test/voice/continuity/continuous-call.ts';
import { accountFrames } from '../test/voice/continuity/frame-account.ts';
import { lineOf } from '../test/voice/continuity/line-of.ts';
import type { LineOptions } from '../test/voice/continuity/provider-line.ts';
import { percentiles } from './statistics.ts';

const PROVIDERS: readonly VoiceProvider[] = ['openai', 'nova'];
const TIMES = 20;
const LONG = Array(6).fill('We open at nine in the morning.').join(' ');
const SLOW: LineOptions = { openai: { speed: 10 }, bedrock: { speed: 10 } };

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function spread(values: readonly number[]): string {
  const { p50, p99 } = percentiles(values);
  return `p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms (n=${values.length})`;
}

/** From the caller's last word to the first sound, in turns with a renewal in them and in the others. */
async function measureRenewals(provider: VoiceProvider): Promise<void> {
  const vendor = { sessionLimitMs: 5_000 };
  const line = await lineOf(provider, { limitMs: 600, openai: vendor, bedrock: vendor });
  const call = await new ContinuousCall([line]).begin();
  const plain: number[] = [];
  const renewed: number[] = [];
  while (renewed.length < TIMES) {
    const before = call.log.of('session.renewed').length;
    const heard = call.log.of('response.audio.delta').length;
    const { endedMs } = await call.caller.says(20, 4);
    await call.answered();
    const waitedMs = call.caller.timeOf('response.audio.delta', heard) - endedMs;
    await call.caller.isQuiet(10, 4);
    (call.log.of('session.renewed').length > before ? renewed : plain).push(waitedMs);
  }
  const { lost, doubled, reordered } = accountFrames(call.caller.utterances, line.stamps());
  const frames = call.caller.utterances.length * 20;
  const extra = percentiles(renewed).p99 - percentiles(plain).p99;
  say(
    `  ${call.log.of('session.renewed').length} planned renewals in ${call.caller.utterances.length} turns:`,
  );
  say(`    frames lost ${lost}, doubled ${doubled}, re-ordered ${reordered} of ${frames}`);
  say(`    last word to first sound with a renewal: ${spread(renewed)}`);
  say(`    without one:                             ${spread(plain)}; extra p99 ${extra.toFixed(0)} ms`);
  await call.end();
}

/** From the loss in the middle of an answer to the first sound of the next stream. */
async function measureLosses(provider: VoiceProvider): Promise<void> {
  const line = await lineOf(provider, SLOW);
  line.script.prepend({ when: /unintelligible/, answer: { text: LONG } });
  const call = await new ContinuousCall([line]).begin();
  const gaps: number[] = [];
  const silences: number[] = [];
  while (gaps.length < TIMES) {
    await call.caller.says(20);
    await eventually(() => call.log.of('response.created').length > 2 * gaps.length);
    await delay(60);
    const lostMs = performance.now();
    line.strike(line.faults[gaps.length % line.faults.length] ?? 'connection lost');
    let silentMs = 0;
    await eventually(() => {
      if (call.caller.silent()) silentMs ||= performance.now();
      return call.caller.firstSoundAfterRenewal(gaps.length + 1) > 0;
    });
    const againMs = call.caller.firstSoundAfterRenewal(gaps.length + 1);
    gaps.push(againMs - lostMs);
    silences.push(silentMs === 0 ? 0 : Math.max(0, againMs - silentMs));
    await call.answered(gaps.length);
  }
  say(`  ${TIMES} losses in the middle of an answer, ${line.faults.length} kinds:`);
  say(`    loss to first sound again: ${spread(gaps)}`);
  say(`    longest silence the caller hears: ${Math.max(...silences).toFixed(0)} ms`);
  const { lost, doubled, reordered } = accountFrames(call.caller.utterances, line.stamps());
  say(`    frames lost ${lost}, doubled ${doubled}, re-ordered ${reordered}`);
  await call.end();
}

/** From the loss to the first sound of the other provider. */
async function measureFailover(first: VoiceProvider, second: VoiceProvider): Promise<void> {
  const gaps: number[] = [];
  while (gaps.length < TIMES) {
    const lines = [await lineOf(first, SLOW), await lineOf(second)] as const;
    lines[0].script.prepend({ when: /unintelligible/, answer: { text: LONG } });
    const call = await new ContinuousCall(lines).begin();
    await call.caller.says(20);
    await call.log.next('response.audio.delta', 3);
    lines[0].refuseNext('unauthorized');
    const lostMs = performance.now();
    lines[0].strike('connection lost');
    gaps.push((await eventually(() => call.caller.firstSoundAfterRenewal(1))) - lostMs);
    await call.end();
  }
  say(`  ${first} to ${second}, loss to first sound: ${spread(gaps)}`);
}

for (const provider of PROVIDERS) {
  say(provider);
  await measureRenewals(provider);
  await measureLosses(provider);
}
say('fail-over');
await measureFailover('openai', 'nova');
await measureFailover('nova', 'openai');
