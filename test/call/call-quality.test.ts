import { describe, expect, it } from 'vitest';
import { CallQuality } from '../../src/call/record/call-quality.ts';

const nothing = () => undefined;

describe('the quality of a call', () => {
  it('keeps the newest turns of a long call', () => {
    const quality = new CallQuality(nothing);
    for (let turn = 1; turn <= 70; turn += 1) quality.turn(turn * 10.4);
    expect(quality.turnMs).toHaveLength(64);
    expect(Math.min(...quality.turnMs)).toBe(73);
    expect(Math.max(...quality.turnMs)).toBe(728);
  });

  it('goes on from an earlier stream', () => {
    const quality = new CallQuality(nothing);
    quality.turn(900);
    quality.interrupted();
    quality.addEarlier({ turnMs: [700, 800], interruptions: 2 });
    quality.turn(1000);
    expect(quality.stored).toEqual({ turnMs: [700, 800, 900, 1000], interruptions: 3 });
  });

  it('tells each change, as it is stored', () => {
    const changes: unknown[] = [];
    const quality = new CallQuality((change) => changes.push(change));
    quality.turn(700);
    quality.interrupted();
    quality.callbackPromised();
    expect(changes).toEqual([{ turnMs: [700] }, { interruptions: 1 }, { callback: 'requested' }]);
    expect(quality.stored).toEqual({ turnMs: [700], interruptions: 1, callback: 'requested' });
  });

  it('leaves out what is no time', () => {
    const quality = new CallQuality(nothing);
    for (const ms of [Number.NaN, -1, Number.POSITIVE_INFINITY]) quality.turn(ms);
    expect(quality.stored).toEqual({ turnMs: [], interruptions: 0 });
  });
});
