import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NextLine } from '../../src/call/conversation/next-line.ts';

let isQuiet: boolean;
let spoken: string[];
let line: NextLine;

beforeEach(() => {
  vi.useFakeTimers();
  isQuiet = false;
  spoken = [];
  line = new NextLine({
    mayBegin: () => isQuiet,
    speak: (text) => spoken.push(text),
    guard: { wrap: (_entrance, step) => step },
  });
});

afterEach(() => {
  line.stop();
  vi.useRealTimers();
});

describe('a line that waits for its moment', () => {
  it('is spoken immediately when nobody speaks', () => {
    isQuiet = true;
    line.put('one minute left');
    expect(spoken).toEqual(['one minute left']);
    expect(line.waits).toBe(false);
  });

  it('waits until nobody speaks, and a newer line takes its place', () => {
    line.put('one minute left');
    line.put('shall I connect you?');
    expect(line.waits).toBe(true);
    isQuiet = true;
    line.check();
    line.check();
    expect(spoken).toEqual(['shall I connect you?']);
  });

  it('follows the answer that is about to begin', () => {
    isQuiet = true;
    line.putAfterAnswer('shall I connect you?');
    line.check();
    isQuiet = false;
    line.answerBegins();
    expect(spoken).toEqual([]);
    isQuiet = true;
    line.check();
    expect(spoken).toEqual(['shall I connect you?']);
  });

  it('does not wait for an answer that never begins', () => {
    isQuiet = true;
    line.putAfterAnswer('shall I connect you?');
    vi.advanceTimersByTime(5_000);
    expect(spoken).toEqual(['shall I connect you?']);
  });

  it('is spoken to a caller who has stopped speaking and got no answer', () => {
    line.put('one minute left');
    line.callerStops();
    isQuiet = true;
    vi.advanceTimersByTime(2_000);
    line.callerSpeaks();
    vi.advanceTimersByTime(2_000);
    expect(spoken).toEqual([]);
    line.callerStops();
    vi.advanceTimersByTime(2_500);
    expect(spoken).toEqual(['one minute left']);
  });

  it('goes before a greeting that is said again', () => {
    line.put('one minute left');
    line.putAgain('hello');
    isQuiet = true;
    line.check();
    expect(spoken).toEqual(['one minute left']);
  });
});
