import { describe, expect, it } from 'vitest';
import { Random } from '../../../sandbox/chaos/random.ts';
import { Backgrounds } from '../../../sandbox/floor/backgrounds.ts';
import { type Clip, loadClips } from '../../../sandbox/floor/clips.ts';
import type { Noise } from '../../../sandbox/floor/events.ts';
import { heardSegments } from '../../../sandbox/floor/heard-segments.ts';
import { cough, knock } from '../../../sandbox/floor/noises.ts';
import { SceneMicrophone } from '../../../sandbox/floor/scene-microphone.ts';
import { SpeechLibrary } from '../../../sandbox/model/speech-library.ts';
import { SpokenWords } from '../../../sandbox/model/spoken-words.ts';
import { VendorEar } from '../../../sandbox/model/vendor-ear.ts';
import { SILENCE_BYTE } from '../../../src/audio/format.ts';
import { decodeMulaw } from '../../../src/audio/mulaw.ts';

const SILENCE_MS = 500;
const BEGIN_FRAME = 200;
const LAST_FRAME = 400;
const library = SpeechLibrary.load();
const clips = loadClips();
const backgrounds = new Backgrounds(clips);

interface Heard {
  readonly starts: number[];
  readonly ends: number[];
  readonly texts: string[];
  readonly words: string[];
}

/** What a vendor's ear makes of a sound that begins after 4 s. @param gate what the gateway passes on of a frame */
function hear(
  { pcm, text = '', noise = 'clean' }: { pcm: Int16Array; text?: string; noise?: Noise },
  gate: (mulaw: Buffer, frame: number) => Buffer = (mulaw) => mulaw,
): Heard {
  const heard: Heard = { starts: [], ends: [], texts: [], words: [] };
  const words = new SpokenWords();
  const question = clips.find(({ lang }) => lang === 'en');
  if (!question) throw new Error('no clip');
  const exchange = { question, kind: 'cough', place: 'silence', clip: undefined, seed: 1 } as const;
  const background = backgrounds.of({ lang: 'en', noise, seed: 1, exchanges: [exchange] });
  const played = () => new Uint8Array(0);
  const microphone = new SceneMicrophone({ background, words, played, onFrame: () => undefined });
  const ear = new VendorEar({
    ...{ words, library, silenceMs: SILENCE_MS },
    onSpeechStarted: (atMs) => heard.starts.push(atMs - BEGIN_FRAME * 20),
    onSpeechStopped: (atMs, said) => {
      heard.ends.push(atMs - BEGIN_FRAME * 20);
      heard.texts.push(said);
    },
    onWord: (word) => heard.words.push(word),
  });
  for (let frame = 0; frame < LAST_FRAME; frame += 1) {
    if (frame === BEGIN_FRAME) void microphone.play(pcm, text);
    ear.hear(decodeMulaw(gate(microphone.frame(frame), frame)));
  }
  return heard;
}

describe('a vendor’s ear', () => {
  const spoken = clips.filter(
    ({ kind, lang }) => kind === 'interruption' && (lang === 'de' || lang === 'hi'),
  );

  it.each(spoken)('hears the words of $text', ({ pcm, text }: Clip) => {
    for (const noise of ['clean', 'babble-20'] as const) {
      const heard = hear({ pcm, text, noise });
      expect(heard.texts).toEqual([text]);
      expect(heard.words.join(' ')).toBe(text);
      expect(Math.abs(heard.starts[0] ?? 9999)).toBeLessThan(120);
    }
  });

  it.each([1, 2, 3, 4, 5])('takes cough and knock %i for speech without words', (seed) => {
    for (const pcm of [cough(new Random(seed)), knock(new Random(seed))]) {
      const heard = hear({ pcm });
      expect(heard.starts).toHaveLength(1);
      expect(heard.texts).toEqual(['']);
    }
  });

  it('does not take babble for speech', () => {
    expect(hear({ pcm: new Int16Array(160), noise: 'babble-10' }).starts).toEqual([]);
  });

  it('hears no word of frames that do not arrive', () => {
    const [clip] = spoken;
    if (!clip) throw new Error('no clip');
    const silence = Buffer.alloc(160, SILENCE_BYTE);
    const firstHalf = BEGIN_FRAME + clip.pcm.length / 160 / 2;
    const heard = hear(clip, (mulaw, frame) => (frame >= BEGIN_FRAME && frame < firstHalf ? silence : mulaw));
    expect(heard.words.length).toBeGreaterThan(0);
    expect(clip.text.endsWith(heard.words.join(' '))).toBe(true);
    expect(heard.words.length).toBeLessThan(clip.text.split(' ').length);
  });
});

describe('the echo of the assistant', () => {
  it('comes 250 ms later, 18 dB quieter, with words of what it says', () => {
    const words = new SpokenWords();
    const loud = Buffer.alloc(160, 0x10);
    const played = (frame: number) => (frame >= 100 && frame < 200 ? loud : Buffer.alloc(0));
    const microphone = new SceneMicrophone({
      ...{ background: new Int16Array(160), words, played },
      onFrame: () => undefined,
    });
    const frames = Array.from({ length: 200 }, (_, frame) => {
      if (frame === 100) microphone.echo(2000, 'one two three');
      return microphone.frame(frame);
    });
    const level = (frame: number) => Math.abs(decodeMulaw(frames[frame] ?? loud)[0] ?? 0);
    expect(level(111)).toBe(0);
    expect(level(113)).toBeGreaterThan(0);
    expect(20 * Math.log10(Math.abs(decodeMulaw(loud)[0] ?? 0) / level(120))).toBeCloseTo(18, 0);
    expect(frames.map((frame) => words.wordIn(frame)).filter(Boolean)[0]).toBeDefined();
  });
});

describe('what the caller heard', () => {
  it('is one segment across short pauses, and two across long ones', () => {
    const loud = (ms: number) => Buffer.alloc(ms * 8, 0x20);
    const silent = (ms: number) => Buffer.alloc(ms * 8, SILENCE_BYTE);
    const heard = Buffer.concat([silent(100), loud(200), silent(380), loud(100), silent(400), loud(60)]);
    expect(heardSegments(heard)).toEqual([
      { startMs: 100, endMs: 780 },
      { startMs: 1180, endMs: 1240 },
    ]);
  });
});
