import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decodeMulaw as strictDecode, encodeMulaw as strictEncode } from '../../src/audio/mulaw.ts';
import { Earpiece } from '../../web/softphone/earpiece.ts';
import { disturbed, GOOD_LINE } from '../../web/softphone/line-faults.ts';
import { Mouthpiece } from '../../web/softphone/mouthpiece.ts';
import { decodeMulaw, encodeMulaw } from '../../web/softphone/mulaw.ts';
import { SampleQueue } from '../../web/softphone/sample-queue.ts';
import { SilentSpeaker } from '../../web/softphone/silent-speaker.ts';

/** Not random. */
function numbers(of: (at: number) => number): () => number {
  let at = 0;
  return () => {
    at += 1;
    return of(at);
  };
}

const SECOND = new Uint8Array(8000).fill(0x80);

describe('mu-law in the page', () => {
  it('is that of the gateway, for every code and every sample', () => {
    const codes = Uint8Array.from({ length: 256 }, (_, code) => code);
    expect(decodeMulaw(codes).map((sample) => sample + 0)).toEqual(
      strictDecode(codes).map((sample) => sample + 0),
    );
    const samples = Int16Array.from({ length: 65_536 }, (_, at) => at - 32_768);
    const decoded = (bytes: Uint8Array) => strictDecode(bytes);
    expect(decoded(encodeMulaw(samples))).toEqual(decoded(strictEncode(samples)));
  });
});

describe('the earpiece', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function earpiece() {
    const reached: string[] = [];
    const ear = new Earpiece(new SilentSpeaker());
    return { ear, reached, mark: (name: string) => ear.mark(() => reached.push(name)) };
  }

  it('reaches a mark when all before it was played', async () => {
    const { ear, reached, mark } = earpiece();
    mark('nothing before');
    ear.play(SECOND);
    mark('first');
    ear.play(SECOND);
    mark('second');
    mark('third');
    expect(reached).toEqual(['nothing before']);
    await vi.advanceTimersByTimeAsync(940);
    expect(reached).toEqual(['nothing before']);
    await vi.advanceTimersByTimeAsync(100);
    expect(reached).toEqual(['nothing before', 'first']);
    await vi.advanceTimersByTimeAsync(1000);
    expect(reached).toEqual(['nothing before', 'first', 'second', 'third']);
  });

  it('reaches every mark when it is cleared, and plays on', async () => {
    const { ear, reached, mark } = earpiece();
    ear.play(SECOND);
    mark('first');
    await vi.advanceTimersByTimeAsync(200);
    ear.clear();
    expect(reached).toEqual(['first']);
    ear.play(SECOND);
    mark('next');
    await vi.advanceTimersByTimeAsync(900);
    expect(reached).toEqual(['first']);
    await vi.advanceTimersByTimeAsync(200);
    expect(reached).toEqual(['first', 'next']);
  });

  it('gives back what it plays as an echo', () => {
    const { ear } = earpiece();
    ear.play(SECOND);
    const loud = decodeMulaw(SECOND)[0];
    expect(ear.takeEcho(160)).toEqual(new Int16Array(160).fill(loud ?? 0));
    ear.clear();
    expect(ear.takeEcho(160)).toEqual(new Int16Array(160));
  });
});

describe('the mouthpiece', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function mouthpiece(random = () => 0.5) {
    const frames: { atMs: number; index: number }[] = [];
    const mouth = new Mouthpiece({
      voice: new SampleQueue(1000),
      takeEcho: (n) => new Int16Array(n),
      random,
    });
    const startedMs = performance.now();
    const start = () =>
      mouth.start((_, index) => frames.push({ index, atMs: performance.now() - startedMs }));
    return { mouth, frames, start };
  }

  it('sends fifty frames a second, in order', async () => {
    const { mouth, frames, start } = mouthpiece();
    start();
    await vi.advanceTimersByTimeAsync(1000);
    mouth.stop();
    expect(frames.map(({ index }) => index)).toEqual(Array.from({ length: 50 }, (_, index) => index));
    await vi.advanceTimersByTimeAsync(1000);
    expect(frames).toHaveLength(50);
  });

  it('loses frames, and counts them', async () => {
    const { mouth, frames, start } = mouthpiece(numbers((at) => (at % 3 === 0 ? 0.01 : 0.9)));
    mouth.faults = { ...GOOD_LINE, lossPercent: 10 };
    start();
    await vi.advanceTimersByTimeAsync(1000);
    mouth.stop();
    expect(frames.length).toBeGreaterThan(10);
    expect(frames.length).toBeLessThan(50);
    expect(frames.at(-1)?.index).toBeGreaterThan(40);
  });

  it('delays frames, with jitter, and none overtakes another', async () => {
    const { mouth, frames, start } = mouthpiece(numbers((at) => (at * 0.37) % 1));
    mouth.faults = { ...GOOD_LINE, delayMs: 300, jitterMs: 200 };
    start();
    await vi.advanceTimersByTimeAsync(300);
    expect(frames).toEqual([]);
    await vi.advanceTimersByTimeAsync(1700);
    const indices = frames.map(({ index }) => index);
    expect(indices).toEqual(indices.toSorted((a, b) => a - b));
    for (const { index, atMs } of frames) expect(atMs - (index + 1) * 20).toBeGreaterThanOrEqual(300);
    mouth.stop();
  });
});

describe('a bad line', () => {
  it('adds noise and echo within full scale', () => {
    const spoken = new Int16Array(4).fill(30_000);
    const echo = new Int16Array(4).fill(30_000);
    const faults = { ...GOOD_LINE, echoPercent: 50, noisePercent: 10 };
    expect(disturbed(spoken, echo, faults, () => 1)).toEqual(new Int16Array(4).fill(32_767));
    expect(disturbed(spoken, echo, GOOD_LINE)).toBe(spoken);
    const silence = new Int16Array(4);
    expect(disturbed(silence, silence, { ...GOOD_LINE, noisePercent: 10 }, () => 0)[0]).toBe(-3277);
  });
});
