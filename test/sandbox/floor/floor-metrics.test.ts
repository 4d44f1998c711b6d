import { describe, expect, it } from 'vitest';
import type { CallerEvent, CallTrack, Segment } from '../../../sandbox/floor/events.ts';
import { outcomesOf } from '../../../sandbox/floor/floor-metrics.ts';
import { summarise } from '../../../sandbox/floor/summary.ts';

function segment(startMs: number, endMs: number): Segment {
  return { startMs, endMs };
}

function track(
  events: readonly CallerEvent[],
  assistant: readonly Segment[],
  clearsMs: readonly number[] = [],
): CallTrack {
  return { events, assistant, clearsMs };
}

const question: CallerEvent = { kind: 'question', place: 'silence', ...segment(1000, 2000) };
/** Into an answer that was heard from 3 s on and is 8 s long. */
const into = { place: 'middle', naturalEndMs: 11_000 } as const;
const backchannel: CallerEvent = { kind: 'backchannel', ...into, ...segment(6000, 6400) };
const interruption: CallerEvent = { kind: 'interruption', ...into, ...segment(6000, 7500) };
const stopWord: CallerEvent = { kind: 'stop', ...into, ...segment(6000, 6400) };

/** What became of the last event. */
function last(callTrack: CallTrack) {
  const {
    event: _,
    eventClass: __,
    ...outcome
  } = outcomesOf(callTrack).at(-1) ?? {
    event: undefined,
    eventClass: undefined,
  };
  return outcome;
}

describe('a turn', () => {
  it('is answered by the next speech, and the latency counts from its end', () => {
    expect(last(track([question], [segment(3000, 11_000)]))).toEqual({
      incursions: 0,
      isAnswered: true,
      responseMs: 1000,
    });
  });

  it('is not answered when the caller must speak again first', () => {
    const again = { ...question, ...segment(7000, 8000) };
    const [first] = outcomesOf(track([question, again], [segment(9000, 10_000)]));
    expect(first).toMatchObject({ isAnswered: false });
    expect(first).not.toHaveProperty('responseMs');
  });

  it('shows neither when the assistant speaks at its end, but that it was interrupted', () => {
    expect(last(track([question], [segment(1500, 4000)]))).toEqual({ incursions: 1 });
  });

  it('counts every time that the assistant begins in it', () => {
    const assistant = [segment(1200, 1300), segment(1700, 1800), segment(2900, 4000)];
    expect(last(track([question], assistant))).toMatchObject({ incursions: 2, responseMs: 900 });
  });
});

describe('an interruption', () => {
  it('is yielded to within 2 s, and is then a turn', () => {
    const assistant = [segment(3000, 6500), segment(8300, 9000)];
    expect(last(track([question, interruption], assistant))).toEqual({
      isYielded: true,
      yieldMs: 500,
      incursions: 0,
      isAnswered: true,
      responseMs: 800,
    });
  });

  it('is not yielded to later than that, and is no turn', () => {
    expect(last(track([question, interruption], [segment(3000, 8100)]))).toEqual({ isYielded: false });
  });

  it('shows nothing when the answer ended by itself', () => {
    const late = { ...interruption, ...segment(10_400, 11_900) };
    expect(last(track([question, late], [segment(3000, 10_980)]))).toEqual({});
  });

  it('of a stop word asks for no answer, and tells when the carrier was cleared', () => {
    const callTrack = track([question, stopWord], [segment(3000, 6600)], [5000, 6580]);
    expect(last(callTrack)).toEqual({ isYielded: true, yieldMs: 600, clearMs: 180 });
  });

  it('of a stop word in silence shows nothing', () => {
    const { naturalEndMs: _, ...silent } = stopWord;
    expect(last(track([silent], [segment(8000, 9000)]))).toEqual({});
  });

  it('in silence is a turn', () => {
    const { naturalEndMs: _, ...silent } = interruption;
    expect(outcomesOf(track([silent], [segment(8000, 9000)]))[0]).toMatchObject({
      eventClass: 'turn',
      responseMs: 500,
    });
  });
});

describe('a backchannel', () => {
  it('is ignored when the answer goes on to its end', () => {
    const heardOut = { ...backchannel, isHeardOut: true };
    expect(last(track([question, heardOut], [segment(3000, 10_990)]))).toEqual({
      isIgnored: true,
      isHeardOut: true,
    });
  });

  it('is ignored when the answer ends by itself', () => {
    const late = { ...backchannel, ...segment(10_300, 10_600) };
    expect(last(track([question, late], [segment(3000, 10_800)]))).toEqual({ isIgnored: true });
  });

  it('is not ignored when the assistant stops within 1 s', () => {
    expect(last(track([question, backchannel], [segment(3000, 6900)]))).toEqual({ isIgnored: false });
  });

  it('is ignored, in the window of the benchmark, when the assistant stops later', () => {
    expect(last(track([question, backchannel], [segment(3000, 7200)]))).toEqual({ isIgnored: true });
  });

  it('shows nothing when the assistant was silent after all, or said something else', () => {
    expect(last(track([question, backchannel], [segment(3000, 5800)]))).toEqual({});
    const { naturalEndMs: _, ...unknown } = backchannel;
    expect(last(track([question, unknown], [segment(3000, 6200)]))).toEqual({});
    expect(last(track([question, unknown], [segment(3000, 5800)]))).toEqual({});
  });
});

describe('a cough in silence', () => {
  const cough: CallerEvent = { kind: 'cough', place: 'silence', ...segment(6000, 6300) };

  it('is ignored when no speech follows within 2 s', () => {
    expect(last(track([cough], [segment(8400, 9000)]))).toEqual({ isIgnored: true });
  });

  it('is not ignored when it is answered', () => {
    expect(last(track([cough], [segment(8200, 9000)]))).toEqual({ isIgnored: false });
  });
});

describe('a run', () => {
  it('has the shares of all calls, and the rates by kind', () => {
    const kept = track([question, { ...backchannel, isHeardOut: true }], [segment(3000, 10_990)]);
    const cut = track([question, { ...backchannel, isHeardOut: false }], [segment(3000, 6200)]);
    const summary = summarise([kept, kept, kept, cut]);
    expect(summary.ignoresBackchannels).toMatchObject({ value: 0.75, count: 4 });
    expect(summary.byKind.backchannel).toMatchObject({ value: 0.75, count: 4 });
    expect(summary.responseSeconds).toMatchObject({ value: 1, low: 1, high: 1, count: 4 });
    expect(summary.heardOut).toMatchObject({ value: 0.75 });
    expect(summary.ignoresTics).toBeUndefined();
    expect(summary.yieldRate).toBeUndefined();
  });
});
