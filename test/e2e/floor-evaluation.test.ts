import { describe, expect, it } from 'vitest';
import { loadClips } from '../../sandbox/floor/clips.ts';
import { outcomesOf } from '../../sandbox/floor/floor-metrics.ts';
import type { Exchange, PlannedCall } from '../../sandbox/floor/plan.ts';
import { type FloorProvider, runFloor } from '../../sandbox/floor/run.ts';

const clips = loadClips();

function clip(text: string) {
  const found = clips.find((candidate) => candidate.text === text);
  if (!found) throw new Error(`no clip '${text}' in fixtures/floor`);
  return found;
}

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

describe('the callers of eval:floor', () => {
  it.each<FloorProvider>(['openai', 'nova'])(
    'are understood, answered and yielded to by %s',
    async (provider) => {
      const call: PlannedCall = { lang: 'en', noise: 'babble-20', exchanges, seed: 1 };
      const { calls } = await runFloor({
        ...{ provider, clips, calls: [call], atOnce: 1, seed: 1 },
        settings: {},
        textDelayMs: { least: 300, most: 800 },
        onLog: () => undefined,
        onProgress: () => undefined,
      });
      expect(calls[0]?.left).toBe(0);
      const outcomes = calls.flatMap(({ track }) => outcomesOf(track));
      expect(outcomes.map(({ event }) => event.kind)).toEqual([
        'question',
        'interruption',
        'question',
        'answer',
      ]);
      expect(outcomes.map(({ isAnswered }) => isAnswered)).toEqual([true, true, true, true]);
      expect(outcomes[1]).toMatchObject({ isYielded: true });
    },
  );
});
