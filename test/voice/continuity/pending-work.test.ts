import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OpenWork } from '../../../src/voice/continuity/carry-over/pending-work.ts';

/** A stream that only takes requests. */
class Asked {
  readonly lines: string[] = [];
  readonly number: number;
  readonly client = {
    speak: (text: string) => {
      this.lines.push(text);
      return `${this.number}.${this.lines.length}`;
    },
  };

  constructor(number: number) {
    this.number = number;
  }
}

describe('what the model still owes', () => {
  let work: OpenWork;
  let first: Asked;
  let second: Asked;

  beforeEach(() => {
    work = new OpenWork();
    first = new Asked(1);
    second = new Asked(2);
  });
  afterEach(() => vi.useRealTimers());

  it('keeps the id of a line through all streams', () => {
    const speakId = work.speak('Hello.', first);
    work.moveLines(second);
    expect(second.lines).toEqual(['Hello.']);
    const created = { type: 'response.created', responseId: 'r', speakId: '2.1' } as const;
    expect(work.translate(created, 2)).toEqual({ ...created, speakId });
  });

  it('keeps a line until it was spoken, and asks only the last one again', () => {
    work.speak('One.', first);
    work.speak('Two.', first);
    work.moveLines(second);
    expect(second.lines).toEqual(['Two.']);
    work.translate({ type: 'response.created', responseId: 'r', speakId: '2.1' }, 2);
    work.translate({ type: 'response.done', responseId: 'r', status: 'failed', reason: 'stream_lost' }, 2);
    expect(work.hasLines).toBe(true);
    work.translate({ type: 'response.done', responseId: 'r', status: 'completed' }, 2);
    expect(work.hasLines).toBe(false);
  });

  it('leaves a line to the stream that is still speaking it', () => {
    work.speak('Hello.', first);
    work.moveLines(second, first.number);
    expect(second.lines).toEqual([]);
    expect(work.hasLines).toBe(true);
  });

  it('asks the first stream for lines that came before it', () => {
    work.speak('Hello.', undefined);
    work.moveLines(first);
    expect(first.lines).toEqual(['Hello.']);
  });

  it('keeps a message until an answer that began after it is complete', () => {
    work.translate({ type: 'response.created', responseId: 'a' }, 1);
    work.owe('[Result]');
    work.translate({ type: 'response.done', responseId: 'a', status: 'completed' }, 1);
    expect(work.texts).toEqual(['[Result]']);
    work.translate({ type: 'response.created', responseId: 'b' }, 1);
    work.translate({ type: 'response.done', responseId: 'b', status: 'failed' }, 1);
    expect(work.texts).toEqual(['[Result]']);
    work.translate({ type: 'response.created', responseId: 'c' }, 2);
    work.translate({ type: 'response.done', responseId: 'c', status: 'completed' }, 2);
    expect(work.texts).toEqual([]);
  });

  it('forgets a line that nobody has spoken in time', () => {
    vi.useFakeTimers();
    work.speak('Hello, how can I help you?', first);
    vi.advanceTimersByTime(20_000);
    expect([work.hasLines, work.isBusy(1)]).toEqual([false, false]);
    work.moveLines(second);
    expect(second.lines).toEqual([]);
  });

  it('lets go of a line that the model itself has failed at', () => {
    work.speak('Hello.', first);
    work.translate({ type: 'response.created', responseId: 'r', speakId: '1.1' }, 1);
    work.translate({ type: 'response.done', responseId: 'r', status: 'failed', reason: 'server_error' }, 1);
    expect(work.hasLines).toBe(false);
  });

  it('waits for a tool, but not for ever', () => {
    vi.useFakeTimers();
    const call = { type: 'response.function_call', responseId: 'r', callId: 'c', name: 'look' } as const;
    work.translate({ ...call, arguments: '{}' }, 1);
    expect([work.awaitsTool, work.isBusy(1), work.isBusy(2)]).toEqual([true, true, false]);
    vi.advanceTimersByTime(15_001);
    expect(work.awaitsTool).toBe(false);
    expect(work.takeTool('c')).toMatchObject({ worker: 1, name: 'look' });
    expect(work.takeTool('c')).toBeUndefined();
  });
});
