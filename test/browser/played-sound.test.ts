import { describe, expect, it } from 'vitest';
import { speak } from '../../sandbox/model/mouth.ts';
import { SpeechLibrary } from '../../sandbox/model/speech-library.ts';
import { HOURS, SUNDAY } from '../support/phones.ts';
import { PlayedSound } from './support/played-sound.ts';
import { SoundTap } from './support/sound-tap.ts';

const library = SpeechLibrary.load();
const RATE_HZ = 48_000;
const BLOCK = 128;

/** What a page hands over that has played this from a moment on: blocks without the silent ones. */
function played(speech: Int16Array, startMs: number): PlayedSound {
  const wide = Int16Array.from({ length: speech.length * 6 }, (_, at) => speech[Math.floor(at / 6)] ?? 0);
  const starts = Array.from({ length: Math.floor(wide.length / BLOCK) }, (_, block) => block * BLOCK);
  const loud = starts.filter((at) => wide.subarray(at, at + BLOCK).some((sample) => sample !== 0));
  const audio = Buffer.concat(loud.map((at) => Buffer.from(wide.slice(at, at + BLOCK).buffer)));
  const frames = loud.map((at) => at + startMs * (RATE_HZ / 1000));
  return PlayedSound.of([{ sampleRateHz: RATE_HZ, zeroMs: 0, frames, audio }]);
}

describe('what a page has played', () => {
  it('says where a line began, and that it was heard to its end', () => {
    const speech = speak(HOURS, library);
    const found = played(speech, 1_000).find(speech);
    expect(found?.likeness).toBeGreaterThan(0.95);
    expect(Math.abs((found?.startMs ?? 0) - 1_000)).toBeLessThan(10);
    expect(Math.abs((found?.heardMs ?? 0) - speech.length / 8)).toBeLessThan(100);
  });

  it('says how much of a line was heard that was cut off', () => {
    const speech = speak(HOURS, library);
    const found = played(speech.slice(0, 1_500 * 8), 0).find(speech);
    expect(Math.abs((found?.heardMs ?? 0) - 1_500)).toBeLessThan(100);
  });

  it('is not another line', () => {
    expect(played(speak(HOURS, library), 0).find(speak(SUNDAY, library))).toBeUndefined();
    expect(PlayedSound.of([]).find(speak(SUNDAY, library))).toBeUndefined();
  });

  it('is put together from what the page hands over little by little', () => {
    const tap = new SoundTap();
    const hear = (from: number, frames: readonly number[], byte: number) =>
      tap.hear({
        from,
        sampleRateHz: RATE_HZ,
        zeroMs: 0,
        frames,
        audio: Buffer.alloc(2 * BLOCK * frames.length, byte).toString('base64'),
      });
    hear(0, [0, 128], 1);
    hear(2, [512], 2);
    // Somebody else looked at the same time.
    hear(2, [512], 2);
    expect(tap.frames).toEqual([0, 128, 512]);
    expect(tap.audio.length).toBe(2 * BLOCK * 3);
    expect([tap.audio[0], tap.audio.at(-1)]).toEqual([1, 2]);
  });
});
