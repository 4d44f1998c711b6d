import { describe, expect, it } from 'vitest';
import type { CarrierCall } from '../../sandbox/carrier/call.ts';
import type { DialLeg } from '../../sandbox/carrier/dial-leg.ts';
import { eventually } from '../support/eventually.ts';
import { PEOPLE, speech, useTown } from './carrier-fixture.ts';

const NUMBER = '+14155550111';
const town = useTown();

function dialing(attributes = '', sendDigits = ''): string {
  const digits = sendDigits ? ` sendDigits="${sendDigits}"` : '';
  return `<Dial action="/dial-result" ${attributes}><Number${digits}>${NUMBER}</Number></Dial>`;
}

async function dial(verbs: string, behaviour: (leg: DialLeg) => void): Promise<CarrierCall> {
  town.gateway.on('/twilio/voice', verbs);
  town.gateway.on('/dial-result', '<Hangup/>');
  town.carrier.connectNumber(NUMBER, { incoming: behaviour });
  return town.carrier.call(PEOPLE);
}

async function resultOf(call: CarrierCall): Promise<Record<string, string>> {
  await call.done;
  const requests = town.gateway.to('/dial-result');
  expect(requests).toHaveLength(1);
  return requests[0]?.params ?? {};
}

describe('<Dial>', () => {
  it('rings, plays the digits after the answer, bridges, and ends with the called side', async () => {
    town.configure({ digitScale: 0.1 });
    const legs: DialLeg[] = [];
    let digits = '';
    const call = await dial(dialing('', 'wW12#'), (leg) => {
      legs.push(leg);
      leg.onDigits((digit) => {
        digits += digit;
      });
      leg.answer();
    });
    const leg = await eventually(() => legs[0]);
    expect(leg.from).toBe(PEOPLE.from);
    await expect(leg.bridged).resolves.toBe(true);
    expect(digits).toBe('12#');
    leg.says(speech(60));
    await call.phone.hearsSpeech(1000);
    leg.hangUp();
    expect(await resultOf(call)).toMatchObject({
      CallStatus: 'in-progress',
      DialCallStatus: 'completed',
      DialCallSid: leg.callSid,
      DialCallDuration: expect.stringMatching(/^\d+$/),
      DialBridged: 'true',
    });
    expect(call.timeline.map(({ what }) => what).filter((what) => what.startsWith('dial'))).toEqual([
      'dial-ringing',
      'dial-answered',
      'dial-bridged',
      'dial-ended',
    ]);
  });

  it('takes time for the digits: half a second for w, a second for W, a tenth for a tone', async () => {
    const legs: DialLeg[] = [];
    const call = await dial(dialing('', 'w1'), (leg) => {
      legs.push(leg);
      leg.answer();
    });
    const leg = await eventually(() => legs[0]);
    await leg.bridged;
    const at = (what: string) => call.timeline.find((entry) => entry.what === what)?.atMs ?? 0;
    expect(at('dial-bridged') - at('dial-answered')).toBeGreaterThanOrEqual(590);
  });

  it.each(['busy', 'failed', 'no-answer'] as const)('reports that the called side is %s', async (kind) => {
    const call = await dial(dialing(), (leg) => leg.reject(kind));
    const params = await resultOf(call);
    expect(params).toMatchObject({ DialCallStatus: kind, DialBridged: 'false', CallStatus: 'in-progress' });
    expect(params).not.toHaveProperty('DialCallDuration');
  });

  it('gives up after its timeout', async () => {
    town.configure({ ringScale: 0.01 });
    const legs: DialLeg[] = [];
    const call = await dial(dialing('timeout="5"'), (leg) => legs.push(leg));
    expect(await resultOf(call)).toMatchObject({ DialCallStatus: 'no-answer', DialBridged: 'false' });
    await expect(legs[0]?.bridged).resolves.toBe(false);
  });

  it('ends at its time limit', async () => {
    const call = await dial(dialing('timeLimit="1"'), (leg) => leg.answer());
    const { DialCallStatus, DialCallDuration } = await resultOf(call);
    expect(DialCallStatus).toBe('completed');
    expect(Number(DialCallDuration)).toBeGreaterThanOrEqual(1);
  });

  it('fails for a number that does not exist', async () => {
    town.gateway.on('/twilio/voice', '<Dial action="/dial-result">+14155550112</Dial>');
    town.gateway.on('/dial-result', '<Hangup/>');
    const call = await town.carrier.call(PEOPLE);
    expect(await resultOf(call)).toMatchObject({ DialCallStatus: 'failed' });
  });

  it('refuses to show a number that the account does not own', async () => {
    const call = await dial(dialing('callerId="+14155550777"'), (leg) => leg.answer());
    expect(await resultOf(call)).toMatchObject({ DialCallStatus: 'failed' });
    expect(call.errors.map(({ code }) => code)).toEqual([13214]);
  });

  it.each(['client:alice', 'sip:alice@example.com', 'anonymous', '+266696687', '+12345', '12345'])(
    'has nothing of its own to show for %s',
    async (from) => {
      town.gateway.on('/twilio/voice', dialing());
      town.gateway.on('/dial-result', '<Hangup/>');
      town.carrier.connectNumber(NUMBER, { incoming: (leg) => leg.answer() });
      const call = await town.carrier.call({ ...PEOPLE, from });
      expect(await resultOf(call)).toMatchObject({ DialCallStatus: 'failed' });
      expect(call.errors.map(({ code }) => code)).toEqual([13214]);
    },
  );

  it('shows a verified number', async () => {
    town.configure({ verifiedNumbers: ['+14155550777'] });
    const seen: string[] = [];
    const call = await dial(dialing('callerId="+14155550777"'), (leg) => {
      seen.push(leg.from);
      leg.reject('busy');
    });
    await call.done;
    expect(seen).toEqual(['+14155550777']);
  });

  it('goes on with the next verb when there is no action', async () => {
    const call = await dial(`<Dial>${NUMBER}</Dial><Say>Yo</Say>`, (leg) => leg.reject('busy'));
    await call.done;
    expect(call.said).toEqual(['Yo']);
  });

  it('answers the caller only at the bridge with answerOnBridge', async () => {
    const legs: DialLeg[] = [];
    const call = await dial(dialing('answerOnBridge="true"'), (leg) => legs.push(leg));
    const leg = await eventually(() => legs[0]);
    expect(call.status).toBe('ringing');
    leg.answer();
    await leg.bridged;
    expect(call.status).toBe('in-progress');
  });

  it('reports the events of the leg that were requested', async () => {
    town.gateway.on('/leg', () => ({ status: 204, body: '' }));
    const number = `<Number statusCallback="/leg" statusCallbackEvent="initiated answered completed">${NUMBER}</Number>`;
    const call = await dial(`<Dial action="/dial-result">${number}</Dial>`, (leg) => {
      leg.answer();
      leg.hangUp();
    });
    await call.done;
    const told = town.gateway.to('/leg').map(({ params }) => params.CallStatus);
    expect(told.toSorted()).toEqual(['completed', 'in-progress', 'initiated']);
    expect(town.gateway.to('/leg')[0]?.params.ParentCallSid).toBe(call.sid);
  });
});

describe('a caller who hangs up', () => {
  it('while it rings cancels the leg', async () => {
    const legs: DialLeg[] = [];
    let told = 0;
    const call = await dial(dialing(), (leg) => {
      legs.push(leg);
      leg.onCallerHangup(() => {
        told += 1;
      });
    });
    await eventually(() => legs[0]);
    call.phone.hangsUp();
    expect(await resultOf(call)).toMatchObject({ CallStatus: 'completed', DialCallStatus: 'canceled' });
    expect(told).toBe(1);
  });

  it('while talking ends the leg as completed', async () => {
    const legs: DialLeg[] = [];
    const call = await dial(dialing(), (leg) => {
      legs.push(leg);
      leg.answer();
    });
    const leg = await eventually(() => legs[0]);
    await leg.bridged;
    call.phone.hangsUp();
    expect(await resultOf(call)).toMatchObject({
      CallStatus: 'completed',
      DialCallStatus: 'completed',
      DialBridged: 'true',
    });
    leg.hangUp();
  });

  it('while the digits are played leaves the leg unbridged', async () => {
    const legs: DialLeg[] = [];
    const call = await dial(dialing('', 'WWW1'), (leg) => {
      legs.push(leg);
      leg.answer();
    });
    const leg = await eventually(() => legs[0]);
    call.phone.hangsUp();
    await expect(leg.bridged).resolves.toBe(false);
    expect(await resultOf(call)).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'false' });
  });
});
