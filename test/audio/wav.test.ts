import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildWav, parseWav, type WavAudio } from '../../src/audio/wav.ts';

const FIXTURE = new URL('../../fixtures/audio/caller-hello', import.meta.url);

const anyAudio: fc.Arbitrary<WavAudio> = fc.oneof(
  fc.record({
    encoding: fc.constant('pcm16' as const),
    sampleRateHz: fc.constantFrom(8000, 16_000, 24_000),
    channels: fc.constantFrom(1, 2),
    samples: fc.int16Array({ maxLength: 300 }),
  }),
  fc.record({
    encoding: fc.constant('mulaw' as const),
    sampleRateHz: fc.constant(8000),
    channels: fc.constant(1),
    samples: fc.uint8Array({ maxLength: 301 }),
  }),
);

describe('a WAV file', () => {
  it('gives back what was put in', () => {
    fc.assert(
      fc.property(anyAudio, (audio) => {
        expect(parseWav(buildWav(audio))).toEqual(audio);
      }),
    );
  });

  it('has the lengths that players check', () => {
    const file = buildWav({
      encoding: 'pcm16',
      sampleRateHz: 8000,
      channels: 1,
      samples: Int16Array.of(1, -2),
    });
    expect(file.toString('hex')).toBe(
      '52494646280000005741564566' +
        '6d742010000000010001' +
        '00401f0000803e000002001000' +
        '64617461040000000100feff',
    );
  });

  it('pads an odd number of bytes and says so nowhere', () => {
    const file = buildWav({
      encoding: 'mulaw',
      sampleRateHz: 8000,
      channels: 1,
      samples: Uint8Array.of(1, 2, 3),
    });
    expect(file.length % 2).toBe(0);
    expect(file.readUInt32LE(4)).toBe(file.length - 8);
    expect(file.readUInt32LE(file.length - 8)).toBe(3);
  });

  it('made by another program is read too', () => {
    const parsed = parseWav(readFileSync(`${FIXTURE.pathname}.wav`));
    expect(parsed).toMatchObject({ encoding: 'mulaw', sampleRateHz: 8000, channels: 1 });
    expect(Buffer.from(parsed?.samples ?? [])).toEqual(readFileSync(`${FIXTURE.pathname}.ulaw`));
  });

  it('that is none, or of another kind, is not read', () => {
    const pcm: WavAudio = { encoding: 'pcm16', sampleRateHz: 8000, channels: 1, samples: Int16Array.of(1) };
    const float = buildWav(pcm);
    float.writeUInt16LE(3, 20);
    const silentHeader = buildWav(pcm);
    silentHeader.writeUInt16LE(0, 22);
    expect(parseWav(float)).toBeUndefined();
    expect(parseWav(silentHeader)).toBeUndefined();
    expect(parseWav(Buffer.from('RIFF'))).toBeUndefined();
    expect(parseWav(buildWav(pcm).subarray(0, 30))).toBeUndefined();
  });

  it('never throws on damaged bytes', () => {
    const file = buildWav({
      encoding: 'mulaw',
      sampleRateHz: 8000,
      channels: 1,
      samples: new Uint8Array(40),
    });
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(255), fc.nat(file.length), (place, value, length) => {
        const damaged = Buffer.from(file);
        damaged[place] = value;
        parseWav(damaged.subarray(0, length));
      }),
    );
  });
});
