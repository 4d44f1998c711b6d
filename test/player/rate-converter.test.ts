import { describe, expect, it } from 'vitest';
import { RateConverter } from '../../web/audio/rate-converter.ts';

const RATES: readonly (readonly [from: number, to: number])[] = [
  [48_000, 16_000],
  [44_100, 16_000],
  [24_000, 48_000],
  [24_000, 44_100],
  [96_000, 16_000],
  [8000, 16_000],
  [16_000, 16_000],
  // A device without a common factor.
  [47_999, 16_000],
];

function tone(hz: number, rateHz: number, seconds: number): Float32Array {
  return Float32Array.from({ length: rateHz * seconds }, (_, i) => Math.sin((2 * Math.PI * hz * i) / rateHz));
}

function convert(samples: Float32Array, from: number, to: number, step = 128): Float32Array {
  const converter = new RateConverter(from, to);
  const output = new Float32Array(Math.ceil((samples.length * to) / from) + 8);
  let at = 0;
  for (let i = 0; i < samples.length; i += step)
    at += converter.process(samples.subarray(i, i + step), output.subarray(at));
  return output.subarray(0, at);
}

/** Root mean square of the middle, where the filter has settled. */
function level(samples: Float32Array): number {
  const middle = samples.subarray(samples.length / 4, (samples.length * 3) / 4);
  return Math.sqrt(middle.reduce((sum, sample) => sum + sample * sample, 0) / middle.length);
}

describe.each(RATES)('from %i to %i Hz', (from, to) => {
  it('makes as many samples as the time needs', () => {
    expect(Math.abs(convert(tone(440, from, 1), from, to).length - to)).toBeLessThanOrEqual(1);
  });

  it('keeps a tone of the voice as loud as it was', () => {
    for (const hz of [200, 1000, 3000])
      expect(level(convert(tone(hz, from, 1), from, to))).toBeCloseTo(Math.SQRT1_2, 2);
  });

  it('does not depend on how the stream is cut', () => {
    const samples = tone(700, from, 0.1);
    const whole = convert(samples, from, to, samples.length);
    const pieces = convert(samples, from, to, 37);
    expect(pieces.length).toBe(whole.length);
    for (const [at, sample] of pieces.entries()) expect(sample).toBeCloseTo(whole[at] ?? 0, 6);
  });
});

describe('the converter of the microphone', () => {
  it.each([44_100, 48_000])('lets nothing above 8 kHz fold into the voice, from %i Hz', (from) => {
    for (const hz of [9000, 12_000, 15_000])
      expect(level(convert(tone(hz, from, 1), from, 16_000))).toBeLessThan(0.002);
  });

  it('begins anew without what was before', () => {
    const converter = new RateConverter(48_000, 16_000);
    const output = new Float32Array(200);
    converter.process(new Float32Array(480).fill(1), output);
    converter.reset();
    output.fill(0);
    const length = converter.process(new Float32Array(480), output);
    expect(output.subarray(0, length).every((sample) => sample === 0)).toBe(true);
  });
});
