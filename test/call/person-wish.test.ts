import { beforeEach, describe, expect, it } from 'vitest';
import { PersonWish } from '../../src/call/handoff/person-wish.ts';

let written: unknown[];
let wish: PersonWish;

beforeEach(() => {
  written = [];
  const write = (patch: unknown) => written.push(patch);
  wish = new PersonWish({ change: write, note: write });
});

describe('a wish for a person', () => {
  it('is written once, until the caller knows what has become of it', () => {
    wish.begins('dtmf');
    wish.begins('dtmf');
    expect(written).toEqual([{ wish: 'dtmf' }]);
    wish.isMet();
    expect(wish.open).toBeUndefined();
    expect(written).toEqual([{ wish: 'dtmf' }, { wish: null }]);
  });

  it('is met by the next words that are heard, when those tell the caller', () => {
    wish.begins('model_tool');
    wish.assistantHeard();
    expect(wish.open?.reason).toBe('model_tool');
    wish.isToldNext();
    wish.assistantHeard();
    expect(wish.open).toBeUndefined();
  });

  it('that comes again is another one, which those words do not meet', () => {
    wish.begins('dtmf');
    const first = wish.open;
    wish.isToldNext();
    wish.begins('dtmf');
    wish.assistantHeard();
    expect(wish.open).toEqual({ reason: 'dtmf' });
    expect(wish.open).not.toBe(first);
  });

  it('stays open once the call is over', () => {
    wish.begins('dtmf');
    wish.close();
    wish.isMet();
    expect(wish.open?.reason).toBe('dtmf');
  });
});
