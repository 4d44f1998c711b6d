import { describe, expect, it } from 'vitest';
import { TELEPHONE_LINE, WIDEBAND_LINE } from '../../../src/audio/line-format.ts';
import { LineInput, LineOutput } from '../../../src/voice/cascade/audio/line-audio.ts';
import { serviceFormat } from '../../../src/voice/cascade/audio/service-format.ts';
import { voiceFor } from '../../../src/voice/cascade/speaking/voices.ts';

describe('audio between a line and the services', () => {
  it('passes as it is on a telephone line', () => {
    const format = serviceFormat(TELEPHONE_LINE, 'mulaw');
    const audio = Buffer.from([1, 2, 3]);
    expect(new LineInput(TELEPHONE_LINE, format).convert(audio)).toBe(audio);
    const output = new LineOutput(TELEPHONE_LINE, format);
    expect(output.take(Buffer.alloc(330, 7))).toEqual(Buffer.alloc(320, 7));
    expect(output.rest()).toEqual(Buffer.alloc(10, 7));
  });

  it('is PCM of twice the length with the setting', () => {
    const format = serviceFormat(TELEPHONE_LINE, 'pcm');
    expect(new LineInput(TELEPHONE_LINE, format).convert(Buffer.alloc(160, 0xff))).toHaveLength(320);
    const output = new LineOutput(TELEPHONE_LINE, format);
    // Pieces end within a sample.
    const frames = [321, 1, 319, 639].map((length) => output.take(Buffer.alloc(length)).length);
    expect(frames).toEqual([160, 0, 160, 320]);
    expect(output.rest()).toHaveLength(0);
  });

  it('is wideband for a browser', () => {
    const format = serviceFormat(WIDEBAND_LINE, 'mulaw');
    expect(format).toMatchObject({ encoding: 'pcm', sampleRateHz: 16_000 });
    expect(new LineInput(WIDEBAND_LINE, format).convert(Buffer.alloc(960))).toHaveLength(640);
    expect(new LineOutput(WIDEBAND_LINE, format).take(Buffer.alloc(640))).toHaveLength(960);
  });
});

describe('the voice', () => {
  it.each([
    ['en', undefined, 'matthew', 'Matthew', 'en-US'],
    ['de', undefined, 'matthew', 'Vicki', 'de-DE'],
    ['de', undefined, 'lennart', 'Lennart', 'de-DE'],
    ['en', 'amy', 'matthew', 'Amy', 'en-GB'],
    ['fr', 'Amy', 'matthew', 'Lea', 'fr-FR'],
    ['pt', undefined, 'leo', 'Thiago', 'pt-BR'],
    ['en', 'Nobody', undefined, 'Ruth', 'en-US'],
    ['nl', undefined, 'matthew', 'Matthew', 'en-US'],
  ])('in %s, wanted %s, after %s: %s', (language, wanted, novaVoice, id, languageCode) => {
    expect(voiceFor(language, { wanted, novaVoice })).toEqual({ id, languageCode });
  });
});
