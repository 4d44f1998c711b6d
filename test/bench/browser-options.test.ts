import { describe, expect, it } from 'vitest';
import { PageTally } from '../../bench/load/page-tally.ts';
import { pageFaults, phoneFaults } from '../../bench/pages/faults.ts';
import { readBrowserOptions } from '../../bench/pages/options.ts';

describe('options of the measurement of browser sessions', () => {
  it('has defaults', () => {
    expect(readBrowserOptions(['--phones', '100'])).toMatchObject({
      sessions: 200,
      phones: 100,
      windowMs: 30_000,
    });
    expect(readBrowserOptions(['--help'])).toBeUndefined();
  });

  it.each([
    [['--session', '3'], /--session.*--help/],
    [['--sessions', '0'], /--sessions 0: write a whole number, 1 or more/],
    [['--seconds', ''], /--seconds : write a number above 0/],
    [['--formats', 'mp3'], /--formats mp3: write some of pcm16-16k/],
    [['200'], /--help/],
  ])('says what to write in place of %j', (args, message) => {
    expect(() => readBrowserOptions(args)).toThrow(RangeError);
    expect(() => readBrowserOptions(args)).toThrow(message);
  });
});

it('finds what makes a measurement worthless', () => {
  const page = { format: 'webm', failure: undefined, live: 3, lost: 0, unused: 0 } as const;
  expect(pageFaults(page, { sessions: 3 })).toEqual([]);
  expect(pageFaults({ ...page, lost: 1, live: 2, failure: 'full' }, { sessions: 3 })).toHaveLength(3);
  const phone = { sessions: 3, live: 3, failure: undefined, lost: 0, damaged: 0 };
  expect(phoneFaults(phone)).toEqual([]);
  expect(phoneFaults({ ...phone, damaged: 1 })).toEqual([
    'phone calls beside 3 sessions: 0 frames lost, 1 damaged',
  ]);
});

it('counts a piece as lost only when it had the time to come', () => {
  const tally = new PageTally();
  tally.begin();
  const nowMs = performance.now();
  tally.sent(nowMs - 2500);
  tally.sent(nowMs);
  expect(tally.report().lost).toBe(1);
});
