import { describe, expect, it } from 'vitest';
import { requestCallback } from '../../src/call/tools/tools.ts';
import type { CallbackOutcome, CallbackWish } from '../../src/handoff/callback.ts';

const CALLER = '+14155550100';
const DIALED = '+493012345678';

async function ask(argumentsJson: string, made: CallbackOutcome = { outcome: 'stored' }) {
  const wishes: CallbackWish[] = [];
  const answer = await requestCallback(argumentsJson, {
    sessionId: 'CA1',
    caller: CALLER,
    dialed: DIALED,
    summary: () => 'An order that has not arrived.',
    language: () => 'fr',
    request: (wish) => {
      wishes.push(wish);
      return Promise.resolve(made);
    },
  });
  return { wish: wishes[0], answer };
}

describe('the tool request_callback', () => {
  it('asks for a call to the number the caller calls from', async () => {
    expect((await ask('{}')).wish).toEqual({
      sessionId: 'CA1',
      number: CALLER,
      near: [DIALED, CALLER],
      summary: 'An order that has not arrived.',
      language: 'fr',
    });
  });

  it('passes on another number and a time', async () => {
    const { wish } = await ask('{"preferred_time":"tomorrow at nine","phone_number":"+14155550123"}');
    expect(wish).toMatchObject({ number: '+14155550123', preferredTime: 'tomorrow at nine' });
  });

  it.each(['', 'no json', 'null', '7', '["x"]', '{"preferred_time":7,"phone_number":" "}'])(
    'makes do with arguments like %j',
    async (argumentsJson) => {
      const { wish } = await ask(argumentsJson);
      expect(wish?.number).toBe(CALLER);
      expect(wish).not.toHaveProperty('preferredTime');
    },
  );

  it.each([
    [{ outcome: 'created', taskId: 'task-1' }, 'requested'],
    [{ outcome: 'stored' }, 'requested'],
    [{ outcome: 'no_number' }, 'number_missing'],
    [{ outcome: 'failed' }, 'failed'],
  ] as const)('has the model promise no more than was done: %j', async (made, status) => {
    const { answer } = await ask('{}', made);
    expect(answer.status).toBe(status);
    expect(answer.tell_the_caller).not.toBe('');
  });
});
