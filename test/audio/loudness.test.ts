import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FRAME_BYTES } from '../../src/audio/format.ts';
import { meanLevel } from '../../src/audio/loudness.ts';
import { decodeMulaw, encodeMulaw } from '../../src/audio/mulaw.ts';

const FIXTURES = new URL('../../fixtures/audio/', import.meta.url);

/** All of the recorded speech, in frames of 20 ms. */
function recordedFrames(): Buffer[] {
  const files = readdirSync(FIXTURES).filter((name) => name.endsWith('.ulaw'));
  return files.flatMap((name) => {
    const audio = readFileSync(new URL(name, FIXTURES));
    const frames = Math.floor(audio.length / FRAME_BYTES);
    return Array.from({ length: frames }, (_, at) =>
      audio.subarray(at * FRAME_BYTES, (at + 1) * FRAME_BYTES),
    );
  });
}

/** The plain way: every sample. */
function meanOfAll(frame: Buffer): number {
  return decodeMulaw(frame).reduce((sum, sample) => sum + Math.abs(sample), 0) / frame.length;
}

describe('the level of a frame', () => {
  it('is that of its samples', () => {
    const square = Int16Array.from({ length: 160 }, (_, at) => (at % 20 < 10 ? 5_000 : -5_000));
    const mulaw = Buffer.from(encodeMulaw(square));
    expect(meanLevel(mulaw, 0, mulaw.length)).toBeCloseTo(meanOfAll(mulaw), 6);
    expect(meanLevel(mulaw, 160, 160)).toBe(0);
  });

  it('tells speech from silence as all samples would, but for frames at the limit', () => {
    const frames = recordedFrames();
    const otherwise = frames.filter((frame) => {
      const loud = meanOfAll(frame) > 400;
      return meanLevel(frame, 0, frame.length) > 400 !== loud;
    });
    expect(frames.length).toBeGreaterThan(4_000);
    expect(otherwise.length / frames.length).toBeLessThan(0.02);
    for (const frame of otherwise) expect(Math.abs(meanOfAll(frame) - 400)).toBeLessThan(200);
  });
});
