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
    passes(270);
    expect(delay.isBehind).toBe(false);
    passes(20);
    expect(delay.isBehind).toBe(true);
    expect(delay.unansweredMs).toBe(290);
  });

  it('is told by a late answer too, until one comes in time', () => {
    const { delay, passes } = link();
    const trip = (ms: number) => {
      const id = delay.ask() ?? '';
      passes(ms);
      delay.answered(id);
    };
    trip(20);
    trip(120);
    expect(delay.isBehind).toBe(false);
    trip(125);
    expect(delay.isBehind).toBe(true);
    trip(30);
    expect(delay.isBehind).toBe(false);
  });

  it('is nothing after a short stall: the page skips what has become old', () => {
    const { delay, passes } = link();
    delay.answered(delay.ask() ?? '');
    const asked: string[] = [];
    for (let ms = 0; ms < 200; ms += 50) {
      asked.push(delay.ask() ?? '');
      passes(50);
      expect(delay.isBehind).toBe(false);
    }
    for (const id of asked) delay.answered(id);
    expect(delay.isBehind).toBe(false);
  });

  it('is nothing again once a later ping is answered in time', () => {
    const { delay, passes } = link();
    delay.ask();
    passes(100);
    const second = delay.ask() ?? '';
    passes(3_000);
    expect(delay.isBehind).toBe(true);
    delay.answered(second);
    expect(delay.unansweredMs).toBe(0);
    const third = delay.ask() ?? '';
    passes(50);
    delay.answered(third);
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
