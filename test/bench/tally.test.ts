import { describe, expect, it } from 'vitest';
import { FrameReader } from '../../bench/frame-reader.ts';
import { type CallTally, Tally } from '../../bench/load/tally.ts';
import { frameBase64 } from '../../bench/stamp.ts';

function spoken(tally: Tally, call: CallTally, direction: 'up' | 'down'): Buffer {
  return Buffer.from(frameBase64(tally.stamp(call, direction)), 'base64');
}

function opened(traffic: Tally['traffic']) {
  const tally = new Tally();
  tally.traffic = traffic;
  return { tally, call: tally.open(7), reader: new FrameReader() };
}

describe('the tally of an echo', () => {
  it('counts a frame that was lost on its way up once', () => {
    const { tally, call, reader } = opened('echo');
    tally.begin();
    for (const lost of [false, true, false]) {
      const frame = spoken(tally, call, 'up');
      if (lost) continue;
      expect(tally.arrivedAtModel(frame, reader)).toBe(7);
      tally.arrivedAtCarrier(call, frame);
    }
    tally.seal();
    const report = tally.report();
    expect(report).toMatchObject({ lost: 1, duplicated: 0, reordered: 0, damaged: 0 });
    expect(report.roundTrip.count).toBe(2);
  });

  it('does not miss what was said before the model answered, but everything after', () => {
    const { tally, call, reader } = opened('echo');
    tally.begin();
    for (let n = 0; n < 5; n += 1) {
      const frame = spoken(tally, call, 'up');
      tally.arrivedAtModel(frame, reader);
      if (n === 2) tally.arrivedAtCarrier(call, frame);
    }
    tally.seal();
    expect(tally.report().lost).toBe(2);
  });

  it('asks nothing of a call that began after the window', () => {
    const { tally } = opened('echo');
    tally.begin();
    tally.seal();
    const late = tally.open(8);
    spoken(tally, late, 'up');
    expect(tally.report().lost).toBe(0);
  });
});

describe('the tally of turns', () => {
  it('finds a frame that came to another call', () => {
    const { tally, call } = opened('burst');
    const other = tally.open(8);
    tally.begin();
    tally.arrivedAtCarrier(other, spoken(tally, call, 'down'));
    tally.seal();
    expect(tally.report()).toMatchObject({ damaged: 1, lost: 1 });
  });

  it('counts an unanswered interruption when the next one comes', () => {
    const { tally, call } = opened('burst');
    tally.begin();
    tally.signalled(7);
    tally.signalled(7);
    tally.cleared(call);
    expect(tally.report()).toMatchObject({ clearsMissed: 1, clear: { count: 1 } });
  });
});
