import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { WIDEBAND_LINE } from '../../src/audio/line-format.ts';
import { PlaybackLedger } from '../../src/media/playback/playback-ledger.ts';
import { TwilioBuffer } from './twilio-buffer.ts';

/** Fixed, so that every run tries the same calls. */
const SEED = 20_261_121;
const SECOND = 8000;

describe('what the caller has heard', () => {
  let nowMs = 0;
  let ledger: PlaybackLedger;
  beforeEach(() => {
    nowMs = 1_000_000;
    ledger = new PlaybackLedger(() => nowMs);
  });

  it('is nothing of an item that had no audio', () => {
    expect(ledger.heard('a')).toBeUndefined();
    expect(ledger.finishItem('a')).toBeUndefined();
    expect(ledger.clear()).toEqual([]);
    expect(ledger.playing).toBe(false);
  });

  it('grows with the clock and stops at what was sent', () => {
    ledger.sent('a', SECOND);
    nowMs += 400;
    expect(ledger.heard('a')).toEqual({ itemId: 'a', heardMs: 400, sentMs: 1000 });
    nowMs += 4000;
    expect(ledger.heard('a')).toEqual({ itemId: 'a', heardMs: 1000, sentMs: 1000 });
  });

  it('does not pass a mark that has not come back', () => {
    ledger.sent('a', SECOND);
    const mark = ledger.dueMark();
    ledger.sent('a', SECOND);
    nowMs += 1500;
    expect(ledger.heard('a')?.heardMs).toBe(1000);
    ledger.confirm(mark ?? '');
    nowMs += 300;
    expect(ledger.heard('a')?.heardMs).toBe(1300);
  });

  it('does not count a pause in which there was nothing to play', () => {
    ledger.sent('a', SECOND);
    nowMs += 60_000;
    ledger.sent('a', SECOND);
    nowMs += 100;
    expect(ledger.heard('a')?.heardMs).toBe(1100);
  });

  it('jumps forward when a mark comes back early', () => {
    ledger.sent('a', SECOND);
    const mark = ledger.finishItem('a') ?? '';
    nowMs += 10;
    expect(ledger.confirm(mark)).toEqual([{ itemId: 'a', heardMs: 1000, sentMs: 1000 }]);
    expect(ledger.playing).toBe(false);
  });

  it('is believed to be over some time after the end of its audio, when its marks do not come back', () => {
    ledger.sent('a', SECOND);
    ledger.dueMark();
    ledger.sent('a', SECOND);
    const last = ledger.finishItem('a') ?? '';
    nowMs += 3_499;
    expect(ledger.passOverdue()).toBeUndefined();
    expect([ledger.playing, ledger.heard('a')?.heardMs]).toEqual([true, 1_000]);
    nowMs += 1;
    expect(ledger.passOverdue()).toEqual([]);
    expect(ledger.heard('a')?.heardMs).toBe(2_000);
    nowMs += 1_000;
    expect(ledger.passOverdue()).toEqual([{ itemId: 'a', heardMs: 2_000, sentMs: 2_000 }]);
    expect(ledger.playing).toBe(false);
    expect(ledger.confirm(last)).toEqual([]);
    expect(ledger.passOverdue()).toBeUndefined();
  });

  it('goes on from the time at which a lost mark was due', () => {
    for (let second = 0; second < 5; second += 1) {
      ledger.sent('a', SECOND);
      ledger.dueMark();
    }
    for (let ms = 0; ms < 4_200; ms += 100) {
      nowMs += 100;
      ledger.passOverdue();
    }
    expect(ledger.heard('a')?.heardMs).toBe(2_000);
    nowMs += 3_300;
    ledger.passOverdue();
    expect([ledger.heard('a')?.heardMs, ledger.playing]).toEqual([5_000, false]);
  });

  it('was reckoned wrong by as much as a mark is early or late', () => {
    ledger.sent('a', SECOND);
    const first = ledger.dueMark() ?? '';
    ledger.sent('a', SECOND);
    const second = ledger.dueMark() ?? '';
    nowMs += 1030;
    expect(ledger.errorAt(first)).toBe(30);
    ledger.confirm(first);
    expect(ledger.errorAt(first)).toBeUndefined();
    nowMs += 950;
    expect(ledger.errorAt(second)).toBe(-50);
    ledger.clear();
    expect(ledger.errorAt(second)).toBeUndefined();
  });

  it('counts all earlier marks as passed', () => {
    ledger.sent('a', SECOND);
    ledger.finishItem('a');
    ledger.sent('b', SECOND);
    const last = ledger.finishItem('b') ?? '';
    expect(ledger.confirm(last).map(({ itemId }) => itemId)).toEqual(['a', 'b']);
    expect(ledger.confirm(last)).toEqual([]);
  });

  it('plays until the last mark is back, even when the clock says that it is over', () => {
    ledger.sent('a', 800);
    const mark = ledger.finishItem('a') ?? '';
    nowMs += 5000;
    expect(ledger.playing).toBe(true);
    ledger.confirm(mark);
    expect(ledger.playing).toBe(false);
  });

  it('needs a mark every second, and one at the end of an item', () => {
    const marks = Array.from({ length: 100 }, () => {
      ledger.sent('a', 160);
      return ledger.dueMark();
    });
    expect(marks.filter(Boolean)).toHaveLength(2);
    expect(ledger.finishItem('a')).toBeDefined();
    expect(ledger.finishItem('a')).toBeUndefined();
  });
});

describe('an interruption', () => {
  let nowMs = 0;
  let ledger: PlaybackLedger;
  beforeEach(() => {
    nowMs = 0;
    ledger = new PlaybackLedger(() => nowMs);
  });

  it('names every item whose end was not heard, in order', () => {
    ledger.sent('first', SECOND);
    const heard = ledger.finishItem('first') ?? '';
    ledger.sent('second', SECOND);
    ledger.finishItem('second');
    ledger.sent('third', SECOND);
    nowMs = 1000;
    ledger.confirm(heard);
    nowMs = 1250;
    expect(ledger.clear()).toEqual([
      { itemId: 'second', heardMs: 250, sentMs: 1000 },
      { itemId: 'third', heardMs: 0, sentMs: 1000 },
    ]);
    expect(ledger.playing).toBe(false);
  });

  it('makes the marks worthless that Twilio then echoes', () => {
    ledger.sent('a', SECOND);
    const flushed = ledger.finishItem('a') ?? '';
    nowMs = 100;
    ledger.clear();
    expect(ledger.confirm(flushed)).toEqual([]);
    expect(ledger.heard('a')).toEqual({ itemId: 'a', heardMs: 100, sentMs: 1000 });
    ledger.sent('b', SECOND);
    ledger.confirm(flushed);
    expect(ledger.heard('b')?.heardMs).toBe(0);
  });

  it('includes an item that is still being sent although all of it was heard', () => {
    ledger.sent('a', 800);
    nowMs = 5000;
    expect(ledger.clear()).toEqual([{ itemId: 'a', heardMs: 100, sentMs: 100 }]);
    expect(ledger.clear()).toEqual([]);
    expect(ledger.finishItem('a')).toBeUndefined();
  });

  it('does not give the next item the time that was left of the last', () => {
    ledger.sent('a', 10 * SECOND);
    nowMs = 1000;
    ledger.clear();
    ledger.sent('b', SECOND);
    nowMs = 1300;
    expect(ledger.heard('b')?.heardMs).toBe(300);
    expect(ledger.heard('a')?.heardMs).toBe(1000);
  });
});

describe('a long call', () => {
  it('remembers the last items only, but all that still play', () => {
    let nowMs = 0;
    const ledger = new PlaybackLedger(() => nowMs);
    for (let i = 0; i < 500; i += 1) {
      ledger.sent(`old ${i}`, 160);
      nowMs += 20;
      ledger.confirm(ledger.finishItem(`old ${i}`) ?? '');
    }
    expect(ledger.heard('old 0')).toBeUndefined();
    expect(ledger.heard('old 440')).toEqual({ itemId: 'old 440', heardMs: 20, sentMs: 20 });
    for (let i = 0; i < 200; i += 1) {
      ledger.sent(`new ${i}`, 160);
      ledger.finishItem(`new ${i}`);
    }
    expect(ledger.clear()).toHaveLength(200);
  });
});

describe('against a model of Twilio', () => {
  const step = fc.oneof(
    {
      weight: 10,
      arbitrary: fc.record({ do: fc.constant('delta'), bytes: fc.integer({ min: 1, max: 9000 }) }),
    },
    { weight: 8, arbitrary: fc.record({ do: fc.constant('wait'), ms: fc.integer({ min: 1, max: 600 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('wait'), ms: fc.integer({ min: 600, max: 5000 }) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('finish') }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('clear') }) },
  );
  type Step = { do: string; bytes?: number; ms?: number };
  const delays = fc.record({
    send: fc.integer({ min: 0, max: 150 }),
    echo: fc.integer({ min: 0, max: 150 }),
  });

  /** Plays the steps, calls `check` every few milliseconds, and lets everything finish. */
  function simulate(
    steps: readonly Step[],
    network: { send: number; echo: number; seed: number },
    check: Check,
  ) {
    const random = seededRandom(network.seed);
    const twilio: TwilioBuffer = new TwilioBuffer({
      sendDelay: () => Math.floor(random() * (network.send + 1)),
      echoDelay: () => Math.floor(random() * (network.echo + 1)),
      onMark: (name) => check.marked(ledger.confirm(name)),
    });
    const ledger: PlaybackLedger = new PlaybackLedger(() => twilio.nowMs);
    let number = 0;
    const advance = (ms: number) => {
      for (let left = ms; left > 0; left -= 7) {
        twilio.advance(Math.min(7, left));
        check.at(ledger, twilio);
      }
    };
    const finish = () => {
      const mark = ledger.finishItem(`item ${number}`);
      if (mark) twilio.mark(mark);
      number += 1;
    };
    for (const { do: verb, bytes = 0, ms = 0 } of steps) {
      if (verb === 'delta') {
        twilio.audio(`item ${number}`, bytes);
        ledger.sent(`item ${number}`, bytes);
        const mark = ledger.dueMark();
        if (mark) twilio.mark(mark);
      } else if (verb === 'finish') {
        finish();
      } else if (verb === 'clear') {
        check.cleared(ledger.clear(), twilio);
        twilio.clear();
        number += 1;
      }
      advance(ms);
      check.at(ledger, twilio);
    }
    finish();
    while (!twilio.idle) advance(50);
    return { ledger, items: number };
  }

  interface Check {
    at(ledger: PlaybackLedger, twilio: TwilioBuffer): void;
    marked(items: readonly { itemId: string; heardMs: number; sentMs: number }[]): void;
    cleared(
      items: readonly { itemId: string; heardMs: number; sentMs: number }[],
      twilio: TwilioBuffer,
    ): void;
  }

  it('is never far from the truth, never beyond what was sent, and exact when all is played', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), delays, fc.integer(), (steps, network, seed) => {
        const cut = new Map<string, number>();
        const toEnd = new Set<string>();
        const floor = new Map<string, number>();
        const within = (heardMs: number, trueMs: number) => {
          expect(heardMs).toBeLessThanOrEqual(trueMs + network.send + 20);
          expect(heardMs).toBeGreaterThanOrEqual(trueMs - network.echo - 20);
        };
        const { ledger, items } = simulate(
          steps,
          { ...network, seed },
          {
            at(now, twilio) {
              for (const [itemId, bytes] of twilio.played) {
                const heard = now.heard(itemId);
                if (!heard || cut.has(itemId)) continue;
                expect(heard.heardMs).toBeLessThanOrEqual(heard.sentMs);
                expect(heard.heardMs).toBeGreaterThanOrEqual(floor.get(itemId) ?? 0);
                floor.set(itemId, heard.heardMs);
                within(heard.heardMs, bytes / 8);
              }
            },
            marked(heard) {
              for (const { itemId, heardMs, sentMs } of heard) {
                expect(cut.has(itemId)).toBe(false);
                expect(toEnd.has(itemId)).toBe(false);
                expect(heardMs).toBe(sentMs);
                toEnd.add(itemId);
              }
            },
            cleared(unfinished, twilio) {
              for (const { itemId, heardMs, sentMs } of unfinished) {
                expect(toEnd.has(itemId)).toBe(false);
                expect(heardMs).toBeLessThanOrEqual(sentMs);
                within(heardMs, (twilio.played.get(itemId) ?? 0) / 8);
                cut.set(itemId, heardMs);
              }
            },
          },
        );
        for (let i = 0; i < items; i += 1) {
          const heard = ledger.heard(`item ${i}`);
          if (!heard) continue;
          expect(heard.heardMs).toBe(cut.get(heard.itemId) ?? heard.sentMs);
          expect(cut.has(heard.itemId) || toEnd.has(heard.itemId)).toBe(true);
        }
        expect(ledger.playing).toBe(false);
      }),
      { numRuns: 150, seed: SEED },
    );
  });
});

/** Mulberry32: the same delays for the same seed, so that a counterexample can be shrunk. */
function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('what a browser has played', () => {
  const WIDE_SECOND = 48_000;
  let nowMs = 0;
  let ledger: PlaybackLedger;
  beforeEach(() => {
    nowMs = 1_000_000;
    ledger = new PlaybackLedger(() => nowMs, WIDEBAND_LINE);
  });

  function send(itemId: string, seconds: number): void {
    for (let sent = 0; sent < seconds; sent += 0.5) {
      ledger.sent(itemId, WIDE_SECOND / 2);
      ledger.dueMark();
    }
  }

  it('is what it reports, and the clock goes on for a second at most', () => {
    send('a', 5);
    ledger.reached('a', 300);
    expect(ledger.heard('a')?.heardMs).toBe(300);
    nowMs += 400;
    expect(ledger.heard('a')?.heardMs).toBe(700);
    nowMs += 3_000;
    expect(ledger.heard('a')?.heardMs).toBe(1_000);
    ledger.reached('a', 800);
    expect(ledger.heard('a')?.heardMs).toBe(800);
  });

  it('is never more than was sent', () => {
    send('a', 1);
    ledger.finishItem('a');
    expect(ledger.reached('a', 99_000)).toEqual([{ itemId: 'a', heardMs: 1000, sentMs: 1000 }]);
    expect(ledger.playing).toBe(false);
  });

  it('is all of an item whose end is reported in whole milliseconds', () => {
    ledger.sent('a', WIDE_SECOND + 40);
    ledger.finishItem('a');
    expect(ledger.reached('a', 1000)).toEqual([{ itemId: 'a', heardMs: 1000, sentMs: 1000 }]);
  });

  it('ends every item before the place', () => {
    send('a', 1);
    ledger.finishItem('a');
    send('b', 2);
    ledger.finishItem('b');
    expect(ledger.reached('b', 500)).toEqual([{ itemId: 'a', heardMs: 1000, sentMs: 1000 }]);
    expect(ledger.heard('b')?.heardMs).toBe(500);
  });

  it('does not go back, and does not change by a report that comes after a clear', () => {
    send('a', 3);
    ledger.reached('a', 900);
    expect(ledger.reached('a', 700)).toBeUndefined();
    expect(ledger.clear()).toEqual([{ itemId: 'a', heardMs: 900, sentMs: 3000 }]);
    expect(ledger.reached('a', 1500)).toBeUndefined();
    send('b', 1);
    expect(ledger.reached('b', 250)).toEqual([]);
    expect(ledger.heard('b')?.heardMs).toBe(250);
    expect(ledger.heard('a')?.heardMs).toBe(900);
  });
});
