import { describe, expect, it } from 'vitest';
import { loadClips } from '../../sandbox/floor/clips.ts';
import { type Outcome, outcomesOf } from '../../sandbox/floor/floor-metrics.ts';
import type { Exchange, PlannedCall } from '../../sandbox/floor/plan.ts';
import { type FloorRunOptions, runFloor } from '../../sandbox/floor/run.ts';

const clips = loadClips();

function clip(text: string) {
  const found = clips.find((candidate) => candidate.text === text);
  if (!found) throw new Error(`no clip '${text}' in fixtures/floor`);
  return found;
}

const okay: Exchange = {
  question: clip('When will my parcel arrive?'),
  kind: 'backchannel',
  place: 'middle',
  clip: clip('Okay.'),
  seed: 1,
};

const exchanges: readonly Exchange[] = [
  {
    question: clip('When will my parcel arrive?'),
    kind: 'interruption',
    place: 'middle',
    clip: clip('Can I also pay by invoice?'),
    seed: 1,
  },
  {
    question: clip('Which plan is the cheapest one?'),
    kind: 'answer',
    place: 'silence',
    clip: clip('Okay.'),
    seed: 2,
  },
];

type Wanted = Pick<FloorRunOptions, 'provider'> & Partial<FloorRunOptions>;

/** Plays one call. */
async function outcomesIn(call: PlannedCall, wanted: Wanted): Promise<Outcome[]> {
  const { calls } = await runFloor({
    ...{ name: wanted.provider, without: [], clips, calls: [call], atOnce: 1, seed: 1, settings: {} },
    textDelayMs: { least: 300, most: 800 },
    onLog: () => undefined,
    onProgress: () => undefined,
    ...wanted,
  });
  expect(calls[0]?.left).toBe(0);
  return calls.flatMap(({ track }) => outcomesOf(track));
}

describe.concurrent('the callers of eval:floor', { timeout: 120_000 }, () => {
  it.each<Wanted>([
    { provider: 'openai' },
    { provider: 'openai-live', stopsFor: 'sounds' },
    { provider: 'openai-live', stopsFor: 'words' },
    { provider: 'nova' },
    { provider: 'cascade' },
  ])('are understood, answered and yielded to by %o', async (wanted) => {
    const outcomes = await outcomesIn({ lang: 'en', noise: 'babble-20', exchanges, seed: 1 }, wanted);
    expect(outcomes.map(({ event }) => event.kind)).toEqual([
      'question',
      'interruption',
      'question',
      'answer',
    ]);
    expect(outcomes.map(({ isAnswered }) => isAnswered)).toEqual([true, true, true, true]);
    expect(outcomes[1]).toMatchObject({ isYielded: true });
  });
});

describe.concurrent('a rule of the floor that is left out', { timeout: 120_000 }, () => {
  it.each([
    [[], true],
    [['acknowledgements'], false],
  ] as const)('without %j, "okay" is ignored: %s', async (without, isIgnored) => {
    const call: PlannedCall = { lang: 'en', noise: 'clean', exchanges: [okay], seed: 1 };
    const settings = { TURN_TAKING: 'gateway' };
    const textDelayMs = { least: 0, most: 0 };
    const outcomes = await outcomesIn(call, { provider: 'openai', without, settings, textDelayMs });
    expect(outcomes[1]).toMatchObject({ eventClass: 'backchannel', isIgnored, isHeardOut: isIgnored });
  });
});
