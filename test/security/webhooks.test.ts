import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signedFields } from '../../src/http/call-form.ts';
import { loggable } from '../../src/http/loggable.ts';
import { connectStream, dialHandoff, sayAndHangUp } from '../../src/twilio/twiml.ts';
import { tokenIn } from '../http/gateway-rig.ts';
import { newSession } from '../support/session-table.ts';
import { AttackedGateway, CALLER } from './attacked-gateway.ts';

const gateway = new AttackedGateway();
beforeAll(() => gateway.listen());
afterAll(() => gateway.stop());
beforeEach(() => {
  gateway.log.length = 0;
});

const callSid = (digit: string) => `CA${digit.repeat(32)}`;

describe('a replayed webhook', () => {
  const headers = { 'i-twilio-idempotency-token': 'once' };

  it('of a new call gets the first answer, with the one token that can be used once', async () => {
    const form = { CallSid: callSid('1'), CallStatus: 'ringing', From: CALLER };
    const first = await gateway.twiml('/twilio/voice', form, { headers });
    expect(await gateway.twiml('/twilio/voice', form, { headers })).toBe(first);
    expect(await gateway.twiml('/twilio/voice', form)).toBe(first);
  });

  it('of a lost stream offers the stored session once for each event, and opens no second one', async () => {
    const session = newSession({ sessionId: callSid('2') });
    await gateway.store.openSession(session);
    const form = { CallSid: session.sessionId, CallStatus: 'in-progress' };
    const first = await gateway.twiml('/twilio/stream-ended', form, { headers });
    expect(await gateway.twiml('/twilio/stream-ended', form, { headers })).toBe(first);
    for (let replay = 0; replay < 5; replay += 1) await gateway.twiml('/twilio/stream-ended', form);
    const stored = await gateway.store.readSession(session.sessionId);
    // No replay has taken the session from the stream that has it.
    expect(stored).toMatchObject({ resumeCount: 0, ownerInstance: session.ownerInstance });
  });

  it('of the end of a call changes nothing any more', async () => {
    const session = newSession({ sessionId: callSid('3') });
    await gateway.store.openSession(session);
    const form = { CallSid: session.sessionId, CallStatus: 'completed' };
    await gateway.webhook('/twilio/status', form);
    const closed = await gateway.store.readSession(session.sessionId);
    for (const path of ['status', 'stream-ended', 'dial-result', 'voice']) {
      const { statusCode, body } = await gateway.webhook(`/twilio/${path}`, form);
      expect([200, 204]).toContain(statusCode);
      expect(body).not.toMatch(/<(Dial|Stream)/);
    }
    expect(await gateway.store.readSession(session.sessionId)).toEqual(closed);
  });
});

describe('a forged CallSid', () => {
  it('of no call reaches no session and no person', async () => {
    for (const path of ['stream-ended', 'dial-result']) {
      const form = { CallSid: callSid('9'), CallStatus: 'in-progress' };
      expect((await gateway.webhook(`/twilio/${path}`, form, { signature: 'bm8=' })).statusCode).toBe(403);
    }
    expect(await gateway.store.readSession(callSid('9'))).toBeUndefined();
  });

  it.each([
    '',
    'C',
    'CA1\n',
    'CA1 CA2',
    'CA1#METADATA',
    'CA1/../CA2',
    'CA1"',
    '<b>',
    'CA\u202e1',
    'x'.repeat(65),
  ])('that is none is answered with 400: %j', async (CallSid) => {
    expect((await gateway.webhook('/twilio/voice', { CallSid })).statusCode).toBe(400);
    expect((await gateway.webhook('/twilio/status', { CallSid }, { method: 'GET' })).statusCode).toBe(400);
  });

  it.each(['__proto__', 'constructor', 'toString'])('%j is a name like all others', async (CallSid) => {
    expect(await gateway.twiml('/twilio/voice', { CallSid })).toContain('<Stream');
    expect((await gateway.webhook('/twilio/status', { CallSid, CallStatus: 'completed' })).statusCode).toBe(
      204,
    );
    expect(await gateway.twiml('/twilio/stream-ended', { CallSid, CallStatus: 'in-progress' })).toContain(
      '<Dial',
    );
  });
});

describe('prototype pollution', () => {
  it('by form fields changes no object', async () => {
    const form = {
      CallSid: callSid('4'),
      '__proto__[polluted]': 'a',
      'constructor[prototype][polluted]': 'a',
    };
    await gateway.twiml('/twilio/voice', form);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    const fields = signedFields(JSON.parse('{"__proto__":["CallSid","From"],"a":"b"}'));
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
    expect(Object.keys(fields)).toEqual(['__proto__', 'a']);
  });
});

describe('TwiML', () => {
  const EVIL = '"/><Dial>+19005550100</Dial><Say foo="';

  it.each([
    EVIL,
    `sip:${EVIL}@a`,
    'client:<Hangup/>',
    '+1415555\u00000100',
    '+14155550100<Hangup/>',
    "' or 1=1",
  ])('takes no verb from From and To: %j', async (number) => {
    gateway.callControl.refused = 'full';
    const form = { CallSid: callSid('5'), From: number, To: number };
    const dialled = await gateway.twiml('/twilio/dial-result', { ...form, CallStatus: 'in-progress' });
    const answer = await gateway.twiml('/twilio/voice', form);
    gateway.callControl.refused = undefined;
    for (const twiml of [dialled, answer]) {
      expect(twiml).not.toContain('19005550100');
      expect(twiml).not.toContain('callerId');
    }
  });

  it('takes no verb from settings, tokens and addresses', () => {
    const spoken = { text: EVIL, language: EVIL };
    const answers = [
      connectStream({ action: EVIL, streamUrl: EVIL, statusCallback: EVIL, token: EVIL, before: spoken }),
      dialHandoff({
        number: EVIL,
        callerId: EVIL,
        token: EVIL,
        action: EVIL,
        timeoutSeconds: 5,
        announce: spoken,
      }),
      sayAndHangUp(EVIL, EVIL),
    ];
    for (const twiml of answers) {
      expect(twiml).toContain('&lt;Dial');
      expect(twiml.match(/<Dial/g)?.length ?? 0).toBeLessThanOrEqual(1);
      expect(twiml).not.toContain('<Dial>+1900');
    }
  });
});

describe('the log', () => {
  const POISON = '\n{"level":60,"msg":"forged"}\r\u001b[2J\u009b31m\u2028"}';

  it('stays one object a line whatever Twilio is made to report, and holds no number or token', async () => {
    const token = tokenIn(await gateway.twiml('/twilio/voice', { CallSid: callSid('6'), From: CALLER }));
    const handoffToken = '1234567890';
    const form = {
      CallSid: callSid('6'),
      From: `${CALLER}${POISON}`,
      CallerName: `Mallory${POISON}`,
      CallStatus: `in-progress${POISON}`,
      DialCallStatus: POISON,
      StreamSid: `MZ1${POISON}${CALLER}`,
      StreamEvent: 'stream-error',
      StreamError: `31920 ${POISON} ${CALLER} ${token} ${handoffToken} ${'x'.repeat(30_000)}`,
    };
    for (const path of ['voice', 'stream-ended', 'dial-result', 'status', 'stream-status']) {
      await gateway.webhook(`/twilio/${path}`, form);
      await gateway.webhook(`/twilio/${path}${encodeURIComponent(POISON)}`, form);
    }
    expect(gateway.log.length).toBeGreaterThan(5);
    for (const line of gateway.log) {
      expect(line.indexOf('\n')).toBe(line.length - 1);
      expect(JSON.parse(line)).toMatchObject({ service: 'voice-gateway' });
      expect(JSON.parse(line)).not.toMatchObject({ level: 60 });
      expect(line.length).toBeLessThan(4_000);
    }
    const log = gateway.log.join('');
    expect(log).toContain('31920 ');
    for (const secret of [CALLER.slice(1), token, handoffToken, 'Mallory', '\u001b', '\u009b', '\u2028']) {
      expect(log).not.toContain(secret);
    }
  });

  it('is given plain and short words of outside text', () => {
    expect(loggable('31920 - WebSocket\n- Handshake Error')).toBe('31920 - WebSocket?- Handshake Error');
    expect(loggable(`caller ${CALLER}, token v1.${'a'.repeat(80)}.b`)).toBe(
      'caller [removed], token [removed]',
    );
    expect(loggable('é'.repeat(5_000))).toHaveLength(200);
  });
});
