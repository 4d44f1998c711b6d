/**
 * What a caller at the player page notices, in Chromium over the sandboxes on the loopback: from their last word to the
 * assistant's first sound, and from their first word in the middle of an answer to silence. Both are heard at the
 * loudspeaker. `npx tsx bench/browser.ts [turns]`
 */
import { setTimeout as delay } from 'node:timers/promises';
import { speak } from '../sandbox/model/mouth.ts';
import { decodeMulaw } from '../src/audio/mulaw.ts';
import type { VoiceProvider } from '../src/voice/provider.ts';
import type { Player } from '../test/browser/support/player.ts';
import { Players } from '../test/browser/support/players.ts';
import { eventually } from '../test/support/eventually.ts';
import { GREETING } from '../test/support/phone.ts';
import { LONG_ANSWER, PROVIDERS } from '../test/support/phones.ts';

const TURNS = Number(process.argv[2] ?? 10);
const TURN_END_MS = 400;
const INTERRUPT_AFTER_MS = 1500;
const QUESTION = 'caller-return-policy';
const INTERRUPTION = 'caller-sunday';
const AUDIBLE = 500;

interface Times {
  readonly firstAudioMs: number;
  readonly bargeInMs: number;
}

const players = new Players({ bedrock: { turnEndSilenceMs: TURN_END_MS } });

/** Milliseconds of silence before and after the words of a recording. */
function marginsOf(utteranceId: string): { readonly beforeMs: number; readonly afterMs: number } {
  const samples = decodeMulaw(players.utterance(utteranceId));
  const isAudible = (sample: number) => Math.abs(sample) > AUDIBLE;
  return {
    beforeMs: samples.findIndex(isAudible) / 8,
    afterMs: (samples.length - samples.findLastIndex(isAudible)) / 8,
  };
}

/** One question, its answer, and an interruption of it. */
async function measure(player: Player): Promise<Times> {
  const question = await player.says(QUESTION);
  const askedMs = question.endMs - marginsOf(QUESTION).afterMs;
  const firstMs = await eventually(
    async () => (await player.probe.played()).firstSoundAfter(askedMs),
    15_000,
    200,
  );
  await delay(INTERRUPT_AFTER_MS);
  const interruption = await player.says(INTERRUPTION);
  const speech = speak(LONG_ANSWER, players.phones.network.library);
  const sound = await player.probe.played();
  const answer = sound.find(speech);
  if (!answer) throw new Error('the answer was not heard');
  const silentMs = answer.startMs + answer.heardMs;
  return {
    firstAudioMs: firstMs - askedMs,
    bargeInMs: silentMs - interruption.startMs - marginsOf(INTERRUPTION).beforeMs,
  };
}

async function measureAll(provider: VoiceProvider): Promise<string> {
  const times: Times[] = [];
  let failed = 0;
  while (times.length < TURNS && failed < TURNS) {
    const player = await players.open();
    try {
      await player.starts({ model: provider });
      await player.hears(GREETING);
      times.push(await measure(player));
    } catch {
      // A machine that stalls breaks a call in real time. It counts, and the next one is tried.
      failed += 1;
    }
    await players.close();
  }
  const fields = [
    summary(times.map(({ firstAudioMs }) => firstAudioMs)),
    summary(times.map(({ bargeInMs }) => bargeInMs)),
  ];
  return `| ${[provider, ...fields, failed].join(' | ')} |\n`;
}

function summary(values: readonly number[]): string {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (share: number) => Math.round(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0);
  return `p50 ${at(0.5)}, p95 ${at(0.95)} ms`;
}

await players.start();
process.stdout.write(
  `${TURNS} turns each\n\n| model | first audio | barge-in | calls that failed |\n|---|---|---|---|\n`,
);
for (const provider of PROVIDERS) process.stdout.write(await measureAll(provider));
await players.stop();
