import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Understood } from '../../sandbox/cascade/listener.ts';
import { WordListener } from '../../sandbox/cascade/word-listener.ts';
import { SpeechLibrary } from '../../sandbox/model/speech-library.ts';
import { SpokenWords } from '../../sandbox/model/spoken-words.ts';
import { decodeMulaw, encodeMulaw } from '../../src/audio/mulaw.ts';

const SILENCE = new Int16Array(160);
const FRAMES_OF_SILENCE = 40;
const library = SpeechLibrary.load();

/** 20 ms of sound that sounds like no other. */
function sound(seed: number): Int16Array {
  const loud = Int16Array.from({ length: 160 }, (_, at) => ((at * (2 * seed + 1)) % 512) * 16 - 4000);
  return decodeMulaw(encodeMulaw(loud));
}

function rig(wordDelaysMs: number[], finalDelayMs = 200) {
  const words = new SpokenWords();
  const told: Understood[] = [];
  const listener = new WordListener({
    ...{ words, library, silenceMs: 300, finalDelayMs: () => finalDelayMs },
    wordDelayMs: () => wordDelaysMs.shift() ?? 0,
    languageOf: () => 'en',
    onWords: (part) => told.push(part),
  });
  const hears = (...frames: readonly Int16Array[]) => {
    for (const frame of frames) listener.hear(frame);
  };
  hears(...Array<Int16Array>(FRAMES_OF_SILENCE).fill(SILENCE));
  return {
    told,
    says(text: string) {
      for (const [n, word] of text.split(' ').entries()) {
        const last = sound(100 + n);
        words.note(encodeMulaw(last), word);
        hears(sound(1), sound(2), sound(3), sound(4), last);
      }
    },
    coughs: () => hears(sound(1), sound(2), sound(3), sound(4)),
    fallsSilent: () => hears(...Array<Int16Array>(FRAMES_OF_SILENCE).fill(SILENCE)),
  };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a transcription of the sandbox that hears word by word', () => {
  it('tells each word late and in order, and all of them after a silence', () => {
    const call = rig([500, 300]);
    call.says('good morning');
    call.fallsSilent();
    vi.advanceTimersByTime(199);
    expect(call.told).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(call.told).toMatchObject([{ text: 'good morning', isFinal: true, language: 'en', segment: 1 }]);
  });

  it('tells words that are sooner than the silence as guesses of the same stretch', () => {
    const call = rig([500, 300]);
    call.says('good morning');
    vi.advanceTimersByTime(500);
    call.fallsSilent();
    vi.advanceTimersByTime(200);
    expect(call.told.map(({ text, isFinal }) => [text, isFinal])).toEqual([
      ['good', false],
      ['good morning', false],
      ['good morning', true],
    ]);
    expect(new Set(call.told.map(({ segment }) => segment)).size).toBe(1);
  });

  it('has an empty text for a sound without words', () => {
    const call = rig([]);
    call.coughs();
    call.fallsSilent();
    vi.advanceTimersByTime(200);
    expect(call.told).toMatchObject([{ text: '', isFinal: true }]);
  });
});
