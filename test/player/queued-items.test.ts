import { describe, expect, it } from 'vitest';
import { QueuedItems } from '../../web/audio/queued-items.ts';

const RATE_HZ = 48_000;
const frames = (ms: number) => (ms * RATE_HZ) / 1000;

function queued(): QueuedItems {
  const items = new QueuedItems(RATE_HZ);
  items.add('a', frames(200));
  items.add('a', frames(100));
  items.add('b', frames(400));
  return items;
}

describe('what was heard of the items', () => {
  it('is told item by item', () => {
    const items = queued();
    expect(items.reached(frames(100))).toEqual([{ itemId: 'a', playedMs: 100, atEnd: false }]);
    expect(items.reached(frames(350))).toEqual([
      { itemId: 'a', playedMs: 300, atEnd: true },
      { itemId: 'b', playedMs: 50, atEnd: false },
    ]);
    expect(items.reached(frames(350))).toEqual([]);
    expect(items.isPlaying).toBe(true);
    expect(items.reached(frames(700))).toEqual([{ itemId: 'b', playedMs: 400, atEnd: true }]);
    expect(items.isPlaying).toBe(false);
  });

  it('goes on when more of an item comes after its end', () => {
    const items = queued();
    items.reached(frames(700));
    items.add('b', frames(100));
    expect(items.reached(frames(750))).toEqual([{ itemId: 'b', playedMs: 450, atEnd: false }]);
  });

  it('is told at a cut of every item that was not played to its end', () => {
    const items = queued();
    items.reached(frames(100));
    items.add('c', frames(50));
    expect(items.clear(frames(310))).toEqual([
      { itemId: 'b', playedMs: 10, atEnd: false },
      { itemId: 'c', playedMs: 0, atEnd: false },
    ]);
    expect(items.isPlaying).toBe(false);
    items.add('d', frames(100));
    expect(items.reached(frames(40))).toEqual([{ itemId: 'd', playedMs: 40, atEnd: false }]);
  });

  it('never goes back, and never beyond what was queued', () => {
    const items = queued();
    items.reached(frames(500));
    expect(items.reached(frames(400))).toEqual([]);
    expect(items.clear(frames(9000))).toEqual([]);
  });
});
