import { beforeEach, describe, expect, it } from 'vitest';
import { TELEPHONE_LINE } from '../../../src/audio/line-format.ts';
import { encodeMulaw } from '../../../src/audio/mulaw.ts';
import { CallerEar, type SaidTurn } from '../../../src/voice/cascade/hearing/caller-ear.ts';
import { pausesOf } from '../../../src/voice/cascade/hearing/endpointing.ts';

const LOUD = Buffer.from(
  encodeMulaw(Int16Array.from({ length: 160 }, (_, i) => (i % 2 === 0 ? 6000 : -6000))),
);
const QUIET = Buffer.alloc(160, 0xff);

describe("the caller's turns", () => {
  let told: string[];
  let turns: SaidTurn[];
  let began: number[];
  let isBusy: boolean;
  let heardMs: number;
  let lastLoudMs: number;
  let ear: CallerEar;

  beforeEach(() => {
    told = [];
    turns = [];
    began = [];
    isBusy = false;
    heardMs = 0;
    lastLoudMs = 0;
    ear = new CallerEar({
      line: TELEPHONE_LINE,
      pauses: pausesOf('MEDIUM'),
      isBusy: () => isBusy,
      onBegan: (_, agoMs) => {
        told.push('began');
        began.push(agoMs);
      },
      onWords: (_, words) => told.push(words.trim()),
      onEnded: (turn) => {
        told.push('ended');
        turns.push(turn);
      },
      onNoise: () => told.push('noise'),
      onUntold: () => told.push('untold'),
    });
  });

  function hears(frame: Buffer, ms: number): void {
    for (let at = 0; at < ms; at += 20) ear.hear(frame);
    heardMs += ms;
    if (frame === LOUD) lastLoudMs = heardMs;
  }

  function understands(text: string, { isFinal = true, id = 'a', stable = text } = {}): void {
    ear.understand({
      resultId: id,
      text,
      stableText: stable,
      isFinal,
      endMs: lastLoudMs || heardMs,
      language: 'en',
    });
  }

  it('begin with a sound and end with a pause after the words', () => {
    hears(QUIET, 500);
    hears(LOUD, 600);
    understands('Hello there.', { isFinal: false, stable: 'Hello' });
    hears(QUIET, 200);
    understands('Hello there.');
    hears(QUIET, 180);
    expect(told).toEqual(['began', 'Hello', 'there.']);
    hears(QUIET, 40);
    expect(turns).toMatchObject([{ text: 'Hello there.', silentMs: 400, language: 'en' }]);
  });

  it('are not begun by a click', () => {
    hears(LOUD, 40);
    hears(QUIET, 2000);
    expect(told).toEqual([]);
  });

  it('are not begun by a sound without words, which is waited for all the same', () => {
    hears(LOUD, 200);
    expect(ear.callerSpeaks).toBe(true);
    hears(QUIET, 1200);
    expect(told).toEqual(['noise']);
    expect(ear.callerSpeaks).toBe(false);
  });

  it('do not hold an answer back for as long as a noise lasts', () => {
    hears(LOUD, 1900);
    expect(ear.callerSpeaks).toBe(true);
    hears(LOUD, 1000);
    expect(told).toEqual(['noise']);
    expect(ear.callerSpeaks).toBe(false);
    understands('Hello?');
    hears(QUIET, 1000);
    expect(told).toEqual(['noise', 'began', 'Hello?', 'ended']);
  });

  it('are missed when no word comes of a whole sentence, also of a long one', () => {
    hears(LOUD, 1100);
    hears(QUIET, 1100);
    hears(LOUD, 2500);
    hears(QUIET, 1100);
    expect(told).toEqual(['noise', 'untold', 'noise', 'untold']);
  });

  it('are not missed when they are told to be a noise', () => {
    hears(LOUD, 1100);
    understands('');
    hears(QUIET, 1100);
    expect(told).toEqual(['noise']);
  });

  it('have begun with their first sound, not with the words that came later', () => {
    hears(QUIET, 500);
    hears(LOUD, 800);
    understands('Hello there.', { isFinal: false });
    expect(began).toEqual([740]);
  });

  it('whose words are taken back end without any', () => {
    hears(LOUD, 400);
    understands('hello', { isFinal: false });
    understands('');
    hears(QUIET, 1000);
    expect(told).toEqual(['began', 'hello', 'ended']);
    expect(turns).toMatchObject([{ text: '' }]);
  });

  it('join what a pause inside a sentence has cut', () => {
    hears(LOUD, 400);
    understands('I would like', { id: 'a' });
    hears(QUIET, 600);
    hears(LOUD, 400);
    understands('to cancel.', { id: 'b' });
    hears(QUIET, 500);
    expect(turns).toMatchObject([{ text: 'I would like to cancel.' }]);
  });

  it('wait for final words, but not for longer than 0.8 s', () => {
    hears(LOUD, 400);
    understands('what time', { isFinal: false });
    hears(QUIET, 1400);
    expect(turns).toEqual([]);
    hears(QUIET, 120);
    expect(turns).toMatchObject([{ text: 'what time' }]);
    understands('what time is it');
    hears(QUIET, 1000);
    expect(turns).toHaveLength(1);
  });

  it('keep every word of a sentence whose words come two seconds late', () => {
    hears(LOUD, 800);
    hears(QUIET, 2000);
    for (const text of ['what', 'what time do you', 'what time do you open']) {
      understands(text, { isFinal: false, stable: '' });
      hears(QUIET, 300);
    }
    understands('What time do you open?');
    hears(QUIET, 100);
    expect(turns.map(({ text }) => text)).toEqual(['What time do you open?']);
    expect(told).toEqual(['noise', 'began', 'What time do you open?', 'ended']);
  });

  it('end although the line goes on humming', () => {
    hears(LOUD, 400);
    understands('Where is my order?');
    hears(LOUD, 2100);
    expect(turns).toMatchObject([{ text: 'Where is my order?' }]);
  });

  it('do not begin with an acknowledgement or a cough while the assistant speaks', () => {
    isBusy = true;
    hears(LOUD, 300);
    understands('Mhm.');
    hears(QUIET, 1500);
    hears(LOUD, 300);
    hears(QUIET, 1500);
    expect(told).toEqual([]);
  });

  it('begin with the first word that says something while the assistant speaks', () => {
    isBusy = true;
    hears(LOUD, 400);
    understands('okay', { isFinal: false });
    expect(told).toEqual([]);
    hears(LOUD, 200);
    understands('okay but wait', { isFinal: false, stable: 'okay but' });
    expect(told).toEqual(['began', 'okay but']);
  });

  it('are an answer when the assistant has stopped before they end', () => {
    isBusy = true;
    hears(LOUD, 300);
    understands('Yes.');
    isBusy = false;
    hears(QUIET, 500);
    expect(turns).toMatchObject([{ text: 'Yes.' }]);
  });

  it('may be too soft for the level: words count', () => {
    hears(QUIET, 1000);
    understands('Hello.');
    hears(QUIET, 500);
    expect(turns).toMatchObject([{ text: 'Hello.' }]);
  });

  it('do not tell words again that a later result contradicts', () => {
    hears(LOUD, 400);
    understands('four five', { isFinal: false });
    understands('for fifty people', { isFinal: false });
    hears(QUIET, 100);
    understands('For fifty people.');
    hears(QUIET, 500);
    expect(told).toEqual(['began', 'four five', 'ended']);
    expect(turns[0]?.text).toBe('For fifty people.');
  });
});
