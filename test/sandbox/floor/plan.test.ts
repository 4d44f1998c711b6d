import { describe, expect, it } from 'vitest';
import { LANGUAGES, loadClips } from '../../../sandbox/floor/clips.ts';
import { planCalls } from '../../../sandbox/floor/plan.ts';
import { levelDb } from '../../../sandbox/model/sound-level.ts';

const clips = loadClips();
const plan = (half: 'dev' | 'held', share = 1, seed = 1) => planCalls({ clips, half, seed, share });

describe('the callers of eval:floor', () => {
  it('do everything in each language, at each place, on each line', () => {
    const exchanges = plan('dev').flatMap((call) =>
      call.exchanges.map(({ kind, place }) => `${call.lang} ${call.noise} ${kind} ${place}`),
    );
    expect(exchanges).toHaveLength(7 * 3 * (10 * 3 + 5));
    expect(new Set(exchanges).size).toBe(7 * 3 * (9 * 3 + 5));
  });

  it('are the same for the same seed', () => {
    expect(plan('dev')).toEqual(plan('dev'));
    expect(plan('dev')).not.toEqual(plan('dev', 1, 2));
  });

  it('share neither words nor sounds between the halves', () => {
    const texts = (half: 'dev' | 'held') =>
      plan(half).flatMap(({ lang, exchanges }) =>
        exchanges.flatMap(({ question, clip }) =>
          [question, ...(clip ? [clip] : [])].map(({ text }) => `${lang} ${text}`),
        ),
      );
    const held = new Set(texts('held'));
    expect(texts('dev').filter((text) => held.has(text))).toEqual([]);
    const seeds = new Set(plan('held').flatMap(({ exchanges }) => exchanges.map(({ seed }) => seed)));
    expect(plan('dev').flatMap(({ exchanges }) => exchanges.filter(({ seed }) => seeds.has(seed)))).toEqual(
      [],
    );
  });

  it('speak all languages in a part of the plan too', () => {
    const quick = plan('dev', 1 / 7);
    expect(new Set(quick.map(({ lang }) => lang)).size).toBe(LANGUAGES.length);
    expect(quick.flatMap(({ exchanges }) => exchanges)).toHaveLength(7 * 3 * 5);
  });

  it('speak about equally loud', () => {
    for (const { pcm } of clips) {
      expect(levelDb(pcm)).toBeGreaterThan(-25);
      expect(levelDb(pcm)).toBeLessThan(-19);
    }
  });
});
