import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { PEOPLE, useTown } from './carrier-fixture.ts';

const town = useTown();

async function run(verbs: string) {
  town.gateway.on('/twilio/voice', verbs);
  const call = await town.carrier.call(PEOPLE);
  return { call, result: await call.done };
}

describe('the carrier executes', () => {
  it('<Say> for as long as it lasts', async () => {
    const { call, result } = await run('<Say>Hi</Say><Say loop="2">Yo</Say>');
    expect(call.said).toEqual(['Hi', 'Yo', 'Yo']);
    expect(result.status).toBe('completed');
    expect(result.durationMs).toBeGreaterThanOrEqual(360);
  });

  it('<Say> with a voice', async () => {
    town.configure({ speakSay: (text) => new Int16Array(text.length * 80).fill(8000) });
    const { call } = await run('<Say>Hello</Say>');
    const voice = call.heard.filter((code) => code !== 0xff);
    expect(voice).toHaveLength(400);
    expect(new Set(voice).size).toBe(1);
  });

  it('<Pause> and an endless <Play>', async () => {
    town.gateway.on(
      '/twilio/voice',
      '<Pause length="1"/><Play loop="0">https://voice.example.test/x.wav</Play>',
    );
    const call = await town.carrier.call(PEOPLE);
    await eventually(() => call.timeline.some(({ detail }) => detail.verb === 'Play'));
    call.phone.hangsUp();
    expect((await call.done).durationMs).toBeGreaterThanOrEqual(990);
    expect(call.errors).toEqual([]);
  });

  it('<Redirect> to a relative URL, without its fragment', async () => {
    town.gateway.on('/other', '<Say>X</Say>');
    const { call } = await run('<Redirect>/other#rc=2</Redirect><Say>never</Say>');
    expect(call.said).toEqual(['X']);
    expect(town.gateway.to('/other')[0]?.params.CallStatus).toBe('in-progress');
  });

  it('<Hangup> and nothing after it', async () => {
    const { call, result } = await run('<Hangup/><Say>never</Say>');
    expect(call.said).toEqual([]);
    expect(result.status).toBe('completed');
  });

  it.each([
    ['<Reject/>', 'failed'],
    ['<Reject reason="busy"/>', 'busy'],
  ])('%s without answering', async (verbs, status) => {
    const { call, result } = await run(verbs);
    expect(result).toEqual({ status, durationMs: 0 });
    expect(call.timeline.some(({ what }) => what === 'answered')).toBe(false);
  });

  it('an empty <Response> as the end of the call', async () => {
    const { result } = await run('');
    expect(result.status).toBe('completed');
  });
});

describe('the status callback', () => {
  it('tells the end of the call once', async () => {
    town.configure({ statusPath: '/twilio/status' });
    town.gateway.on('/twilio/status', () => ({ status: 204, body: '' }));
    const { call } = await run('<Say>Hi</Say>');
    const told = town.gateway.to('/twilio/status');
    expect(told).toHaveLength(1);
    expect(told[0]?.params).toMatchObject({ CallSid: call.sid, CallStatus: 'completed' });
    expect(told[0]?.params.CallDuration).toMatch(/^\d+$/);
    expect(call.errors).toEqual([]);
  });

  it('is only a warning when it is refused', async () => {
    town.configure({ statusPath: '/twilio/status' });
    const { call, result } = await run('<Say>Hi</Say>');
    expect(result.status).toBe('completed');
    expect(call.errors.map(({ code }) => code)).toEqual([15003]);
  });
});

describe('a caller who hangs up', () => {
  it('before the gateway has answered ends an unanswered call', async () => {
    town.gateway.on('/twilio/voice', () => ({ body: '<Response><Say>Hi</Say></Response>', delayMs: 100 }));
    const call = town.carrier.place(PEOPLE);
    await eventually(() => town.gateway.webhooks.length === 1);
    call.phone.hangsUp();
    await expect(call.done).resolves.toEqual({ status: 'no-answer', durationMs: 0 });
    expect(call.said).toEqual([]);
  });

  it('during <Say> hears no more of it', async () => {
    town.gateway.on('/twilio/voice', `<Say>${'long '.repeat(100)}</Say><Say>never</Say>`);
    const call = await town.carrier.call(PEOPLE);
    await eventually(() => call.said.length === 1);
    call.phone.hangsUp();
    call.phone.hangsUp();
    const { status, durationMs } = await call.done;
    expect(status).toBe('completed');
    expect(durationMs).toBeLessThan(15_000);
    expect(call.said).toHaveLength(1);
    expect(call.timeline.filter(({ what }) => what === 'hang-up')).toHaveLength(1);
  });

  it('during <Pause> ends it', async () => {
    town.gateway.on('/twilio/voice', '<Pause length="60"/><Say>never</Say>');
    const call = await town.carrier.call(PEOPLE);
    call.phone.hangsUp();
    expect((await call.done).durationMs).toBeLessThan(15_000);
    expect(call.said).toEqual([]);
  });
});
