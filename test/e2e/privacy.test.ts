import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { SANDBOX } from '../../sandbox/telephone-network.ts';
import { createDynamoClient } from '../../src/store/dynamodb-table.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import { HOURS, PROVIDERS, TELL_ME_MORE, usePhones } from '../support/phones.ts';

const CARD_ANSWER = 'Your card is 4111 1111 1111 1111 and your mail is jane@example.com.';
const SECURE = 'Please type on the keypad now.';
const AFTER_KEYS = 'Thank you for typing.';
const KEYS = '4000123412341234';
const NOTICE_MS = 1_000;

const phones = usePhones({
  rules: [
    { when: /parcel/, answer: { text: CARD_ANSWER } },
    { when: /return policy/, answer: { toolCalls: [{ name: 'begin_secure_input', arguments: {} }] } },
    { when: /"?on"?.*hash key/, answer: { text: SECURE } },
    { when: /finished typing/, answer: { text: AFTER_KEYS } },
  ],
});

/** Everything that the table holds, as text. */
async function tableOf(phone: Phone): Promise<string> {
  const endpoint = phone.network.environment('openai').AWS_ENDPOINT_URL_DYNAMODB ?? '';
  const client = createDynamoClient({ region: 'us-east-1', endpoint, credentials: SANDBOX.credentials });
  const documents = DynamoDBDocumentClient.from(client);
  const { Items = [] } = await documents.send(new ScanCommand({ TableName: 'voice-sessions' }));
  client.destroy();
  return JSON.stringify(Items);
}

describe.concurrent.each(PROVIDERS)('a call with %s', (provider) => {
  it('stores no card number, but the model knows what was said', async () => {
    const phone = await phones.connect({ provider, env: { REDACT: 'email' } });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-parcel');
    await call.storedTurn('[card]', 15_000);
    await call.storedTurn('[email]', 15_000);
    const model = await call.model();
    expect(JSON.stringify(model.memory)).toContain('4111 1111 1111 1111');
    await call.says('caller-person');
    const contact = await phone.agent.sees(call.carrierCall.from);
    expect(JSON.stringify(contact)).not.toContain('1111 1111');
    const everything = await tableOf(phone);
    expect(everything).not.toContain('1111 1111');
    expect(everything).not.toContain('jane@');
    phone.agent.hangsUp();
    await call.ends();
  });

  it('keeps pressed keys out of the model, the table and the log', async () => {
    const phone = await phones.connect({ provider, env: { LOG_LEVEL: 'trace' }, alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.presses(KEYS.replaceAll('0', '9'));
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    const keys = KEYS.replaceAll('0', '9');
    const seen = [await tableOf(phone), phone.log.join(''), JSON.stringify((await call.model()).memory)];
    for (const text of seen) {
      expect(text).not.toContain(keys);
      expect(text).not.toMatch(/"digits?"/);
    }
    call.hangsUp();
  });

  it('passes nothing on during secure input, which only the hash key ends', async () => {
    const phone = await phones.connect({ provider, env: { SECURE_INPUT: 'true' }, alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-return-policy');
    await call.hears(SECURE);
    const turnsBefore = (await call.turns()).length;
    await call.says('caller-open-tomorrow');
    await call.presses(KEYS);
    await call.presses('#');
    await call.hears(AFTER_KEYS);
    const words = (await call.turns()).slice(turnsBefore).map(({ text }) => text);
    expect(words.join(' ')).not.toMatch(/open tomorrow/i);
    expect(call.heard(HOURS)).toBeUndefined();
    expect(await phone.metric('gateway_escalations_total')).toBe(0);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    call.hangsUp();
  });

  it('plays the consent notice before anything goes to a model, and stores that it did', async () => {
    const env = { CONSENT_NOTICE: 'This call is recorded.' };
    const carrier = { speakSay: () => new Int16Array(NOTICE_MS * 8) };
    const phone = await phones.connect({ provider, env, carrier, alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);
    expect(call.saidByTwilio).toEqual([env.CONSENT_NOTICE]);
    const [say, connect, stream] = call.carrierCall.timeline.filter(
      ({ what }) => what === 'verb' || what === 'stream-opened',
    );
    expect([say?.detail.verb, connect?.detail.verb, stream?.what]).toEqual([
      'Say',
      'Connect',
      'stream-opened',
    ]);
    // All audio of a call comes over its stream, so none was there to be sent before.
    expect((stream?.atMs ?? 0) - (say?.atMs ?? 0)).toBeGreaterThanOrEqual(NOTICE_MS);
    const session = await call.session();
    expect(session?.consentNotice).toBe('played');
    const openedMs = Date.parse(session?.createdAt ?? '');
    expect(Math.abs(Date.parse(session?.consentNoticeAt ?? '') - openedMs)).toBeLessThan(5_000);
    call.hangsUp();
  });

  it('stores no notice when none is set, and expires after the days that are set', async () => {
    const phone = await phones.connect({ provider, env: { SESSION_TTL_DAYS: '2' } });
    const call = await phone.dials();
    await call.hears(GREETING);
    const session = await call.session();
    expect(session?.consentNotice).toBeUndefined();
    const keptMs = (session?.expiresAt ?? 0) * 1000 - Date.parse(session?.createdAt ?? '');
    expect(Math.abs(keptMs - 2 * 86_400_000)).toBeLessThan(60_000);
    call.hangsUp();
  });

  it('measures how long each stage of an answer took', async () => {
    const phone = await phones.connect({ provider, alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-hello');
    await call.hears(TELL_ME_MORE);
    const counts = async () => {
      const { values } = await phone.gateway.services.metrics.turnStage.get();
      const whole = values.filter(({ metricName }) => metricName?.endsWith('_count'));
      return Object.fromEntries(whole.map(({ labels, value }) => [labels.stage, value]));
    };
    await eventually(async () => (await counts()).heard === 1);
    expect(await counts()).toEqual({ provider: 1, forward: 1, heard: 1 });
    call.hangsUp();
  });
});
