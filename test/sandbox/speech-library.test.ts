import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sentences } from '../../sandbox/model/mouth.ts';
import { SpeechLibrary } from '../../sandbox/model/speech-library.ts';
import { parseWav } from '../../src/audio/wav.ts';

const FOLDER = new URL('../../fixtures/audio/', import.meta.url);
const library = SpeechLibrary.load();
const all = library.utterances();

describe('the recorded lines', () => {
  it('are found by their text and by their id', () => {
    for (const utterance of all) {
      expect(library.find(utterance.text)).toBe(utterance);
      expect(library.utterance(utterance.id)).toBe(utterance);
    }
  });

  it('of the assistant are found sentence by sentence too', () => {
    const pieces = all
      .filter(({ speaker }) => speaker === 'assistant')
      .flatMap(({ text }) => sentences(text));
    expect(pieces.filter((sentence) => !library.find(sentence))).toEqual([]);
  });

  it('of callers ask for a person in seven languages', () => {
    const languages = library.callerUtterances().map(({ lang }) => lang);
    expect(new Set(languages)).toEqual(new Set(['en', 'fr', 'it', 'de', 'es', 'pt', 'hi']));
  });

  it('are there for listening as well, all of them and no others', () => {
    const names = readdirSync(FOLDER);
    expect(names.filter((name) => name.endsWith('.ulaw')).sort()).toEqual(
      all.map(({ id }) => `${id}.ulaw`).sort(),
    );
    for (const { id, mulaw } of all) {
      const wav = parseWav(readFileSync(new URL(`${id}.wav`, FOLDER)));
      expect(wav).toMatchObject({ encoding: 'mulaw', sampleRateHz: 8000, channels: 1 });
      expect(Buffer.from(wav?.samples ?? []).equals(mulaw)).toBe(true);
    }
  });

  it('are asked for by name only when they exist', () => {
    expect(() => library.utterance('nobody')).toThrow("no recording 'nobody'");
    expect(library.find('never recorded')).toBeUndefined();
  });
});
