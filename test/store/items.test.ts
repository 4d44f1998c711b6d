import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { updateParameters } from '../../src/store/expression.ts';
import { buildHandoff, parseCallerPointer, parseHandoff } from '../../src/store/handoff-item.ts';
import { buildNewSession, parseSession } from '../../src/store/session-item.ts';
import type { HandoffRecord } from '../../src/store/session-store.ts';
import { callerKey, handoffKey, isLive, sessionKey, turnKey } from '../../src/store/table.ts';
import { buildTurn, parseTurn } from '../../src/store/turn-item.ts';
import { newSession } from '../support/session-table.ts';

const owner = { ownerInstance: 'instance-a', resumeCount: 0 };

test('keys match the contract', () => {
  expect(sessionKey('CA1')).toEqual({ PK: 'VOICE#CA1', SK: 'METADATA' });
  expect(turnKey('CA1', 1)).toEqual({ PK: 'VOICE#CA1', SK: 'TURN#00001' });
  expect(handoffKey('0123456789')).toEqual({ PK: 'HANDOFF#0123456789', SK: 'METADATA' });
  expect(callerKey('+14155550100')).toEqual({ PK: 'CALLER#+14155550100', SK: 'HANDOFF' });
});

test('an item is live until its expiry second', () => {
  expect(isLive({ expiresAt: 100 }, 99_999)).toBe(true);
  expect(isLive({ expiresAt: 100 }, 100_000)).toBe(false);
});

describe('an item that is read', () => {
  const session = buildNewSession(newSession(), { nowMs: 0, expiresAt: 100 });
  const turn = { number: 2, role: 'assistant', text: 'Hello', startedAt: 'now', interrupted: true } as const;

  test('equals what was written', () => {
    const record: HandoffRecord = {
      ...{ token: '0123456789', sessionId: 'CA1', summary: 's' },
      ...{ reason: 'dtmf', priority: 'low' },
      ...{ language: 'en', transcript: 't', createdAt: 'now', expiresAt: 5 },
    };
    expect(parseHandoff(buildHandoff(record))).toEqual(record);
    expect(parseTurn(buildTurn('CA1', turn, { ...owner, expiresAt: 5 }))).toEqual({ ...turn, expiresAt: 5 });
    const { PK: _PK, SK: _SK, ...attributes } = session;
    expect(parseSession(session)).toEqual(attributes);
  });

  test('is dropped when a required attribute is missing or has another type', () => {
    for (const name of ['sessionId', 'status', 'provider', 'ownerInstance', 'resumeCount', 'expiresAt']) {
      expect(parseSession({ ...session, [name]: undefined })).toBeUndefined();
      expect(parseSession({ ...session, [name]: ['x'] })).toBeUndefined();
    }
  });

  test('lacks optional attributes that have another type', () => {
    const parsed = parseSession({
      ...session,
      ...{ userId: 7, handoff: { reason: 'no such reason' }, usage: { tokens: 3, note: 'x' }, costUsd: '1' },
    });
    expect(parsed).toMatchObject({ usage: { tokens: 3 } });
    for (const name of ['userId', 'handoff', 'costUsd']) expect(parsed).not.toHaveProperty(name);
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (item) => {
        for (const parse of [parseSession, parseTurn, parseHandoff, parseCallerPointer]) {
          expect(parse(item)).toBeUndefined();
        }
      }),
    );
  });
});

test('an update names exactly the attributes that it uses', () => {
  const condition = { text: '#status = :ifStatus', values: { ':ifStatus': 'ACTIVE' } };
  expect(
    updateParameters({ status: 'ERROR', language: null, usage: undefined, messageCount: 2 }, condition),
  ).toEqual({
    UpdateExpression: 'SET #status = :status, #messageCount = :messageCount REMOVE #language',
    ConditionExpression: '#status = :ifStatus',
    ExpressionAttributeNames: {
      '#status': 'status',
      '#messageCount': 'messageCount',
      '#language': 'language',
    },
    ExpressionAttributeValues: { ':status': 'ERROR', ':messageCount': 2, ':ifStatus': 'ACTIVE' },
  });
});
