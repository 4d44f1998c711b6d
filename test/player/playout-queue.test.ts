import { describe, expect, it } from 'vitest';
import { PlayoutQueue } from '../../web/audio/playout-queue.ts';

const RATE_HZ = 1000;
const START_MS = 80;
const QUANTUM = 10;

function play(queue: PlayoutQueue, quanta: number): number[] {
  const heard: number[] = [];
  for (let i = 0; i < quanta; i += 1) {
    const output = new Float32Array(QUANTUM);
    queue.fill(output);
    heard.push(...output);
  }
  return heard;
}

const ones = (length: number) => new Float32Array(length).fill(1);

describe('the queue of the speaker', () => {
  it('starts immediately when there is enough', () => {
    const queue = new PlayoutQueue(RATE_HZ, START_MS);
    queue.add(ones(100));
    expect(play(queue, 1)).toEqual([...ones(QUANTUM)]);
    expect(queue.playedFrames).toBe(QUANTUM);
  });

  it('waits for more, but not for long', () => {
    const queue = new PlayoutQueue(RATE_HZ, START_MS);
    queue.add(ones(20));
    const heard = play(queue, 12);
    expect(heard.indexOf(1)).toBe(START_MS);
    expect(heard.filter((sample) => sample === 1)).toHaveLength(20);
    expect(queue.isEmpty).toBe(true);
  });

  it('bridges the gap again after it ran dry', () => {
    const queue = new PlayoutQueue(RATE_HZ, START_MS);
    queue.add(ones(80));
    play(queue, 9);
    queue.add(ones(40));
    expect(play(queue, 1).includes(1)).toBe(false);
    queue.add(ones(40));
    expect(play(queue, 1)).toEqual([...ones(QUANTUM)]);
    expect(queue.playedFrames).toBe(90);
  });

  it('stops at a cut without a click, and counts from the beginning', () => {
    const queue = new PlayoutQueue(RATE_HZ, START_MS);
    queue.add(ones(500));
    play(queue, 5);
    queue.clear();
    expect(queue.playedFrames).toBe(0);
    const heard = play(queue, 60);
    expect(heard[0]).toBeGreaterThan(0.9);
    for (const [at, sample] of heard.entries()) expect(sample).toBeLessThanOrEqual(heard[at - 1] ?? 1);
    expect(heard.at(-1)).toBe(0);
    expect(queue.playedFrames).toBe(0);
  });

  it('joins pieces of any length, and forgets what was played', () => {
    const queue = new PlayoutQueue(RATE_HZ, START_MS);
    const samples = Float32Array.from({ length: 300 }, (_, i) => i);
    for (const [from, to] of [
      [0, 93],
      [93, 94],
      [94, 300],
    ])
      queue.add(samples.subarray(from, to));
    expect(play(queue, 30)).toEqual([...samples]);
  });

  it('skips what is old when what happens now would be heard too late', () => {
    const queue = new PlayoutQueue(RATE_HZ, START_MS, 100);
    const samples = Float32Array.from({ length: 400 }, (_, i) => i);
    for (let from = 0; from < 100; from += 20) queue.add(samples.subarray(from, from + 20));
    expect(play(queue, 1)).toEqual([...samples.subarray(0, 10)]);
    // A stall of the network is over: 90 wait, and 300 come together.
    queue.add(samples.subarray(100));
    expect(play(queue, 8)).toEqual([...samples.subarray(320)]);
    expect(queue.isEmpty).toBe(true);
    expect(queue.playedFrames).toBe(400);
    for (let from = 0; from < 4_000; from += 20) {
      queue.add(new Float32Array(20));
      play(queue, 1);
    }
    // However slowly it is played.
    let left = 0;
    for (; !queue.isEmpty; left += QUANTUM) play(queue, 1);
    expect(left).toBeLessThanOrEqual(100);
  });

  it('does not hold more than five minutes', () => {
    const queue = new PlayoutQueue(RATE_HZ, START_MS);
    expect(queue.add(ones(300 * RATE_HZ))).toBe(true);
    expect(queue.add(ones(1))).toBe(false);
    play(queue, 1);
    expect(queue.add(ones(1))).toBe(true);
  });
});
