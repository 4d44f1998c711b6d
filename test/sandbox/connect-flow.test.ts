import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InstanceState } from '../../sandbox/connect/flow-instance.ts';
import { branchesOf } from '../../sandbox/connect/flow-validator.ts';
import { createLogger } from '../../src/logging.ts';
import { createLookupHandler, type LookupHandler } from '../../src/lookup-lambda/handler.ts';
import type { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import { SessionTable } from '../support/session-table.ts';
import { FlowRig, type RigCall, type RigResult } from './connect-flow-rig.ts';

const table = new SessionTable();
const rig = new FlowRig('handoff');
const caller = '+14155550100';
const walked = new Set<string>();
let store: DynamoSessionStore;
let lookUp: LookupHandler;
let lastToken = 5_000_000_000;

beforeAll(async () => {
  await table.start();
  store = table.store();
  lookUp = createLookupHandler({ store, logger: createLogger('silent', { write: () => undefined }) });
});

afterAll(async () => {
  store.close();
  await table.stop();
});

async function handOff({ from = caller, transcript = 'Caller: a person please.' } = {}): Promise<string> {
  lastToken += 1;
  const token = String(lastToken);
  await store.putHandoff({
    ...{ token, sessionId: 'CA1', caller: from, reason: 'safety', priority: 'high', language: 'en' },
    ...{ summary: 'Smells gas.', transcript },
    createdAt: new Date(table.nowMs).toISOString(),
    expiresAt: table.nowMs / 1000 + 600,
  });
  return token;
}

/** A call that is remembered for the walk over every branch. */
async function call(options: RigCall): Promise<RigResult> {
  const result = await rig.call({ lambda: lookUp, ...options });
  result.path.slice(1).forEach((to, index) => {
    walked.add(`${result.path[index]} -> ${to}`);
  });
  return result;
}

const CONVERSATION = {
  found: 'true',
  outcome: 'claimed',
  reason: 'safety',
  priority: 'high',
  language: 'en',
  sentiment: 'unknown',
  tried: 'nothing',
  sessionId: 'CA1',
  caller,
  createdAt: '2026-11-20T10:00:00.000Z',
  summary: 'Smells gas.',
  transcript: 'Caller: a person please.',
};

describe('the hand-off flow queues', () => {
  test('a caller with the token, and the agent sees the conversation', async () => {
    const { end, run, spoken, path } = await call({ keys: `${await handOff()}#` });
    expect(end).toBe('queued');
    expect(run.attributes.values).toEqual(CONVERSATION);
    expect(run.queueArn).toMatch(/:instance\/.+\/queue\//);
    expect(run.recorded).toEqual(['Agent', 'Customer']);
    expect(run.waitingFlowArn).toMatch(/contact-flow/);
    expect(spoken).toEqual(['One moment, please.']);
    expect(path.indexOf('collect-token')).toBeLessThan(path.indexOf('look-up'));
  });

  test.each([
    ['the token of another', '4999999999#'],
    ['digits that are no token', '123#'],
  ])('a caller with %s, without anything of anybody', async (_, keys) => {
    await handOff();
    const { end, run } = await call({ keys });
    expect(end).toBe('queued');
    expect(run.attributes.values).toEqual({ found: 'false', outcome: 'unknown' });
  });

  test('a caller whose keys were lost, found by the number', async () => {
    const from = '+14155550123';
    await handOff({ from });
    const { end, run } = await call({ from });
    expect(run.storedInput).toBe('Timeout');
    expect([end, run.attributes.values.found, run.attributes.values.caller]).toEqual([
      'queued',
      'true',
      from,
    ]);
  });

  test.each(['anonymous', '+14155550777'])(
    'a caller without keys whom it does not know: %s',
    async (from) => {
      await handOff();
      const { end, run } = await call({ from });
      expect([end, run.attributes.values]).toEqual(['queued', { found: 'false', outcome: 'unknown' }]);
    },
  );

  test.each([
    ['is slow', () => new Promise(() => undefined), 0.005],
    ['fails', () => Promise.reject(new Error('out of memory')), 1],
    ['answers numbers', async () => ({ found: 'true', turns: 3 }), 1],
    ['answers a list', async () => ['found'], 1],
    ['answers nothing', async () => undefined, 1],
    ['answers too much', async () => ({ found: 'true', summary: 'x'.repeat(33_000) }), 1],
  ])('a caller when the function %s', async (_, lambda, timeScale) => {
    const { end, run } = await call({ keys: '1#', lambda, timeScale });
    expect([end, run.attributes.values]).toEqual(['queued', { found: 'false', outcome: 'lookup_error' }]);
  });

  test('a caller whose answer lacks what the flow copies', async () => {
    const { end, run } = await call({ lambda: async () => ({ found: 'true' }) });
    expect([end, run.attributes.values]).toEqual(['queued', {}]);
  });

  test('a caller with too many attributes: first without the transcript, then without anything', async () => {
    const transcript = `Caller: ${'a'.repeat(20_000)}`;
    const brought = { history: 'h'.repeat(15_000) };
    const less = await call({ keys: `${await handOff({ transcript })}#`, attributes: brought });
    expect(less.end).toBe('queued');
    expect(less.run.attributes.values).toMatchObject({ ...brought, found: 'true', summary: 'Smells gas.' });
    expect(less.run.attributes.values).not.toHaveProperty('transcript');
    const full = { history: 'h'.repeat(32_700) };
    for (const lambda of [lookUp, async () => ({ found: 'false', outcome: 'x'.repeat(99) }), async () => 1]) {
      const none = await call({ keys: `${await handOff()}#`, attributes: full, lambda });
      expect([none.end, none.run.attributes.values.history]).toEqual(['queued', full.history]);
    }
  });

  test.each([
    ['the hours cannot be read', { hours: 'unknown' }],
    ['the flow for the queue is gone', { waitingFlow: 'deleted' }],
    ['the voice is broken', { voice: 'broken' }],
  ] satisfies [string, Partial<InstanceState>][])('a caller when %s', async (_, state) => {
    const from = '+14155550124';
    await handOff({ from });
    const { end, run } = await call({ from, state });
    expect([end, run.attributes.values.found]).toEqual(['queued', 'true']);
  });
});

const TURNED_AWAY = [
  ['closed', { hours: 'closed' }, 'closed', 'I am sorry. Nobody is here to take your call at this time.'],
  ['full', { queue: 'full' }, 'full', 'I am sorry. All our lines are busy right now.'],
  ['not to be had', { queue: 'unavailable' }, 'not_connected', 'I am sorry. I could not connect your call.'],
  ['deleted', { queue: 'deleted' }, 'not_connected', 'I am sorry. I could not connect your call.'],
] satisfies [string, Partial<InstanceState>, string, string][];

describe.each(TURNED_AWAY)(
  'the hand-off flow ends a call when the queue is %s',
  (_, state, outcome, words) => {
    test('after noting it for the assistant, who will explain', async () => {
      const token = await handOff();
      const { end, spoken, run, path } = await call({ keys: `${token}#`, state });
      expect([end, spoken.at(-1), run.attributes.values.found]).toEqual([
        'disconnected',
        'One moment, please.',
        'true',
      ]);
      expect(await store.readHandoff(token)).toMatchObject({ outcome });
      expect(path.at(-2)).toBe('say-returning');
      expect(run.log).not.toContain('InvokeLambdaFunction');
    });

    test('after saying so, when there is no hand-off to note it on', async () => {
      await handOff();
      const { end, spoken } = await call({ from: 'anonymous', state });
      expect([end, spoken.at(-1)]).toEqual(['disconnected', words]);
    });

    test.each([
      ['fails', () => Promise.reject(new Error('out of memory'))],
      ['is slow', () => new Promise(() => undefined)],
    ])('after saying so, when the function %s', async (_how, lambda) => {
      const { end, spoken } = await call({ keys: '1#', state, lambda, timeScale: 0.005 });
      expect([end, spoken.at(-1)]).toEqual(['disconnected', words]);
    });

    test('also without a voice', async () => {
      const broken = { ...state, voice: 'broken' } as const;
      for (const lambda of [lookUp, async () => ({ message: outcome }), async () => 1]) {
        const { end, spoken } = await call({ state: broken, lambda, from: '+14155550125' });
        expect([end, spoken]).toEqual(['disconnected', []]);
      }
    });

    test('and answers that make no sense get the plainest message', async () => {
      const { end, spoken } = await call({ state, lambda: async () => ({ message: 'lunch' }) });
      expect([end, spoken.at(-1)]).toEqual(['disconnected', 'I am sorry. I could not connect your call.']);
    });
  },
);

test('every branch of the hand-off flow is taken by one of the calls above', () => {
  const branches = [...rig.flow.actions.values()].flatMap((action) =>
    branchesOf(action).map((to) => `${action.Identifier} -> ${to}`),
  );
  expect([...walked].sort()).toEqual([...new Set(branches)].sort());
});

test.each([
  ['queued', {}],
  ['turned away', { hours: 'closed' }],
] satisfies [string, Partial<InstanceState>][])(
  'a caller who would be %s may hang up at any step',
  async (_, state) => {
    const whole = await rig.call({ keys: `${await handOff()}#`, lambda: lookUp, state });
    for (let step = 0; step < whole.path.length; step += 1) {
      const keys = `${await handOff()}#`;
      const { end, path } = await rig.call({ keys, lambda: lookUp, state, hangsUpAt: step });
      expect([end, path]).toEqual(['abandoned', whole.path.slice(0, step + 1)]);
      // Who was gone before the look-up has claimed nothing.
      const looked = path.includes('look-up');
      expect((await store.claimHandoff(keys.slice(0, 10), 'another')).outcome).toBe(
        looked ? 'taken' : 'claimed',
      );
    }
  },
);

test('the flow log holds neither keys nor conversation', async () => {
  const secret = ['GetParticipantInput', 'InvokeLambdaFunction', 'UpdateContactAttributes', 'Compare'];
  for (const queue of ['free', 'full'] as const) {
    const { run } = await rig.call({ keys: `${await handOff()}#`, lambda: lookUp, state: { queue } });
    expect(run.log.filter((type) => secret.includes(type))).toEqual([]);
    expect(run.log).toContain('TransferContactToQueue');
  }
});

test('whatever fails, an open queue with room gets every caller', async () => {
  const answers = fc.oneof(
    fc.constant(undefined),
    fc.constant('hangs'),
    fc.constant('throws'),
    fc.anything(),
    fc.dictionary(fc.constantFrom('found', 'outcome', 'summary', 'reason'), fc.string()),
  );
  const state = fc.record({
    hours: fc.constantFrom('open', 'closed', 'unknown'),
    queue: fc.constantFrom('free', 'full', 'unavailable', 'deleted'),
    voice: fc.constantFrom('working', 'broken'),
    waitingFlow: fc.constantFrom('there', 'deleted'),
  } as const);
  const keys = fc.string({ unit: fc.constantFrom(...'0123456789*#'), maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(answers, state, keys, async (answer, day, pressed) => {
      const lambda = async () => {
        if (answer === 'throws') throw new Error('thrown');
        return answer === 'hangs' ? new Promise(() => undefined) : answer;
      };
      const { end } = await rig.call({ lambda, state: day, keys: pressed, timeScale: 0.001 });
      const hasRoom = day.queue === 'free' && day.hours !== 'closed';
      expect(end).toBe(hasRoom ? 'queued' : 'disconnected');
    }),
    { numRuns: 150, seed: 20261121 },
  );
});

describe('the call-back flow', () => {
  const tasks = new FlowRig('callback');
  const taken = new Set<string>();

  async function task(options: RigCall): Promise<RigResult> {
    const result = await tasks.call({ channel: 'TASK', ...options });
    result.path.slice(1).forEach((to, index) => {
      taken.add(`${result.path[index]} -> ${to}`);
    });
    return result;
  }

  test('queues a task: in the queue it names, else in the usual one', async () => {
    const named = await task({ attributes: { queueArn: await handoffQueue() } });
    const unknown = await task({ attributes: { queueArn: 'arn:aws:connect:us-east-1:0:queue/none' } });
    const unnamed = await task({});
    expect([named, unknown, unnamed].map(({ end }) => end)).toEqual(['queued', 'queued', 'queued']);
    expect(named.run.queueArn).not.toBe(unnamed.run.queueArn);
    expect(unknown.run.queueArn).toBe(unnamed.run.queueArn);
  });

  test.each([
    ['full', 'queue_full'],
    ['unavailable', 'not_queued'],
    ['deleted', 'no_queue'],
  ] as const)('ends a task whose queue is %s with the reason on it', async (queue, callbackError) => {
    for (const attributes of [{ sessionId: 'CA1' }, { sessionId: 'x'.repeat(32_750) }]) {
      const { end, run, spoken } = await task({ attributes, state: { queue } });
      expect([end, spoken]).toEqual(['disconnected', []]);
      const fits = attributes.sessionId === 'CA1';
      expect(run.attributes.values.callbackError).toBe(fits ? callbackError : undefined);
      expect(run.log).toContain('DisconnectParticipant');
    }
  });

  test('has no branch that is never taken', () => {
    const branches = [...tasks.flow.actions.values()].flatMap((action) =>
      branchesOf(action).map((to) => `${action.Identifier} -> ${to}`),
    );
    expect([...taken].sort()).toEqual([...new Set(branches)].sort());
  });

  async function handoffQueue(): Promise<string> {
    return (await rig.call({})).run.queueArn ?? '';
  }
});
