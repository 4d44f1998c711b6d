import { describe, expect, test } from 'vitest';
import { perform } from '../../sandbox/connect/flow-actions.ts';
import { comparisonHolds } from '../../sandbox/connect/flow-branches.ts';
import { FlowInstance } from '../../sandbox/connect/flow-instance.ts';
import { FlowKeypad } from '../../sandbox/connect/flow-keypad.ts';
import { FlowRun } from '../../sandbox/connect/flow-run.ts';
import { readAction } from '../../sandbox/connect/flow-schema.ts';

const signal = new AbortController().signal;
const RULES = { maxLength: 10, terminator: '#', starCancels: false, firstMs: 5000, betweenMs: 5000, signal };

async function typed(keys: string, rules: Partial<typeof RULES> = {}): Promise<string> {
  const keypad = new FlowKeypad();
  const read = keypad.read({ ...RULES, ...rules });
  for (const key of keys) keypad.press(key);
  return read;
}

describe('keys are taken', () => {
  test.each([
    ['to the terminator', '123#45', {}, '123'],
    ['to the greatest length', '12345678901234', {}, '1234567890'],
    ['with the star as a key', '12*3#', {}, '12*3'],
    ['anew after the star where it cancels', '12*3#', { starCancels: true }, '3'],
    ['to a longer terminator', '12#3##', { terminator: '##' }, '12#3'],
    ['until the time between two is over', '12', { betweenMs: 5 }, '12'],
    ['as none when the first is late', '', { firstMs: 5 }, ''],
  ])('%s', async (_, keys, rules, expected) => {
    expect(await typed(keys, rules)).toBe(expected);
  });

  test('only while somebody waits for them', async () => {
    const keypad = new FlowKeypad();
    keypad.press('9');
    const read = keypad.read(RULES);
    keypad.press('1');
    keypad.press('#');
    keypad.press('2');
    expect(await read).toBe('1');
  });

  test('not from a caller who is gone', async () => {
    const caller = new AbortController();
    const keypad = new FlowKeypad();
    const read = keypad.read({ ...RULES, signal: caller.signal });
    caller.abort();
    expect(await read).toBe('');
    expect(await keypad.read({ ...RULES, signal: caller.signal })).toBe('');
  });
});

describe('a menu', () => {
  const menu = readAction({
    Identifier: 'menu',
    Type: 'GetParticipantInput',
    Parameters: { Text: 'Press 1.', StoreInput: 'False', InputTimeLimitSeconds: '5' },
    Transitions: {
      Conditions: [{ NextAction: 'one', Condition: { Operator: 'Equals', Operands: ['1'] } }],
      Errors: [
        { NextAction: 'late', ErrorType: 'InputTimeLimitExceeded' },
        { NextAction: 'wrong', ErrorType: 'NoMatchingCondition' },
        { NextAction: 'broken', ErrorType: 'NoMatchingError' },
      ],
    },
  });

  test.each([
    ['1', 'working', 'one'],
    ['7', 'working', 'wrong'],
    ['', 'working', 'late'],
    ['1', 'broken', 'broken'],
  ] as const)('takes key "%s" with a %s voice to %s', async (key, voice, to) => {
    if (!('action' in menu)) throw new Error(menu.problems.join());
    const keypad = new FlowKeypad();
    const instance = new FlowInstance(async () => ({}));
    instance.set({ voice });
    const run = new FlowRun({
      ...{ contactId: 'c', channel: 'VOICE', from: '+1', to: '+2', attributes: {}, instance, keypad, signal },
      ...{ timeScale: 1, inputTimeoutMs: 5, voice: () => Buffer.alloc(0), play: () => undefined },
    });
    const step = perform(menu.action, run);
    if (key !== '') keypad.press(key);
    expect(await step).toEqual({ to });
  });
});

test.each([
  ['Equals', 'true', 'true', true],
  ['Equals', 'True', 'true', false],
  ['TextStartsWith', 'queue_full', 'queue', true],
  ['TextEndsWith', 'queue_full', 'full', true],
  ['TextContains', 'queue_full', 'e_f', true],
  ['NumberGreaterThan', '3', '2', true],
  ['NumberGreaterOrEqualTo', '2', '2', true],
  ['NumberLessThan', '3', '2', false],
  ['NumberLessOrEqualTo', '2', '2', true],
  ['NumberLessThan', '', '2', false],
  ['NumberLessThan', 'few', '2', false],
])('%s of "%s" and "%s" is %s', (operator, value, operand, holds) => {
  expect(comparisonHolds(operator, value, operand)).toBe(holds);
});
