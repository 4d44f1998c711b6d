import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Resampler, type SampleRate } from '../../src/audio/resampler.ts';
import { decibels, level, tone } from './tone.ts';

const PAIRS: readonly (readonly [SampleRate, SampleRate])[] = [
  [8000, 16_000],
  [8000, 24_000],
  [16_000, 8000],
  [24_000, 8000],
  [16_000, 24_000],
  [24_000, 16_000],
];
const ONE_SECOND = 1;

function resample(pcm: Int16Array, fromHz: SampleRate, toHz: SampleRate): Int16Array {
  return new Resampler(fromHz, toHz).process(pcm).slice();
}

describe.each(PAIRS)('from %i to %i Hz', (fromHz, toHz) => {
  const ratio = toHz / fromHz;

  it('gives the same samples however the stream is cut', () => {
    const samples = fc.int16Array({ minLength: 1, maxLength: 700 });
    const lengths = fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 20 });
    fc.assert(
      fc.property(samples, lengths, (pcm, cuts) => {
        const whole = resample(pcm, fromHz, toHz);
        const streaming = new Resampler(fromHz, toHz);
        const pieces: number[] = [];
        let at = 0;
        for (const cut of [...cuts, pcm.length]) {
          pieces.push(...streaming.process(pcm.subarray(at, at + cut)));
          at = Math.min(pcm.length, at + cut);
        }
        expect(Int16Array.from(pieces)).toEqual(whole);
        expect(whole).toHaveLength(Math.ceil((pcm.length * toHz) / fromHz));
      }),
      { numRuns: 60 },
    );
  });

  it.each([300, 1000, 2500, 3200])('keeps the level of a %i Hz tone within 0.2 dB', (frequencyHz) => {
    const input = tone(frequencyHz, fromHz, fromHz * ONE_SECOND);
    const output = resample(input, fromHz, toHz);
    expect(Math.abs(decibels(level(output) / level(input)))).toBeLessThan(0.2);
  });

  it('passes a constant unchanged', () => {
    const output = resample(new Int16Array(4000).fill(12_345), fromHz, toHz);
    expect([...new Set(output.subarray(output.length >> 1))]).toEqual([12_345]);
  });

  it('is late by the delay it states', () => {
    const at = 480;
    const input = new Int16Array(1920);
    input[at] = 30_000;
    const output = resample(input, fromHz, toHz);
    const { delayMs } = new Resampler(fromHz, toHz);
    const loudest = output.indexOf(Math.max(...output));
    expect(loudest).toBe(at * ratio + (delayMs * toHz) / 1000);
  });

  it('clips where it would overshoot', () => {
    const square = Int16Array.from({ length: 3000 }, (_, i) => (Math.floor(i / 150) % 2 ? 32_767 : -32_768));
    const output = resample(square, fromHz, toHz);
    const scale = 150 * ratio;
    const delay = (new Resampler(fromHz, toHz).delayMs * toHz) / 1000;
    output.forEach((sample, index) => {
      const place = (index - delay) % scale;
      if (index < scale * 2 || place < scale / 16 || place > (scale * 15) / 16) return;
      expect(Math.sign(sample)).toBe(Math.floor((index - delay) / scale) % 2 ? 1 : -1);
    });
    expect(Math.max(...output)).toBe(32_767);
  });

  it('writes into the array it is given, when that is long enough', () => {
    const input = tone(1000, fromHz, 480);
    const into = new Int16Array(2000);
    const output = new Resampler(fromHz, toHz).process(input, into);
    expect(output.buffer).toBe(into.buffer);
    expect(output).toEqual(resample(input, fromHz, toHz));
    expect(new Resampler(fromHz, toHz).process(input, new Int16Array(1))).toEqual(output);
  });

  it('starts afresh after a reset', () => {
    const input = tone(700, fromHz, 481);
    const resampler = new Resampler(fromHz, toHz);
    const first = resampler.process(input).slice();
    resampler.reset();
    expect(resampler.process(input)).toEqual(first);
  });
});

describe('going down', () => {
  it.each([
    [16_000, 4001],
    [16_000, 4100],
    [16_000, 5000],
    [16_000, 7000],
    [24_000, 4100],
    [24_000, 5000],
    [24_000, 7000],
    [24_000, 11_000],
  ] as const)('from %i Hz, a tone of %i Hz does not fold back', (fromHz, frequencyHz) => {
    const input = tone(frequencyHz, fromHz, fromHz * ONE_SECOND, 30_000);
    expect(decibels(level(resample(input, fromHz, 8000)) / level(input))).toBeLessThan(-60);
  });

  it.each([8001, 9000, 11_000])(
    'from 24000 to 16000 Hz, a tone of %i Hz does not fold back',
    (frequencyHz) => {
      const input = tone(frequencyHz, 24_000, 24_000 * ONE_SECOND, 30_000);
      expect(decibels(level(resample(input, 24_000, 16_000)) / level(input))).toBeLessThan(-60);
    },
  );
});

describe('going up', () => {
  it.each([16_000, 24_000] as const)('to %i Hz, a tone leaves no image of itself', (toHz) => {
    const samples = resample(tone(1000, 8000, 8000, 30_000), 8000, toHz);
    const { delayMs } = new Resampler(8000, toHz);
    const delay = (delayMs * toHz) / 1000;
    const ideal = tone(1000, toHz, toHz, 30_000);
    const rest = samples.map((sample, index) => sample - (ideal[index - delay] ?? 0));
    expect(decibels(level(rest) / level(samples))).toBeLessThan(-60);
  });
});

describe('from 16 to 24 kHz', () => {
  const widen = (frequencyHz: number) => {
    const input = tone(frequencyHz, 16_000, 16_000 * ONE_SECOND, 30_000);
    return { input, output: resample(input, 16_000, 24_000) };
  };

  it.each([4000, 5500, 6400])('keeps the level of a %i Hz tone within 0.2 dB', (frequencyHz) => {
    const { input, output } = widen(frequencyHz);
    expect(Math.abs(decibels(level(output) / level(input)))).toBeLessThan(0.2);
  });

  it.each([1000, 4000, 6500, 7200])('leaves no image of a %i Hz tone', (frequencyHz) => {
    const { output } = widen(frequencyHz);
    const strengths = [frequencyHz, 16_000 - frequencyHz].map((hz) => strengthOf(hz, output, 24_000));
    const [itself = 1, image = 1] = strengths;
    expect(decibels(image / itself)).toBeLessThan(-55);
  });
});

/** How much of one frequency there is, by correlation. */
function strengthOf(frequencyHz: number, pcm: Int16Array, sampleRateHz: number): number {
  let [re, im] = [0, 0];
  for (const [at, sample] of pcm.subarray(pcm.length >> 2, pcm.length - (pcm.length >> 2)).entries()) {
    const angle = (2 * Math.PI * frequencyHz * at) / sampleRateHz;
    re += sample * Math.cos(angle);
    im += sample * Math.sin(angle);
  }
  return Math.hypot(re, im);
}

it('leaves equal rates untouched and undelayed', () => {
  const resampler = new Resampler(8000, 8000);
  const input = tone(1000, 8000, 160);
  expect(resampler.process(input)).toBe(input);
  expect(resampler.delayMs).toBe(0);
});
