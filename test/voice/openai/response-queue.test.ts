import { beforeEach, describe, expect, it } from 'vitest';
import { ResponseQueue } from '../../../src/voice/openai/response-queue.ts';

let sent: string[];
let queue: ResponseQueue;

beforeEach(() => {
  let requests = 0;
  sent = [];
  queue = new ResponseQueue({
    create: ({ requestId, text }) => sent.push(`create ${requestId} ${text ?? 'answer'}`),
    cancel: (responseId) => sent.push(`cancel ${responseId}`),
    nextRequestId: () => {
      requests += 1;
      return `q${requests}`;
    },
    retryDelayMs: 100,
    ownAnswerMs: 500,
    isUpToDate: () => true,
  });
  queue.start();
});

function answers(requestId: string): void {
  queue.created(`r_${requestId}`, requestId);
  queue.done(`r_${requestId}`);
}

describe('a line between the request for an answer and its beginning', () => {
  it('comes first, and the answer about a result after it, with the result sent once', () => {
    queue.answer([() => sent.push('result')]);
    queue.speak('line', 'One moment.');
    answers('q1');
    answers('q2');
    answers('q3');
    expect(sent).toEqual([
      'result',
      'create q1 answer',
      'cancel r_q1',
      'create q2 One moment.',
      'create q3 answer',
    ]);
  });

  it('is followed by one answer when another result comes meanwhile', () => {
    queue.answer([() => sent.push('result 1')]);
    queue.speak('line', 'One moment.');
    queue.answer([() => sent.push('result 2')]);
    answers('q1');
    answers('q2');
    answers('q3');
    expect(sent.slice(3)).toEqual(['create q2 One moment.', 'result 2', 'create q3 answer']);
  });

  it('ends the answer when the gateway wanted silence before', () => {
    queue.answer([() => sent.push('result')]);
    queue.interrupt();
    queue.speak('line', 'Good bye.');
    answers('q1');
    answers('q2');
    expect(sent).toEqual(['result', 'create q1 answer', 'cancel r_q1', 'create q2 Good bye.']);
  });
});
