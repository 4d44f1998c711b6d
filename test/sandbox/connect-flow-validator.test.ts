import { describe, expect, test } from 'vitest';
import { flowTemplate } from '../../sandbox/connect/flow-template.ts';
import { type Flow, InvalidContactFlowError, readFlow } from '../../sandbox/connect/flow-validator.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function action(id: string, type: string, parameters: Json, transitions: Json): Json {
  return { Identifier: id, Type: type, Parameters: parameters, Transitions: transitions };
}

function on(next: string, ...errors: [type: string, next: string][]): Json {
  return { NextAction: next, Errors: errors.map(([ErrorType, NextAction]) => ({ ErrorType, NextAction })) };
}

const END = action('end', 'DisconnectParticipant', {}, {});
const HELLO = action(
  'hello',
  'MessageParticipant',
  { Text: 'Hello.' },
  on('end', ['NoMatchingError', 'end']),
);
const INPUT = {
  Text: 'Your number?',
  StoreInput: 'True',
  InputTimeLimitSeconds: '5',
  InputValidation: { CustomValidation: { MaximumLength: '10' } },
};
const LAMBDA = {
  LambdaFunctionARN: 'arn',
  InvocationTimeLimitSeconds: '4',
  ResponseValidation: { ResponseType: 'STRING_MAP' },
};

function flow(actions: Json[], changes: { [key: string]: Json } = {}): string {
  const ids = actions.map((one) =>
    typeof one === 'object' && one !== null && 'Identifier' in one ? String(one.Identifier) : '',
  );
  return JSON.stringify({
    Version: '2019-10-30',
    StartAction: ids[0] ?? '',
    Metadata: {
      entryPointPosition: { x: 0, y: 0 },
      ActionMetadata: Object.fromEntries(ids.map((id) => [id, { position: { x: 0, y: 0 } }])),
    },
    Actions: actions,
    ...changes,
  });
}

function problemsOf(content: string): readonly string[] {
  try {
    readFlow(content);
    return [];
  } catch (error) {
    if (error instanceof InvalidContactFlowError) return error.problems;
    throw error;
  }
}

/** The problems of a flow that begins with this action and then ends. */
function problemsWith(type: string, parameters: Json, transitions: Json): string {
  return problemsOf(flow([action('first', type, parameters, transitions), END])).join('\n');
}

describe('a flow is taken', () => {
  test('when every rule is held', () => {
    const taken: Flow = readFlow(flow([HELLO, END]));
    expect([taken.start, [...taken.actions.keys()]]).toEqual(['hello', ['hello', 'end']]);
  });

  test.each(['handoff', 'callback'] as const)('as it is in the repository: %s', (name) => {
    expect(problemsOf(flowTemplate(name))).toEqual([]);
  });
});

describe('a flow is refused', () => {
  test.each([
    ['is not JSON', '{'],
    ['is a list', '[]'],
    ['is of another version', flow([HELLO, END], { Version: '2020-01-01' })],
    ['has unknown fields', flow([HELLO, END], { Name: 'x' })],
    ['has no actions', flow([])],
    ['has too many actions', flow(Array.from({ length: 251 }, () => END))],
    ['is too long', flow([HELLO, END]).padEnd(256_001)],
  ])('that %s', (_, content) => {
    expect(problemsOf(content).length).toBeGreaterThan(0);
  });

  test.each([
    ['SetContactAttributes', {}, on('end'), "Invalid Action type 'SetContactAttributes'"],
    ['toString', {}, on('end'), "Invalid Action type 'toString'"],
    ['StoreParticipantInput', INPUT, on('end'), 'Invalid Action type'],
    ['UpdateFlowLoggingBehavior', { FlowLoggingBehavior: true }, on('end'), 'FlowLoggingBehavior'],
    [
      'UpdateFlowLoggingBehavior',
      { FlowLoggingBehavior: 'Enabled' },
      on('end', ['NoMatchingError', 'end']),
      'Errors.0.ErrorType',
    ],
    ['MessageParticipant', {}, on('end', ['NoMatchingError', 'end']), 'exactly one of Text'],
    [
      'MessageParticipant',
      { Text: 'a', SSML: 'b' },
      on('end', ['NoMatchingError', 'end']),
      'exactly one of Text',
    ],
    ['MessageParticipant', { Text: 'a' }, on('end'), 'NoMatchingError'],
    ['MessageParticipant', { Text: 'a' }, { Errors: [] }, 'NextAction'],
    [
      'InvokeLambdaFunction',
      { ...LAMBDA, InvocationTimeLimitSeconds: 4 },
      on('end', ['NoMatchingError', 'end']),
      'InvocationTimeLimitSeconds',
    ],
    [
      'InvokeLambdaFunction',
      { ...LAMBDA, InvocationTimeLimitSeconds: '9' },
      on('end', ['NoMatchingError', 'end']),
      '1 to 8',
    ],
    [
      'UpdateContactAttributes',
      { Attributes: { 'a b': 'x' }, TargetContact: 'Current' },
      on('end', ['NoMatchingError', 'end']),
      'Attributes.a b: Invalid key',
    ],
    [
      'UpdateContactAttributes',
      { Attributes: { a: 1 }, TargetContact: 'Current' },
      on('end', ['NoMatchingError', 'end']),
      'Attributes.a',
    ],
    [
      'GetParticipantInput',
      { ...INPUT, StoreInput: true },
      on('end', ['NoMatchingError', 'end']),
      'StoreInput',
    ],
    [
      'GetParticipantInput',
      { ...INPUT, InputValidation: {} },
      on('end', ['NoMatchingError', 'end']),
      'CustomValidation',
    ],
    [
      'GetParticipantInput',
      { ...INPUT, DTMFConfiguration: { DisableCancelKey: true } },
      on('end', ['NoMatchingError', 'end']),
      'DisableCancelKey',
    ],
    [
      'GetParticipantInput',
      { ...INPUT, DTMFConfiguration: { InputTerminationSequence: '######' } },
      on('end', ['NoMatchingError', 'end']),
      '1 to 5 keys',
    ],
    [
      'GetParticipantInput',
      INPUT,
      on('end', ['NoMatchingError', 'end'], ['InputTimeLimitExceeded', 'end']),
      'Errors',
    ],
    ['Compare', { ComparisonValue: 'found' }, { Conditions: [], Errors: [] }, 'not one reference'],
    ['DisconnectParticipant', {}, on('end'), 'Transitions'],
    [
      'TransferContactToQueue',
      { QueueId: 'x' },
      on('end', ['QueueAtCapacity', 'end'], ['NoMatchingError', 'end']),
      'QueueId',
    ],
    ['TransferContactToQueue', {}, on('end', ['NoMatchingError', 'end']), 'QueueAtCapacity'],
  ] satisfies [string, Json, Json, string][])('for %s %j %j', (type, parameters, transitions, problem) => {
    expect(problemsWith(type, parameters, transitions)).toContain(problem);
  });

  test('when a stored input has conditions', () => {
    const when = { NextAction: 'end', Condition: { Operator: 'Equals', Operands: ['1'] } };
    const errors = [{ NextAction: 'end', ErrorType: 'NoMatchingError' }];
    const transitions = { NextAction: 'end', Conditions: [when], Errors: errors };
    expect(problemsWith('GetParticipantInput', INPUT, transitions)).toContain('Conditions');
  });

  test('when the hours lack a condition', () => {
    const open = { NextAction: 'end', Condition: { Operator: 'Equals', Operands: ['True'] } };
    const errors = [{ NextAction: 'end', ErrorType: 'NoMatchingError' }];
    for (const conditions of [[open], [open, open]]) {
      const transitions = { Conditions: conditions, Errors: errors };
      expect(problemsWith('CheckHoursOfOperation', { HoursOfOperationId: 'h' }, transitions)).toContain(
        'True and False',
      );
    }
  });

  test.each([
    ['an action twice', [HELLO, END, END], 'end: is there twice'],
    ['a target that is not there', [HELLO], "hello: leads to 'end', which is not there"],
    ['an action nobody reaches', [END, HELLO], 'hello: cannot be reached'],
    [
      'a round without an end',
      [action('round', 'MessageParticipant', { Text: 'a' }, on('round', ['NoMatchingError', 'round'])), END],
      'round: leads to no end',
    ],
    [
      'a prompt just before an input',
      [
        action('hello', 'MessageParticipant', { Text: 'a' }, on('ask', ['NoMatchingError', 'end'])),
        action('ask', 'GetParticipantInput', INPUT, on('end', ['NoMatchingError', 'end'])),
        END,
      ],
      "hello: keys for 'ask' would be lost while it plays",
    ],
    [
      'a transfer whose queue may not be set',
      [
        action(
          'set',
          'UpdateContactTargetQueue',
          { QueueId: 'q' },
          on('transfer', ['NoMatchingError', 'transfer']),
        ),
        action(
          'transfer',
          'TransferContactToQueue',
          {},
          on('end', ['QueueAtCapacity', 'end'], ['NoMatchingError', 'end']),
        ),
        END,
      ],
      'transfer: comes without a queue',
    ],
    [
      'a NextAction that is never taken',
      [
        HELLO,
        action(
          'transfer',
          'TransferContactToQueue',
          {},
          on('hello', ['QueueAtCapacity', 'end'], ['NoMatchingError', 'end']),
        ),
        END,
      ],
      'transfer: NextAction is none of its branches',
    ],
  ] satisfies [string, Json[], string][])('for %s', (_, actions, problem) => {
    expect(problemsOf(flow(actions))).toContain(problem);
  });

  test('for an action without a position, and a start that is not there', () => {
    const metadata = { entryPointPosition: { x: 0, y: 0 }, ActionMetadata: {} };
    expect(problemsOf(flow([END], { Metadata: metadata }))).toEqual(['end: has no position']);
    expect(problemsOf(flow([END], { StartAction: 'none' })).join()).toContain("StartAction: leads to 'none'");
  });
});
