import { describe, expect, it } from 'vitest';
import { answerText } from '../../../sandbox/floor/answers.ts';
import { loadClips } from '../../../sandbox/floor/clips.ts';
import { Understanding } from '../../../sandbox/floor/understanding.ts';

const clips = loadClips();
const model = new Understanding(clips);

/** What takes the floor, of these kinds. */
function taken(kinds: readonly string[], place: 'over_speech' | 'in_silence'): string[] {
  const heard = clips.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text);
  return heard.filter((text) => model.takesFloor(text, place));
}

describe('a model that understands what is said to it', () => {
  it('gives the floor to every question, correction and stop word', () => {
    const kinds = ['question', 'interruption', 'correction', 'stop'];
    const count = clips.filter(({ kind }) => kinds.includes(kind)).length;
    expect(taken(kinds, 'over_speech')).toHaveLength(count);
    expect(taken(kinds, 'in_silence')).toHaveLength(count);
  });

  it('takes "mm-hm" for an answer in silence alone', () => {
    expect(taken(['backchannel'], 'over_speech')).toEqual([]);
    expect(taken(['backchannel'], 'in_silence')).toHaveLength(70);
  });

  it('goes on for other people, for noises and for its own words', () => {
    expect(taken(['sidetalk', 'tv'], 'over_speech')).toEqual([]);
    expect(taken(['sidetalk', 'tv'], 'in_silence')).toEqual([]);
    expect(model.takesFloor('', 'over_speech')).toBe(false);
    const own = answerText({ kind: 'question', lang: 'de' });
    expect(model.takesFloor(own, 'over_speech')).toBe(false);
  });
});
