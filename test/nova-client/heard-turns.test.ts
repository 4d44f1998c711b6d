import { beforeEach, describe, expect, it } from 'vitest';
import { HeardTurns } from '../../web/nova-client/heard-turns.ts';
import type { HeardTurn } from '../../web/voice-connection.ts';

const WORDS = 'We open at nine in the morning.';

describe('what was heard in a page', () => {
  const told: HeardTurn[] = [];
  let heard = new HeardTurns(() => undefined);

  beforeEach(() => {
    told.length = 0;
    heard = new HeardTurns((turn) => told.push(turn));
  });

  /** A piece of speech of 3 s. */
  function speech(id = 'a', words = WORDS): void {
    heard.planned(id, words);
    heard.audio(id, 3000);
    heard.allSent(id);
    heard.final(id, words);
  }

  it('is a turn once it was played to its end', () => {
    speech();
    heard.played({ itemId: 'a', playedMs: 1500, atEnd: false });
    expect(told).toEqual([]);
    heard.played({ itemId: 'a', playedMs: 3000, atEnd: true });
    expect(told).toEqual([{ id: 'a', role: 'assistant', text: WORDS, interrupted: false }]);
  });

  it('is not over while more audio is to come, although the speaker has run dry', () => {
    heard.planned('a', WORDS);
    heard.audio('a', 1000);
    heard.played({ itemId: 'a', playedMs: 1000, atEnd: true });
    expect(told).toEqual([]);
    heard.allSent('a');
    expect(told.map(({ text }) => text)).toEqual([WORDS]);
  });

  it('takes the final words, which may come after the sound', () => {
    heard.planned('a', 'We open at 9');
    heard.audio('a', 1000);
    heard.allSent('a');
    heard.played({ itemId: 'a', playedMs: 1000, atEnd: true });
    heard.final('a', 'We open at nine.');
    expect(told.map(({ text }) => text)).toEqual(['We open at 9', 'We open at nine.']);
  });

  it.each([
    [0, ''],
    [1000, 'We open at'],
    [1500, 'We open at nine'],
    [2900, 'We open at nine in the'],
  ])('ends at a word when it was cut after %i of 3000 ms', (playedMs, text) => {
    speech();
    heard.cut([{ itemId: 'a', playedMs, atEnd: false }]);
    expect(told).toEqual([{ id: 'a', role: 'assistant', text, interrupted: true }]);
    expect(heard.history()).toEqual(text === '' ? [] : [{ role: 'assistant', text }]);
  });

  it('counts planned words that were not spoken as not heard', () => {
    heard.planned('a', WORDS);
    heard.audio('a', 600);
    heard.cut([{ itemId: 'a', playedMs: 600, atEnd: true }]);
    // 31 characters take about 1.9 s.
    expect(told[0]?.text).toBe('We open at');
  });

  it('cuts what waits behind the piece that plays as well', () => {
    speech('a');
    speech('b', 'Come by.');
    heard.played({ itemId: 'a', playedMs: 3000, atEnd: true });
    heard.cut([{ itemId: 'b', playedMs: 0, atEnd: false }]);
    expect(heard.history()).toEqual([{ role: 'assistant', text: WORDS }]);
    expect(told.at(-1)).toEqual({ id: 'b', role: 'assistant', text: '', interrupted: true });
  });

  it('believes no report about what was cut, and none beyond what was sent', () => {
    speech();
    heard.played({ itemId: 'a', playedMs: 90_000, atEnd: false });
    expect(told).toHaveLength(1);
    speech('b');
    heard.cut([{ itemId: 'b', playedMs: 0, atEnd: false }]);
    heard.played({ itemId: 'b', playedMs: 3000, atEnd: true });
    heard.played({ itemId: 'unknown', playedMs: 3000, atEnd: true });
    expect(told).toHaveLength(2);
  });

  it('keeps of a lost stream what was sent of it', () => {
    heard.callerSaid('q', 'When do you open?');
    heard.planned('a', WORDS);
    heard.audio('a', 1000);
    expect(heard.streamEnded()).toBe('We open at nine');
    expect(heard.history()).toEqual([
      { role: 'caller', text: 'When do you open?' },
      { role: 'assistant', text: 'We open at nine' },
    ]);
    expect(heard.streamEnded()).toBeUndefined();
  });

  it('knows of a lost answer without sound nothing', () => {
    heard.callerSaid('q', 'When do you open?');
    heard.planned('a', WORDS);
    expect(heard.streamEnded()).toBeUndefined();
    expect(heard.history()).toEqual([{ role: 'caller', text: 'When do you open?' }]);
  });

  it('stays bounded', () => {
    for (let turn = 0; turn < 500; turn += 1) heard.callerSaid(`t${turn}`, `sentence ${turn}`);
    expect(heard.history()).toHaveLength(120);
    expect(heard.history().at(-1)?.text).toBe('sentence 499');
  });
});
