import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallPhase } from '../../src/call/phase.ts';
import { ToolAnswers } from '../../src/call/tools/tool-answers.ts';

let state: { phase: CallPhase };
let given: [string, unknown, boolean | undefined][];
let told: string[];
let answers: ToolAnswers;

beforeEach(() => {
  vi.useFakeTimers();
  state = { phase: 'conversing' };
  given = [];
  told = [];
  answers = new ToolAnswers({
    state,
    guard: { wrap: (_entrance, step) => step },
    onGiven: (callId) => told.push(callId),
    conversation: { answerTool: (callId, result, options) => given.push([callId, result, options?.quiet]) },
  });
});

afterEach(() => {
  answers.stop();
  vi.useRealTimers();
});

describe('the result of a tool', () => {
  it('goes to the model immediately', () => {
    answers.give('c', 1);
    answers.give('d', 2, true);
    expect(given).toEqual([
      ['c', 1, false],
      ['d', 2, true],
    ]);
    expect(told).toEqual(['c', 'd']);
  });

  it('waits while the caller is on the way to a person, and comes when they are back', () => {
    state.phase = 'handing_off';
    answers.give('c', 1);
    vi.advanceTimersByTime(5_000);
    expect(given).toEqual([]);
    state.phase = 'conversing';
    vi.advanceTimersByTime(300);
    vi.advanceTimersByTime(5_000);
    expect(given).toEqual([['c', 1, false]]);
  });

  it('is dropped with the call', () => {
    state.phase = 'closing';
    answers.give('c', 1);
    state.phase = 'ended';
    vi.advanceTimersByTime(5_000);
    expect(given).toEqual([]);
    expect(told).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
