import twilio from 'twilio';
import { beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { ACCOUNT_SID, AUTH_TOKEN, CONNECT, PEOPLE, useTown } from './carrier-fixture.ts';

const town = useTown();
beforeEach(() => town.carrier.start());

interface RestAnswer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function update(
  sid: string,
  form: Record<string, string>,
  { account = ACCOUNT_SID, password = AUTH_TOKEN } = {},
): Promise<RestAnswer> {
  const url = `${town.carrier.restUrl}/2010-04-01/Accounts/${account}/Calls/${sid}.json`;
  const credentials = Buffer.from(`${ACCOUNT_SID}:${password}`).toString('base64');
  const response = await fetch(url, {
    method: 'POST',
    headers: { Authorization: `Basic ${credentials}` },
    body: new URLSearchParams(form),
  });
  const body: unknown = await response.json();
  return { status: response.status, body: Object.assign({}, body) };
}

describe('the REST API', () => {
  it('replaces the running TwiML immediately and ends the stream with stop', async () => {
    town.gateway.on('/twilio/voice', `${CONNECT}<Say>never</Say>`);
    const call = await town.carrier.call(PEOPLE);
    const stream = await town.gateway.stream();
    const answer = await update(call.sid, { Twiml: '<Response><Say>Yo</Say></Response>' });
    expect(answer).toMatchObject({ status: 200, body: { sid: call.sid, status: 'in-progress' } });
    await call.done;
    expect(call.said).toEqual(['Yo']);
    expect(stream.messages.at(-1)?.message.event).toBe('stop');
    await eventually(() => stream.closed);
    expect(town.gateway.to('/ended')).toHaveLength(0);
    expect(call.errors).toEqual([]);
  });

  it('replaces it by a URL', async () => {
    town.gateway.on('/twilio/voice', '<Pause length="60"/>');
    town.gateway.on('/next', '<Say>Yo</Say>');
    const call = await town.carrier.call(PEOPLE);
    await update(call.sid, { Url: 'https://voice.example.test/next', Method: 'GET' });
    await call.done;
    expect(call.said).toEqual(['Yo']);
    expect(town.gateway.to('/next')[0]?.method).toBe('GET');
  });

  it('refuses as it is set to, and the call goes on', async () => {
    town.gateway.on('/twilio/voice', CONNECT);
    const call = await town.carrier.call(PEOPLE);
    town.carrier.refuseRest('unauthorized', 'unknown', 'busy', 'broken');
    const statuses: number[] = [];
    for (const _time of [1, 2, 3, 4])
      statuses.push((await update(call.sid, { Twiml: '<Response/>' })).status);
    expect(statuses).toEqual([401, 404, 429, 503]);
    expect(call.status).toBe('in-progress');
    expect((await update(call.sid, { Twiml: '<Response/>' })).status).toBe(200);
  });

  it('ends the call', async () => {
    town.gateway.on('/twilio/voice', CONNECT);
    town.gateway.on('/ended', '');
    const call = await town.carrier.call(PEOPLE);
    const stream = await town.gateway.stream();
    expect(await update(call.sid, { Status: 'completed' })).toMatchObject({
      status: 200,
      body: { status: 'completed' },
    });
    await expect(call.done).resolves.toMatchObject({ status: 'completed' });
    expect(stream.of('stop')).toHaveLength(1);
    expect(town.gateway.to('/ended')[0]?.params.CallStatus).toBe('completed');
  });

  it('refuses as Twilio does', async () => {
    town.gateway.on('/twilio/voice', '<Pause length="60"/>');
    const call = await town.carrier.call(PEOPLE);
    const twiml = { Twiml: '<Response/>' };
    expect(await update(call.sid, twiml, { password: 'wrong' })).toMatchObject({
      status: 401,
      body: { code: 20003, status: 401 },
    });
    expect(await update('CA0', twiml)).toMatchObject({ status: 404, body: { code: 20404 } });
    expect(await update(call.sid, twiml, { account: 'AC0' })).toMatchObject({ status: 404 });
    expect(await update(call.sid, {})).toMatchObject({ status: 400 });
    expect(await update(call.sid, { ...twiml, Url: 'https://voice.example.test/' })).toMatchObject({
      status: 400,
    });
    expect(await update(call.sid, { Twiml: ' '.repeat(4001) })).toMatchObject({ status: 400 });
    expect(await update(call.sid, { Status: 'asleep' })).toMatchObject({ status: 400 });
    call.phone.hangsUp();
    await call.done;
    expect(await update(call.sid, twiml)).toMatchObject({ status: 400, body: { code: 21220 } });
    expect(await update(call.sid, { Status: 'completed' })).toMatchObject({ body: { code: 21220 } });
  });

  it('ends the call with an application error for invalid TwiML', async () => {
    town.gateway.on('/twilio/voice', '<Pause length="60"/>');
    const call = await town.carrier.call(PEOPLE);
    await update(call.sid, { Twiml: 'hello' });
    await expect(call.done).resolves.toMatchObject({ status: 'completed' });
    expect(call.errors.map(({ code }) => code)).toEqual([12100]);
  });

  it('works with the twilio package', async () => {
    town.gateway.on('/twilio/voice', '<Pause length="60"/>');
    const call = await town.carrier.call(PEOPLE);
    const client = twilio(ACCOUNT_SID, AUTH_TOKEN);
    client.api.baseUrl = town.carrier.restUrl;
    const fetched = await client.calls(call.sid).fetch();
    expect(fetched).toMatchObject({ sid: call.sid, status: 'in-progress', from: PEOPLE.from });
    const updated = await client.calls(call.sid).update({ status: 'completed' });
    expect(updated.status).toBe('completed');
    await call.done;
  });

  it('shows the account and its numbers, and changes them as Twilio does', async () => {
    const { account } = town.carrier;
    const { sid } = account.add(PEOPLE.to);
    account.add(PEOPLE.from);
    const client = twilio(ACCOUNT_SID, AUTH_TOKEN);
    client.api.baseUrl = town.carrier.restUrl;
    expect(await client.api.v2010.accounts(ACCOUNT_SID).fetch()).toMatchObject({ status: 'active' });
    expect(await client.incomingPhoneNumbers.list()).toHaveLength(2);
    const [number] = await client.incomingPhoneNumbers.list({ phoneNumber: PEOPLE.to });
    expect(number).toMatchObject({ sid, voiceUrl: '', trunkSid: null });
    const update = (changes: object) => client.incomingPhoneNumbers(sid).update(changes);
    expect(await update({ voiceUrl: 'https://a.example/b' })).toMatchObject({
      voiceUrl: 'https://a.example/b',
    });
    await expect(update({ voiceUrl: 'a.example/b' })).rejects.toMatchObject({ status: 400, code: 21402 });
    await expect(update({ voiceMethod: 'PUT' })).rejects.toMatchObject({ status: 400, code: 21403 });
    const none = client.incomingPhoneNumbers('PN0').update({ voiceUrl: '' });
    await expect(none).rejects.toMatchObject({ status: 404, code: 20404 });
    await expect(client.incomingPhoneNumbers(sid).remove()).rejects.toMatchObject({ status: 405 });
    expect(account.numbers(PEOPLE.to)[0]?.voice_url).toBe('https://a.example/b');
  });

  it('cannot be reached before the start', () => {
    town.configure({});
    expect(() => town.carrier.restUrl).toThrow('not started');
  });
});
