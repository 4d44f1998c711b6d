import { describe, expect, it } from 'vitest';
import { ExpectedStreams } from '../../src/call/limits/expected-streams.ts';

function expectations() {
  const time = { nowMs: 0 };
  return { time, streams: new ExpectedStreams({ keepMs: 1000, clock: () => time.nowMs }) };
}

describe('a stream that is expected', () => {
  it('holds a place until it comes, once', () => {
    const { streams } = expectations();
    streams.expect('CA1');
    streams.expect('CA1');
    expect(streams.size).toBe(1);
    expect(streams.arrive('CA1')).toBe(true);
    expect(streams.size).toBe(0);
    expect(streams.arrive('CA1')).toBe(false);
  });

  it('holds it no longer than its time, or than its caller', () => {
    const { streams, time } = expectations();
    streams.expect('CA1');
    time.nowMs = 500;
    streams.expect('CA2');
    streams.expect('CA3');
    streams.forget('CA3');
    time.nowMs = 1000;
    expect(streams.size).toBe(1);
    expect(streams.arrive('CA1')).toBe(false);
    expect(streams.arrive('CA2')).toBe(true);
  });
});

describe('where streams come', () => {
  it('is here, until it is known better', () => {
    const { streams, time } = expectations();
    expect(streams.comeHere).toBe(true);
    streams.expect('CA1');
    streams.arrive('CA1');
    streams.expect('CA2');
    // A caller who hung up says nothing about the way.
    streams.forget('CA2');
    time.nowMs = 2000;
    expect(streams.comeHere).toBe(true);
  });

  it.each([2, 3, 10])('is not here with %i instances in turn, and again with one', (instances) => {
    const { streams, time } = expectations();
    const play = (calls: number, comes: (call: number) => boolean) => {
      for (let call = 0; call < calls; call += 1) {
        streams.expect(`CA${call}`);
        if (comes(call)) streams.arrive(`CA${call}`);
        time.nowMs += 2000;
      }
    };
    play(40, (call) => call % instances === 0);
    expect(streams.comeHere).toBe(false);
    play(20, () => true);
    expect(streams.comeHere).toBe(true);
  });
});
