import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { StoreError } from '../../src/errors.ts';
import type { SessionPatch } from '../../src/store/session-store.ts';
import { StreamTokens } from '../../src/twilio/stream-token.ts';
import { eventually } from '../support/eventually.ts';
import { newSession } from '../support/session-table.ts';
import { AUTH_TOKEN, GatewayRig, tokenIn } from './gateway-rig.ts';

const rig = new GatewayRig();
let callSid = '';

beforeAll(() => rig.start());
afterAll(() => rig.stop());
beforeEach(async () => {
  await rig.configure();
  rig.table.sandbox.fail(false);
  const session = newSession();
  callSid = session.sessionId;
  await rig.store.openSession(session);
});

const owner = { ownerInstance: 'instance-a', resumeCount: 0 };
const UNAVAILABLE = new StoreError('store_unavailable', 'out of order');
const STATUSES = ['ACTIVE', 'HANDING_OFF', 'HANDED_OFF', 'COMPLETED', 'ERROR'] as const;
/** Whatever the session was before: its owner could not hand over a call that is closed. */
const patch = (change: SessionPatch) => rig.store.transitionSession(callSid, STATUSES, change);
const status = async () => (await rig.store.readSession(callSid))?.status;
const inProgress = () => ({ CallSid: callSid, CallStatus: 'in-progress', From: '+14155550100' });
const over = () => ({ ...inProgress(), CallStatus: 'completed' });
const HANDING_OFF = {
  status: 'HANDING_OFF',
  handoff: { reason: 'explicit_request', token: '0123456789' },
} as const;

describe('/twilio/stream-ended', () => {
  const ask = (form = inProgress()) => rig.twiml('/twilio/stream-ended', form);

  it('dials the person that the session waits for, with its token', async () => {
    await patch(HANDING_OFF);
    const twiml = await ask();
    expect(twiml).toMatch(/<Dial [^>]*callerId="\+14155550100"/);
    expect(twiml).toMatch(/<Number sendDigits="w+0123456789#">\+14155550111/);
    expect(twiml).not.toContain('<Say');
    expect(await ask()).toBe(twiml);
  });

  it('tells the next stream of a wish that only this process knows, and of no other', async () => {
    const tokens = new StreamTokens({ secret: AUTH_TOKEN });
    const wishOf = (twiml: string) => {
      const redeemed = tokens.redeem(tokenIn(twiml), callSid);
      return redeemed.ok ? redeemed.claims.wish : 'no token';
    };
    // It may have been met meanwhile, and the next stream reads the table itself.
    await patch({ status: 'ACTIVE', wish: 'dtmf' });
    expect(wishOf(await ask())).toBeUndefined();
    await patch({ status: 'ACTIVE', wish: null, offeredAt: null });
    rig.callControl.told(callSid, { status: 'ACTIVE', wish: 'explicit_request' });
    expect(wishOf(await ask())).toBe('explicit_request');
  });

  it('says first what the model could not say', async () => {
    await patch({ status: 'HANDING_OFF', handoff: { reason: 'provider_failure', announce: 'One moment.' } });
    expect(await ask()).toMatch(/<Say[^>]*>One moment\.<\/Say><Dial/);
  });

  it('dials without an excuse whom it has promised a person, though the table is down', async () => {
    rig.callControl.told(callSid, { status: 'HANDING_OFF', handoff: { reason: 'dtmf' } });
    rig.table.sandbox.fail(true);
    const twiml = await ask();
    expect(twiml).toContain('<Dial');
    expect(twiml).not.toContain('<Say');
  });

  it('keeps a promise whose write is still under way', async () => {
    rig.callControl.told(callSid, {
      status: 'HANDING_OFF',
      handoff: { reason: 'dtmf', token: '0123456789' },
    });
    expect(await ask()).toMatch(/<Number sendDigits="w+0123456789#">/);
  });

  describe('does not keep a promise that is in the past', () => {
    const TOLD = { status: 'HANDING_OFF', handoff: { reason: 'dtmf', token: '0123456789' } } as const;

    it('when a later stream of the call was lost, on whichever instance it was', async () => {
      rig.callControl.told(callSid, TOLD);
      const next = { ownerInstance: 'instance-b', resumeCount: 1, connectionId: 'MZ2' };
      await rig.store.resumeSession(callSid, next);
      expect(await ask()).toContain('<Stream');
      expect(await status()).toBe('ACTIVE');
    });

    it('when the person was dialled in vain, and another instance was told so', async () => {
      rig.callControl.told(callSid, TOLD);
      await patch({ returnNote: 'busy', offeredAt: new Date().toISOString(), offeredBy: 'action' });
      expect(await ask()).toContain('<Stream');
    });

    it('when this instance was told how the dialling ended, and the table is down', async () => {
      rig.callControl.told(callSid, TOLD);
      await rig.twiml('/twilio/dial-result', { ...inProgress(), DialCallStatus: 'busy' });
      rig.table.sandbox.fail(true);
      expect(await ask()).not.toContain('0123456789');
    });
  });

  describe('of a caller who was told goodbye', () => {
    const goodbye = () => rig.callControl.told(callSid, { status: 'COMPLETED', endReason: 'idle' });

    it('hangs up though the table is down: no agent is to be had for it', async () => {
      goodbye();
      rig.table.sandbox.fail(true);
      expect(await ask()).toContain('<Hangup/>');
    });

    it('hangs up though the write is still under way, and has it on record', async () => {
      goodbye();
      expect(await ask()).toContain('<Hangup/>');
      await eventually(async () => (await status()) === 'COMPLETED');
    });

    it('goes on all the same when a later stream was lost', async () => {
      goodbye();
      const next = { ownerInstance: 'instance-b', resumeCount: 1, connectionId: 'MZ2' };
      await rig.store.resumeSession(callSid, next);
      expect(await ask()).toContain('<Stream');
    });
  });

  it('does not try once more what has failed for good, though the write is still under way', async () => {
    rig.callControl.told(callSid, { status: 'ERROR', endReason: 'provider_failure' });
    const twiml = await ask();
    expect(twiml).toContain('<Dial');
    expect(twiml).not.toContain('<Stream');
  });

  it('connects a call again whose stream was lost', async () => {
    const twiml = await ask();
    expect(twiml).toContain('<Stream url="wss://voice.example.com/twilio/stream"');
    expect(tokenIn(twiml)).not.toBe('');
    expect(await status()).toBe('ACTIVE');
  });

  it.each(['full', 'draining'] as const)(
    'also when this instance is %s: the next stream may come to another one',
    async (refusal) => {
      rig.callControl.refused = refusal;
      expect(await ask()).toContain('<Stream');
    },
  );

  it('dials a person instead when no model can be had, and has it on record', async () => {
    rig.callControl.refused = 'provider_refused';
    expect(await ask()).toMatch(/<Say[^>]*>[^<]+<\/Say><Dial/);
    expect((await rig.store.readSession(callSid))?.handoff?.reason).toBe('provider_failure');
    expect(await status()).toBe('HANDING_OFF');
  });

  it('connects again three times in a minute, then dials a person', async () => {
    for (const _time of [1, 2, 3]) expect(await ask()).toContain('<Stream');
    expect(await ask()).toMatch(/<Say[^>]*>[^<]+<\/Say><Dial/);
    expect(await status()).toBe('HANDING_OFF');
    expect(await rig.metric('gateway_call_resumes_total')).toEqual([
      'gateway_call_resumes_total{way="action"} 3',
      'gateway_call_resumes_total{way="gave_up"} 1',
    ]);
  });

  describe('to a person after too many losses', () => {
    const lostBefore = async () => {
      const at = new Date().toISOString();
      await patch({ resumedAt: [at, at, at], language: 'de' });
      const turn = { startedAt: at, interrupted: false };
      await rig.store.putTurn(callSid, owner, {
        ...turn,
        number: 1,
        role: 'caller',
        text: 'Meine Rechnung?',
      });
      await rig.store.putTurn(callSid, owner, {
        ...turn,
        number: 2,
        role: 'assistant',
        text: 'Ich sehe nach',
      });
    };
    const tokenOf = async () => (await rig.store.readSession(callSid))?.handoff?.token;
    const keysIn = (twiml: string) => /sendDigits="w+(\d{10})#"/.exec(twiml)?.[1];

    it('carries a token, under which lies what was said', async () => {
      await lostBefore();
      const token = keysIn(await ask());
      expect(token).toBe(await tokenOf());
      expect(await rig.store.readHandoff(token ?? '')).toMatchObject({
        sessionId: callSid,
        caller: '+14155550100',
        reason: 'provider_failure',
        language: 'de',
        transcript: 'Caller: Meine Rechnung?\nAssistant: Ich sehe nach',
        summary: expect.stringContaining('First request: "Meine Rechnung?"'),
      });
      expect(await rig.store.findHandoffToken('+14155550100')).toBe(token);
      expect(await rig.metric('gateway_handoff_preparations_total')).toEqual([
        'gateway_handoff_preparations_total{result="prepared"} 1',
      ]);
      expect(await rig.store.readSession(callSid)).toMatchObject({ dialPending: true });
    });

    it('has one token, however often and wherever Twilio asks', async () => {
      await lostBefore();
      const answers = await Promise.all([ask(), ask(), ask()]);
      const token = await tokenOf();
      expect(answers.map(keysIn)).toEqual([token, token, token]);
      await rig.configure();
      expect(keysIn(await ask())).toBe(token);
      expect(await rig.store.findHandoffToken('+14155550100')).toBe(token);
    });

    it('is dialled without a token that could not be written', async () => {
      await lostBefore();
      vi.spyOn(rig.store, 'putHandoff').mockRejectedValue(UNAVAILABLE);
      const twiml = await ask();
      expect(twiml).toContain('<Dial');
      expect(keysIn(twiml)).toBeUndefined();
    });

    it('knows the reason at least when the turns cannot be read', async () => {
      await lostBefore();
      vi.spyOn(rig.store, 'readTurns').mockRejectedValue(UNAVAILABLE);
      const token = keysIn(await ask());
      expect(await rig.store.readHandoff(token ?? '')).toMatchObject({ transcript: '' });
    });
  });

  it('asks Twilio to repeat webhooks that break, where that is set', async () => {
    await rig.configure({ TWILIO_WEBHOOK_RETRIES: '2' });
    const url = (name: string) => `="https://voice.example.com/twilio/${name}#rc=2&amp;rp=all"`;
    const stream = await ask();
    expect(stream).toContain(`action${url('stream-ended')}`);
    expect(stream).toContain(`statusCallback${url('stream-status')}`);
    expect(stream).toContain('url="wss://voice.example.com/twilio/stream"');
    await patch(HANDING_OFF);
    expect(await ask()).toContain(`action${url('dial-result')}`);
  });

  it('has Twilio ask again while another instance updates the live call', async () => {
    const session = await rig.store.readSession(callSid);
    if (!session) throw new Error('the session was not stored');
    const at = new Date().toISOString();
    await rig.store.offerResume(session, { by: 'update', at, resumedAt: [at], takenBy: 'update 1' });
    expect(await ask()).toMatch(/<Pause length="2"\/><Redirect method="POST">[^<]+stream-ended<\/Redirect>/);
    await rig.store.transitionSession(callSid, ['ACTIVE'], { offeredAt: null, offeredBy: null });
    expect(await ask()).toContain('<Stream');
  });

  it.each(['COMPLETED', 'HANDED_OFF'] as const)('hangs up when the session is %s', async (ended) => {
    await patch({ status: ended });
    expect(await ask()).toContain('<Hangup/>');
  });

  it('dials a person after an error, and apologises when there is none', async () => {
    await patch({ status: 'ERROR' });
    expect(await ask()).toMatch(/<Say[^>]*>[^<]+<\/Say><Dial/);
    await rig.configure({ CONNECT_PHONE_NUMBER: '' });
    expect(await ask()).toMatch(/<Say[^>]*>[^<]+<\/Say><Hangup/);
  });

  it('dials a person when the call is unknown or the table is down', async () => {
    expect(await rig.twiml('/twilio/stream-ended', { ...inProgress(), CallSid: 'CAunknown' })).toContain(
      '<Dial',
    );
    rig.table.sandbox.fail(true);
    expect(await ask()).toContain('<Dial');
    expect((await rig.metric('gateway_store_failures_total')).join()).toContain('webhook_read');
  });

  it('closes the session of a caller who is gone: no dial, no stream', async () => {
    for (const before of [{ status: 'ACTIVE' } as const, HANDING_OFF]) {
      await patch(before);
      expect(await ask(over())).toMatch(/<Response\/>$/);
      expect(await status()).toBe('COMPLETED');
    }
    expect(rig.callControl.hungUp).toEqual([callSid, callSid]);
  });

  it.each([['before'], ['after']])(
    'counts a caller who hung up between stream and dial, once (status %s)',
    async (when) => {
      await patch({ ...HANDING_OFF, dialPending: true });
      if (when === 'before') await rig.webhook('/twilio/status', over());
      await ask(over());
      await rig.webhook('/twilio/status', over());
      await ask(over());
      expect(await rig.metric('gateway_handoffs_total')).toEqual([
        'gateway_handoffs_total{result="abandoned"} 1',
      ]);
      expect(await status()).toBe('COMPLETED');
    },
  );

  it('leaves the count of a caller who hung up during the hand-off to its stream', async () => {
    await patch(HANDING_OFF);
    await ask(over());
    expect(await rig.metric('gateway_handoffs_total')).toEqual([]);
  });
});

describe('/twilio/dial-result', () => {
  const ask = (result: Record<string, string>, form = inProgress()) =>
    rig.twiml('/twilio/dial-result', { ...form, ...result });
  const REACHED = { DialCallStatus: 'completed', DialBridged: 'true', DialCallDuration: '42' };
  const handoffs = () => rig.metric('gateway_handoffs_total');

  beforeEach(() => patch(HANDING_OFF));

  it('hangs up when the person was reached, and counts it once', async () => {
    expect(await ask(REACHED)).toContain('<Hangup/>');
    expect(await ask(REACHED)).toContain('<Hangup/>');
    expect(await status()).toBe('HANDED_OFF');
    expect(await handoffs()).toEqual(['gateway_handoffs_total{result="reached"} 1']);
  });

  it.each([
    ['busy', { DialCallStatus: 'busy' }],
    ['no_answer', { DialCallStatus: 'no-answer' }],
    ['failed', { DialCallStatus: 'failed' }],
    ['no_answer', { DialCallStatus: 'completed', DialBridged: 'false' }],
  ])('goes back to the assistant, which knows that it was %s', async (note, result) => {
    expect(await ask(result)).toContain('<Stream');
    expect(await ask(result)).toContain('<Stream');
    expect(await rig.store.readSession(callSid)).toMatchObject({ status: 'ACTIVE', returnNote: note });
    expect(await handoffs()).toEqual([`gateway_handoffs_total{result="${note}"} 1`]);
  });

  describe('when Connect itself had answered', () => {
    const ANSWERED = [REACHED, { ...REACHED, DialBridged: 'false' }];
    let lastToken = 1_000_000_000;
    let token = '';

    beforeEach(async () => {
      lastToken += 1;
      token = String(lastToken);
      await patch({ status: 'HANDING_OFF', handoff: { reason: 'dtmf', token } });
      const nowMs = rig.table.nowMs;
      await rig.store.putHandoff({
        ...{ token, sessionId: callSid, reason: 'dtmf', summary: '', priority: 'medium', language: 'en' },
        ...{ transcript: '', createdAt: new Date(nowMs).toISOString(), expiresAt: nowMs / 1000 + 600 },
      });
      await rig.store.claimHandoff(token, 'contact-1');
    });

    it.each(['closed', 'full', 'not_connected'] as const)(
      'takes the caller back from a flow that was %s',
      async (note) => {
        await rig.store.noteHandoffOutcome(token, 'contact-1', note);
        for (const result of ANSWERED) expect(await ask(result)).toContain('<Stream');
        expect(await rig.store.readSession(callSid)).toMatchObject({ status: 'ACTIVE', returnNote: note });
        expect(await handoffs()).toEqual([`gateway_handoffs_total{result="${note}"} 1`]);
      },
    );

    it('hangs up when it was an agent', async () => {
      expect(await ask(REACHED)).toContain('<Hangup/>');
      expect(await status()).toBe('HANDED_OFF');
    });

    it('does not call it a hand-off when the caller is gone', async () => {
      await rig.store.noteHandoffOutcome(token, 'contact-1', 'full');
      expect(await ask(REACHED, over())).toMatch(/<Response\/>$/);
      expect(await status()).toBe('COMPLETED');
      expect(await handoffs()).toEqual(['gateway_handoffs_total{result="full"} 1']);
    });

    it('hangs up when the table is down: Twilio speaks of an answer', async () => {
      await rig.store.noteHandoffOutcome(token, 'contact-1', 'full');
      rig.table.sandbox.fail(true);
      expect(await ask(REACHED)).toContain('<Hangup/>');
    });
  });

  it('counts a person who saw nothing of the conversation as such', async () => {
    await patch({ handoff: { reason: 'dtmf' } });
    expect(await ask(REACHED)).toContain('<Hangup/>');
    expect(await handoffs()).toEqual(['gateway_handoffs_total{result="degraded"} 1']);
  });

  it('counts once also when no table can vouch for it, and a call that was never with the assistant', async () => {
    const direct = { ...inProgress(), CallSid: 'CAdirect' };
    for (let time = 0; time < 2; time += 1) await ask({ DialCallStatus: 'failed' }, direct);
    rig.table.sandbox.fail(true);
    for (let time = 0; time < 2; time += 1) await ask(REACHED);
    expect((await handoffs()).toSorted()).toEqual([
      'gateway_handoffs_total{result="degraded"} 1',
      'gateway_handoffs_total{result="failed"} 1',
    ]);
  });

  it('lets the next stream take the call over', async () => {
    await ask({ DialCallStatus: 'busy' });
    const next = { ownerInstance: 'instance-b', resumeCount: 1, connectionId: 'MZ2' };
    expect(await rig.store.resumeSession(callSid, next)).toMatchObject({ resumeCount: 1 });
  });

  it("takes the caller back when the stream's own last write comes after the dial", async () => {
    await patch({ status: 'ACTIVE' });
    const transition = rig.store.transitionSession.bind(rig.store);
    vi.spyOn(rig.store, 'transitionSession').mockImplementationOnce(async (...change) => {
      await rig.store.updateSession(callSid, owner, { ...HANDING_OFF, dialPending: true });
      return transition(...change);
    });
    expect(await ask({ DialCallStatus: 'no-answer' })).toContain('<Stream');
    expect(await rig.store.readSession(callSid)).toMatchObject({
      status: 'ACTIVE',
      returnNote: 'no_answer',
    });
    expect(await handoffs()).toEqual(['gateway_handoffs_total{result="no_answer"} 1']);
  });

  it("does not take the caller back to a failed model when the stream's own last write comes after the dial", async () => {
    await patch({ status: 'ACTIVE' });
    const transition = rig.store.transitionSession.bind(rig.store);
    vi.spyOn(rig.store, 'transitionSession').mockImplementationOnce(async (...change) => {
      const late = { status: 'HANDING_OFF', handoff: { reason: 'provider_failure' } } as const;
      await rig.store.updateSession(callSid, owner, { ...late, dialPending: true });
      return transition(...change);
    });
    expect(await ask({ DialCallStatus: 'no-answer' })).toMatch(/<Say[^>]*>[^<]+<\/Say><Hangup/);
  });

  it('apologises when the model had failed, or no call can be taken', async () => {
    rig.callControl.refused = 'provider_refused';
    expect(await ask({ DialCallStatus: 'busy' })).toMatch(/<Say[^>]*>[^<]+<\/Say><Hangup/);
    expect(await status()).toBe('COMPLETED');
    rig.callControl.refused = undefined;
    await patch({ status: 'HANDING_OFF', handoff: { reason: 'provider_failure' } });
    expect(await ask({ DialCallStatus: 'busy' })).toContain('<Hangup/>');
  });

  it('apologises when the table is down, so that nobody waits for a stream that cannot go on', async () => {
    rig.table.sandbox.fail(true);
    expect(await ask({ DialCallStatus: 'busy' })).toMatch(/<Say[^>]*>[^<]+<\/Say><Hangup/);
  });

  it('only closes the session when the caller is gone', async () => {
    expect(await ask({ DialCallStatus: 'canceled' }, over())).toMatch(/<Response\/>$/);
    expect(await status()).toBe('COMPLETED');
    expect(rig.callControl.hungUp).toEqual([callSid]);
  });

  it.each([['status first'], ['dial first']])(
    'counts a caller who hung up while it rang, once (%s)',
    async (order) => {
      await patch({ dialPending: true });
      const ringing = { DialCallStatus: 'canceled' };
      if (order === 'dial first') await ask(ringing, over());
      await rig.webhook('/twilio/status', over());
      await ask(ringing, over());
      await ask(ringing, over());
      expect(await status()).toBe('COMPLETED');
      expect(await handoffs()).toEqual(['gateway_handoffs_total{result="abandoned"} 1']);
    },
  );

  it('counts the talk with the person even when the status callback came first', async () => {
    await rig.webhook('/twilio/status', over());
    expect(await status()).toBe('COMPLETED');
    expect(await ask(REACHED, over())).toMatch(/<Response\/>$/);
    expect(await status()).toBe('HANDED_OFF');
    expect(await handoffs()).toEqual(['gateway_handoffs_total{result="reached"} 1']);
  });
});

describe('/twilio/status and /twilio/stream-status', () => {
  it('close the session once the call is over, however often they come', async () => {
    for (const method of ['POST', 'GET'] as const) {
      const answer = await rig.webhook('/twilio/status', over(), { method });
      expect([answer.statusCode, answer.body]).toEqual([204, '']);
    }
    expect(await status()).toBe('COMPLETED');
  });

  it('leave a call in progress alone', async () => {
    expect((await rig.webhook('/twilio/status', inProgress())).statusCode).toBe(204);
    const event = {
      CallSid: callSid,
      StreamSid: 'MZ1',
      StreamEvent: 'stream-error',
      StreamError: '31921 closed',
    };
    expect((await rig.webhook('/twilio/stream-status', event)).statusCode).toBe(204);
    expect(await status()).toBe('ACTIVE');
    expect(rig.callControl.hungUp).toEqual([]);
    expect(rig.log.join('')).toContain('31921 closed');
  });

  it('lead to the second way back for a lost stream, whatever was promised at the end of an earlier one', async () => {
    const event = { CallSid: callSid, StreamEvent: 'stream-error', StreamError: '31921 closed' };
    rig.callControl.told(callSid, { status: 'HANDING_OFF', handoff: { reason: 'dtmf' } });
    await rig.webhook('/twilio/stream-status', { ...event, StreamSid: 'MZ1' });
    const next = { ownerInstance: 'instance-b', resumeCount: 1, connectionId: 'MZ2' };
    await rig.store.resumeSession(callSid, next);
    await rig.webhook('/twilio/stream-status', { ...event, StreamSid: 'MZ2' });
    await eventually(() => rig.updates.length > 0);
    expect(rig.updates[0]).toContain('<Stream');
  });

  it('are answered even when the table is down', async () => {
    rig.table.sandbox.fail(true);
    expect((await rig.webhook('/twilio/status', over())).statusCode).toBe(204);
    expect(rig.callControl.hungUp).toEqual([callSid]);
  });
});

describe('a repeated webhook', () => {
  it('gets the first answer while it carries the same idempotency token', async () => {
    const headers = { 'i-twilio-idempotency-token': 'token-1' };
    const first = await rig.twiml('/twilio/stream-ended', inProgress(), { headers });
    await patch({ status: 'COMPLETED' });
    expect(await rig.twiml('/twilio/stream-ended', inProgress(), { headers })).toBe(first);
    expect(await rig.twiml('/twilio/stream-ended', inProgress())).toContain('<Hangup/>');
  });
});
