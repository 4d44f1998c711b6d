import { describe, expect, it } from 'vitest';
import { TELEPHONE_LINE, WIDEBAND_LINE } from '../../../src/audio/line-format.ts';
import { silencePayload } from '../../../src/audio/mulaw.ts';
import { AudioCodec } from '../../../src/voice/nova/audio/audio-codec.ts';
import { ratesFor } from '../../../src/voice/nova/audio/model-rates.ts';
import { library } from '../rig/caller.ts';

const ALL_CODES = Buffer.from(Uint8Array.from({ length: 256 }, (_, code) => code)).toString('base64');

describe('AudioCodec', () => {
  it('gives 16-bit samples for each byte, and back the very same', () => {
    const codec = new AudioCodec(TELEPHONE_LINE, { inputHz: 8000, outputHz: 8000 });
    const pcm = Buffer.from(codec.toModel(ALL_CODES), 'base64');
    expect(pcm).toHaveLength(512);
    const back = Buffer.from(codec.fromModel(pcm), 'base64');
    // 0x7f is a second zero; it comes back as the first.
    expect([...back]).toEqual(Array.from({ length: 256 }, (_, code) => (code === 0x7f ? 0xff : code)));
  });

  it.each([16_000, 24_000] as const)('keeps length and sound at %i Hz', (rateHz) => {
    const codec = new AudioCodec(TELEPHONE_LINE, { inputHz: rateHz, outputHz: rateHz });
    const { mulaw } = library.utterance('caller-hello');
    let pcmBytes = 0;
    const back: Buffer[] = [];
    for (let at = 0; at < mulaw.length; at += 160) {
      const frame = mulaw.subarray(at, at + 160).toString('base64');
      const pcm = Buffer.from(codec.toModel(frame), 'base64');
      pcmBytes += pcm.length;
      back.push(Buffer.from(codec.fromModel(pcm), 'base64'));
    }
    expect(pcmBytes).toBe((mulaw.length * 2 * rateHz) / 8000);
    const bytes = Buffer.concat(back);
    expect(bytes).toHaveLength(mulaw.length);
    const loud = (buffer: Buffer) => buffer.filter((code) => (code & 0x70) < 0x40).length;
    expect(loud(bytes) / loud(mulaw)).toBeCloseTo(1, 1);
  });

  it('takes payloads of any length', () => {
    const codec = new AudioCodec(TELEPHONE_LINE, { inputHz: 8000, outputHz: 8000 });
    expect(codec.toModel('')).toBe('');
    expect(Buffer.from(codec.toModel(silencePayload(100_000)), 'base64')).toHaveLength(200_000);
    expect(Buffer.from(codec.toModel('/w=='), 'base64')).toEqual(Buffer.alloc(2));
    expect(codec.fromModel(Buffer.alloc(1))).toBe('');
  });

  it('reads samples wherever they stand', () => {
    const codec = new AudioCodec(TELEPHONE_LINE, { inputHz: 8000, outputHz: 8000 });
    const pcm = Buffer.from(codec.toModel(ALL_CODES), 'base64');
    const odd = Buffer.concat([Buffer.alloc(1), pcm]).subarray(1);
    expect(codec.fromModel(odd)).toBe(codec.fromModel(pcm));
  });

  it('knows silence', () => {
    expect(
      Buffer.from(
        new AudioCodec(TELEPHONE_LINE, { inputHz: 16_000, outputHz: 16_000 }).silence(100),
        'base64',
      ),
    ).toEqual(Buffer.alloc(3200));
  });
});

describe('a wideband line', () => {
  const codec = () => new AudioCodec(WIDEBAND_LINE, ratesFor(WIDEBAND_LINE, 8000));

  it('is heard by the model at 16 kHz, and gets its speech unchanged', () => {
    const second = Buffer.alloc(48_000);
    expect(Buffer.from(codec().toModel(second.toString('base64')), 'base64')).toHaveLength(32_000);
    const spoken = Buffer.from(Int16Array.from({ length: 480 }, (_, index) => index * 50).buffer);
    expect(codec().fromModel(spoken)).toBe(spoken.toString('base64'));
  });

  it('has its own silence for the model', () => {
    expect(Buffer.from(codec().silence(100), 'base64')).toEqual(Buffer.alloc(3200));
  });
});
