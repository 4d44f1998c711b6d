import { describe, expect, it } from 'vitest';
import { LinkDelay } from '../../src/console/steering/link-delay.ts';

function link() {
  let nowMs = 0;
  const delay = new LinkDelay(() => nowMs);
  return {
    delay,
    passes: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe('how far a listener is behind', () => {
  it('is told by pings without an answer, less the way there and back', () => {
    const { delay, passes } = link();
    const first = delay.ask() ?? '';
    passes(80);
    delay.answered(first);
    delay.ask();
    passes(170);
    expect(delay.isBehind).toBe(false);
    passes(20);
    expect(delay.isBehind).toBe(true);
    expect(delay.unansweredMs).toBe(190);
  });

  it('is nothing again once a later ping is answered', () => {
    const { delay, passes } = link();
    delay.ask();
    passes(100);
    const second = delay.ask() ?? '';
    passes(3_000);
    expect(delay.isBehind).toBe(true);
    delay.answered(second);
    expect(delay.isBehind).toBe(false);
  });

  it('asks no more once too many answers are missing, and ignores answers that it has not asked for', () => {
    const { delay } = link();
    const asked = Array.from({ length: 100 }, () => delay.ask()).filter((id) => id !== undefined);
    expect(asked).toHaveLength(64);
    delay.answered('nonsense');
    delay.answered('7');
    expect(delay.ask()).toBeDefined();
  });
});
