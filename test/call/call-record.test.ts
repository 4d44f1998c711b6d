import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TELEPHONE_LINE } from '../../src/audio/line-format.ts';
import { createAssistant } from '../../src/call/assistant.ts';
import type { ConversationTurn } from '../../src/call/conversation/transcript.ts';
import { CallRecord } from '../../src/call/record/call-record.ts';
import { HandoffService } from '../../src/handoff/service.ts';
import { createLogger } from '../../src/logging.ts';
import { Redactor } from '../../src/privacy/redactor.ts';
import { BackgroundWriter } from '../../src/store/background-writer.ts';
import type { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { SessionTable } from '../support/session-table.ts';

const table = new SessionTable();
const logger = createLogger('silent', { write: () => undefined });
const metrics = new Metrics();
const owner = { ownerInstance: 'instance-a', resumeCount: 0 };
const ANSWER = {
  kind: 'tokens',
  usage: {
    ...{ inputTextTokens: 10, inputAudioTokens: 0, cachedTextTokens: 0, cachedAudioTokens: 0 },
    ...{ outputTextTokens: 0, outputAudioTokens: 0 },
  },
} as const;
const LIVE = ['ACTIVE', 'HANDING_OFF'] as const;
const OVER = { status: 'COMPLETED', endReason: 'call_over' } as const;
let store: DynamoSessionStore;
let elsewhere: DynamoSessionStore;
let record: CallRecord;
let callSid = '';
let calls = 0;

beforeAll(async () => {
  await table.start();
  store = table.store();
  elsewhere = table.store();
});

beforeEach(() => {
  calls += 1;
  callSid = `CA${calls}`;
  const writer = new BackgroundWriter(store, { logger, metrics });
  const handoff = new HandoffService({
    ...{ store, writer, metrics, logger },
    connectNumber: undefined,
    tokenTtlSeconds: 600,
  });
  const start = { callSid, streamSid: 'MZ1', resumeCount: 0, noticePlayed: false, caller: '+14155550100' };
  record = new CallRecord({
    line: TELEPHONE_LINE,
    ...{ start, owner, store, writer, handoff, logger },
    ...{ provider: 'openai', assistant: createAssistant({}), redactor: new Redactor() },
  });
});

afterAll(async () => {
  store.close();
  elsewhere.close();
  await table.stop();
});

function turn(number: number, role: ConversationTurn['role']): ConversationTurn {
  return { number, role, text: `turn ${number}`, startedAtMs: 1000 * number, interrupted: false };
}

/** A greeting, a question and its answer, with all that the models report beside them. */
function talk(): void {
  record.open();
  record.note({ provider: 'openai', providerSessionId: 'sess_1' });
  for (const [number, role] of [
    [1, 'assistant'],
    [2, 'caller'],
    [3, 'assistant'],
  ] as const) {
    record.turn(turn(number, role), number);
    record.spend(ANSWER, 0.001, { 'openai.audio_out': 0.001 });
  }
  record.note({ language: 'en' });
}

describe('a card number that is dictated in two turns', () => {
  it('is told to nobody: not in the sentence that led to the hand-off, not by what the assistant repeated', async () => {
    record.open();
    const spoken = [
      { ...turn(1, 'caller'), text: 'It is 4111 1111, um,' },
      { ...turn(2, 'assistant'), text: 'Go on.' },
      { ...turn(3, 'caller'), text: '1111 1111. A person please!' },
    ] as const;
    expect(JSON.stringify(record.masked(spoken))).not.toContain('1111');
    await record.handoff.prepare(spoken, {
      ...{
        reason: 'explicit_request',
        sentence: '1111 1111. A person please!',
        language: 'en',
        decidedBy: 'asks',
      },
      ...{ tried: 'Answered last: "4111 1111 ähm 1111 1111"', announce: undefined },
    });
    await record.flush(1000);
    const handoff = await store.readHandoff(record.handoff.current?.token ?? '');
    expect(handoff?.summary).toContain('A person please!');
    expect(JSON.stringify(handoff)).not.toContain('1111');
  });
});

describe('secure input', () => {
  const next = { ownerInstance: 'instance-b', resumeCount: 1 };

  function nextStream(secureInput: boolean): CallRecord {
    const writer = new BackgroundWriter(elsewhere, { logger, metrics });
    const options = { connectNumber: undefined, tokenTtlSeconds: 600 };
    const handoff = new HandoffService({ store: elsewhere, writer, metrics, logger, ...options });
    const start = { callSid, streamSid: 'MZ2', resumeCount: 1, noticePlayed: false, secureInput };
    return new CallRecord({
      line: TELEPHONE_LINE,
      ...{ start, owner: next, store: elsewhere, writer, handoff, logger },
      ...{ provider: 'openai', assistant: createAssistant({}), redactor: new Redactor() },
    });
  }

  it('is stored when it is said to be, and the next stream of the call has it', async () => {
    record.open();
    expect(await record.keepSecureInput(true, 1000)).toBe(true);
    expect(await store.readSession(callSid)).toMatchObject({ secureInput: 'on' });
    expect(await nextStream(false).load()).toMatchObject({ secureInput: true });
  });

  it('is over once it has ended, and when a caller is back from the dialling of a person', async () => {
    record.open();
    await record.keepSecureInput(true, 1000);
    await record.keepSecureInput(false, 1000);
    expect(await store.readSession(callSid)).not.toHaveProperty('secureInput');
    await record.keepSecureInput(true, 1000);
    await elsewhere.transitionSession(callSid, LIVE, { status: 'ACTIVE', returnNote: 'busy' });
    const back = nextStream(true);
    expect(await back.load()).not.toHaveProperty('secureInput');
    await back.flush(1000);
    expect(await store.readSession(callSid)).not.toHaveProperty('secureInput');
  });

  it('is not said to be stored while the table cannot be used; the stream then has it by its token', async () => {
    record.open();
    await record.flush(1000);
    table.sandbox.fail(true);
    expect(await record.keepSecureInput(true, 200)).toBe(false);
    const streams = [nextStream(true), nextStream(false)] as const;
    expect(await streams[0].load()).toMatchObject({ secureInput: true, turns: [] });
    expect(await streams[1].load()).not.toHaveProperty('secureInput');
    table.sandbox.fail(false);
    // What they write now is not to be counted by another test.
    for (const each of [record, ...streams]) await each.flush(5_000);
  });
});

describe('what the table is told of a call', () => {
  it('takes one request for its beginning, one for each turn and one for its end', async () => {
    const before = table.sandbox.requests;
    talk();
    record.turn(turn(3, 'assistant'), 3);
    record.finish('COMPLETED', 'caller_hung_up');
    record.close();
    await record.flush(1000);
    // Twilio tells so twice: by the stream's action and by the status of the call.
    for (const _word of ['action', 'status']) {
      await expect(store.transitionSession(callSid, LIVE, OVER)).rejects.toMatchObject({
        code: 'store_conflict',
      });
    }
    expect(table.sandbox.requests - before).toBe(5);
    expect(await store.readSession(callSid)).toMatchObject({
      ...{ status: 'COMPLETED', endReason: 'caller_hung_up', providerSessionId: 'sess_1', language: 'en' },
      ...{ messageCount: 3, costUsd: 0.003, usage: { inputTextTokens: 30 } },
    });
  });

  it('has its cost in the end though another instance closes the session first', async () => {
    talk();
    await record.flush(1000);
    record.spend(ANSWER, 0.001, { 'openai.audio_out': 0.001 });
    await elsewhere.transitionSession(callSid, LIVE, OVER);
    record.close();
    record.spend(ANSWER, 0.001, { 'openai.audio_out': 0.001 });
    await record.flush(1000);
    expect(await elsewhere.readSession(callSid)).toMatchObject({ ...OVER, costUsd: 0.005 });
  });
});
