import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PendingWork } from '../../../src/voice/continuity/carry-over/pending-work.ts';

/** A stream that only takes requests. */
class Stream {
  readonly lines: string[] = [];
  readonly texts: string[] = [];
  readonly results: string[] = [];
  readonly number: number;
  readonly client = {
    speak: (text: string) => {
      this.lines.push(text);
      return `${this.number}.${this.lines.length}`;
    },
    sendText: (text: string) => void this.texts.push(text),
    sendToolResult: (callId: string) => void this.results.push(callId),
  };

  constructor(number: number) {
    this.number = number;
  }
}

describe('what the model still owes', () => {
  let work: PendingWork;
  let first: Stream;
  let second: Stream;

  beforeEach(() => {
    work = new PendingWork();
    first = new Stream(1);
    second = new Stream(2);
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
    work.sendText('[Result]', first);
    expect(first.texts).toEqual(['[Result]']);
    work.translate({ type: 'response.done', responseId: 'a', status: 'completed' }, 1);
    expect(work.texts).toEqual(['[Result]']);
    work.translate({ type: 'response.created', responseId: 'b' }, 1);
    work.translate({ type: 'response.done', responseId: 'b', status: 'failed' }, 1);
    expect(work.texts).toEqual(['[Result]']);
    work.translate({ type: 'response.created', responseId: 'c' }, 2);
    work.translate({ type: 'response.done', responseId: 'c', status: 'completed' }, 2);
    expect(work.texts).toEqual([]);
  });

  it('keeps a message that comes in a gap', () => {
    work.sendText('Hello.', undefined);
    expect(work.texts).toEqual(['Hello.']);
  });

  it('drops a line that was not spoken in time', () => {
    vi.useFakeTimers();
    work.speak('Hello, how can I help you?', first);
    vi.advanceTimersByTime(20_000);
    expect([work.hasLines, work.isBusy(1)]).toEqual([false, false]);
    work.moveLines(second);
    expect(second.lines).toEqual([]);
  });

  it('drops a line that the model itself has failed at', () => {
    work.speak('Hello.', first);
    work.translate({ type: 'response.created', responseId: 'r', speakId: '1.1' }, 1);
    work.translate({ type: 'response.done', responseId: 'r', status: 'failed', reason: 'server_error' }, 1);
    expect(work.hasLines).toBe(false);
  });

  describe('for a tool', () => {
    const call = { type: 'response.function_call', responseId: 'r', callId: 'c', name: 'look' } as const;
    beforeEach(() => void work.translate({ ...call, arguments: '{}' }, 1));

    it('waits, but not without end', () => {
      vi.useFakeTimers();
      work.translate({ ...call, arguments: '{}' }, 1);
      expect([work.awaitsTool, work.isBusy(1), work.isBusy(2)]).toEqual([true, true, false]);
      vi.advanceTimersByTime(25_001);
      expect(work.awaitsTool).toBe(false);
    });

    it('gives the result to the stream that called it, and still owes the answer', () => {
      expect(work.sendToolResult({ callId: 'c', result: 1 }, first)).toBe(true);
      expect([first.results, first.texts]).toEqual([['c'], []]);
      expect([work.awaitsTool, work.texts]).toEqual([false, ['[Result of look: 1]']]);
    });

    it('tells another stream the result as text', () => {
      expect(work.sendToolResult({ callId: 'c', result: 1 }, second)).toBe(true);
      expect([second.results, second.texts]).toEqual([[], ['[Result of look: 1]']]);
    });

    it('owes no answer before the results of all tools are there', () => {
      work.translate({ ...call, callId: 'd', arguments: '{}' }, 1);
      expect(work.sendToolResult({ callId: 'c', result: 1 }, first)).toBe(false);
      expect(work.sendToolResult({ callId: 'd', result: 2 }, first)).toBe(true);
      expect(first.results).toEqual(['c', 'd']);
    });

    it('owes no answer for a quiet result, and does not tell it to another stream', () => {
      expect(work.sendToolResult({ callId: 'c', result: 1, quiet: true }, second)).toBe(false);
      expect([second.results, second.texts, work.texts]).toEqual([[], [], []]);
    });

    it('owes nothing for a result that was sent before', () => {
      work.sendToolResult({ callId: 'c', result: 1 }, first);
      expect(work.sendToolResult({ callId: 'c', result: 2 }, first)).toBe(false);
      expect(work.texts).toHaveLength(1);
    });
  });
});
