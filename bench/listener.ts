/**
 * How far a supervisor who listens to a call is behind it, in Chromium over the sandboxes on the loopback: from the moment in
 * which the caller speaks, or hears the assistant, until the same sound arrives at a listening socket, and until it is at the
 * loudspeaker of the console's page. `npx tsx bench/listener.ts [calls]`
 */
import { decodeMulaw } from '../src/audio/mulaw.ts';
import { Operators, TOKENS } from '../test/browser/support/operators.ts';
import { PlayedSound, type TappedSound } from '../test/browser/support/played-sound.ts';
import { type AudioEar, ConsoleDesk } from '../test/support/console-desk.ts';
import { eventually } from '../test/support/eventually.ts';
import { GREETING } from '../test/support/phone.ts';
import { HOURS } from '../test/support/phones.ts';
import { percentiles } from './statistics.ts';

const CALLS = Number(process.argv[2] ?? 10);
const QUESTION = 'caller-open-tomorrow';
const AUDIBLE = 500;
const CLOCK_LOOKS = 20;
const PARTS_MS = [0, 400, 800, 1200];

interface Delays {
  readonly callerSocketMs: number;
  readonly callerPageMs: number;
  readonly assistantSocketMs: number;
  readonly assistantPageMs: number;
}

const operators = new Operators();
type Person = Awaited<ReturnType<typeof operators.signedIn>>;

/** Milliseconds from this process's clock to the page's, by the quickest of some looks at it. */
async function clockApartMs({ page }: Person): Promise<number> {
  const looks: { readonly tripMs: number; readonly apartMs: number }[] = [];
  for (let look = 0; look < CLOCK_LOOKS; look += 1) {
    const askedMs = performance.now();
    const pageMs = await page.evaluate<number>('probe.nowMs()');
    const tripMs = performance.now() - askedMs;
    looks.push({ tripMs, apartMs: pageMs - askedMs - tripMs / 2 });
  }
  return looks.toSorted((left, right) => left.tripMs - right.tripMs)[0]?.apartMs ?? Number.NaN;
}

/** When each side became loud for the first time after `begin`, on this process's clock. */
class FirstSounds {
  readonly atMs: (number | undefined)[] = [undefined, undefined];

  constructor(ear: AudioEar) {
    ear.onFrame((side, pcm) => {
      const isLoud = Array.from({ length: pcm.length >> 1 }, (_, at) => pcm.readInt16LE(2 * at));
      if (isLoud.some((sample) => Math.abs(sample) > AUDIBLE)) this.atMs[side] ??= performance.now();
    });
  }

  begin(): void {
    this.atMs.fill(undefined);
  }
}

/** When a speech was played by one of the page's two speakers, on the page's clock. A part of it may be missing. */
async function playedAtMs({ page }: Person, speech: Int16Array): Promise<number> {
  const find = async () => {
    const taps = await page.evaluate<readonly TappedSound[]>('probe.heard()');
    const found = taps.flatMap((tap) => {
      const played = PlayedSound.of([tap]);
      return PARTS_MS.flatMap((fromMs) => {
        const part = played.find(speech.subarray(fromMs * 8));
        return part ? [{ startMs: part.startMs - fromMs, likeness: part.likeness }] : [];
      });
    });
    return found.toSorted((left, right) => right.likeness - left.likeness)[0];
  };
  const { startMs } = await eventually(find, 10_000, 300);
  return startMs + leadMs(speech);
}

/** Silence before the first sound. */
function leadMs(speech: Int16Array): number {
  return speech.findIndex((sample) => Math.abs(sample) > AUDIBLE) / 8;
}

async function measure(): Promise<Delays> {
  const phone = await operators.phone();
  const person = await operators.signedIn({ name: 'Ann' });
  const call = await phone.dials();
  await person.follows(call.sid);
  await call.hears(GREETING);
  await person.button('Listen in').click();
  await person.isDone('You hear both sides. The caller does not hear you.');
  const ear = new ConsoleDesk(phone.gateway.origin).audio(call.sid, 'listen', { token: TOKENS.supervisor });
  const first = new FirstSounds(ear);
  await eventually(() => ear.told[0]);
  const apartMs = await clockApartMs(person);
  const question = decodeMulaw(phone.network.library.utterance(QUESTION).mulaw);
  first.begin();
  const spokenMs = performance.now() + leadMs(question);
  await call.says(QUESTION);
  const answer = decodeMulaw(phone.pronounce(HOURS));
  const answeredMs = await eventually(
    () => {
      const heard = call.heard(HOURS);
      return heard && performance.now() - heard.heardMs + leadMs(answer);
    },
    10_000,
    5,
  );
  await call.hears(HOURS);
  const delays = {
    callerSocketMs: (first.atMs[0] ?? Number.NaN) - spokenMs,
    callerPageMs: (await playedAtMs(person, question)) - apartMs - spokenMs,
    assistantSocketMs: (first.atMs[1] ?? Number.NaN) - answeredMs,
    assistantPageMs: (await playedAtMs(person, answer)) - apartMs - answeredMs,
  };
  call.hangsUp();
  await call.ends();
  return delays;
}

function row(name: string, values: readonly number[]): string {
  const { p50, max } = percentiles(values);
  return `| ${name} | ${Math.round(p50)} / ${Math.round(max)} ms |\n`;
}

await operators.start();
const found: Delays[] = [];
let failed = 0;
while (found.length < CALLS && failed < CALLS) {
  try {
    const delays = await measure();
    found.push(delays);
    process.stderr.write(`${JSON.stringify(delays)}\n`);
  } catch (error) {
    // A machine that stalls breaks a call in real time. It counts, and the next one is tried.
    process.stderr.write(`${error}\n`);
    failed += 1;
  }
  await operators.close();
}
await operators.stop();
process.stdout.write(
  `${found.length} calls, ${failed} failed\n\n| behind the call | p50 / most |\n|---|---|\n`,
);
process.stdout.write(
  row(
    'the caller, at a socket',
    found.map(({ callerSocketMs }) => callerSocketMs),
  ),
);
process.stdout.write(
  row(
    'the caller, at the loudspeaker',
    found.map(({ callerPageMs }) => callerPageMs),
  ),
);
process.stdout.write(
  row(
    'what they hear, at a socket',
    found.map(({ assistantSocketMs }) => assistantSocketMs),
  ),
);
process.stdout.write(
  row(
    'what they hear, at the loudspeaker',
    found.map(({ assistantPageMs }) => assistantPageMs),
  ),
);
