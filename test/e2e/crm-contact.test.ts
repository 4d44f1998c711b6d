import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useCrm } from '../support/crm.ts';
import { PROVIDERS, usePhones } from '../support/phones.ts';

const phones = usePhones();
const crm = useCrm();
const slowCrm = useCrm();
let file = '';
beforeAll(() => {
  file = join(mkdtempSync(join(tmpdir(), 'crm-contact-')), 'assistants.yaml');
  writeFileSync(
    file,
    `default: shop
assistants:
  shop:
    instructions: You sell furniture. The caller is {{caller.name|not known}} of {{caller.company|no company}}.
    greeting: Hello {{caller.name|there}}, what can I do?
`,
  );
});
afterAll(() => rmSync(join(file, '..'), { recursive: true }));

/** The gateway waits 1.5 s for the name. What it must not do is wait for this. */
const SLOW_ANSWER_MS = 20_000;
const ON_TIME_MS = 10_000;

describe.concurrent.each(PROVIDERS)('the greeting of a call with %s', (provider) => {
  const assistant = () => ({ ASSISTANTS_FILE: file, ASSISTANT_GREETING: '' });

  it('names a caller whom HubSpot knows', async () => {
    const phone = await phones.connect({ provider, alone: true, env: { ...crm.env, ...assistant() } });
    crm.hubspot.account.create('contacts', {
      properties: { firstname: 'Aurelia', lastname: 'Quill', company: 'Lighthouse', phone: phone.caller },
      associations: [],
    });
    const call = await phone.dials();
    await call.hears('Hello Aurelia Quill, what can I do?');
    expect(await phone.metric('gateway_crm_lookups_total', { result: 'found' })).toBe(1);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
    expect(phone.log.join('')).not.toMatch(/Aurelia|Quill|Lighthouse/);
  });

  it('comes on time and without a name when HubSpot is slow', async () => {
    slowCrm.hubspot.delay(SLOW_ANSWER_MS);
    const phone = await phones.connect({ provider, alone: true, env: { ...slowCrm.env, ...assistant() } });
    const call = await phone.dials();
    const { startMs } = await call.hears('Hello there, what can I do?');
    expect(startMs).toBeLessThan(ON_TIME_MS);
    expect(await phone.metric('gateway_crm_lookups_total', { result: 'late' })).toBe(1);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
    expect(call.errors).toEqual([]);
  });

  it('comes without a name when HubSpot does not know the caller, or fails', async () => {
    const phone = await phones.connect({ provider, alone: true, env: { ...crm.env, ...assistant() } });
    crm.breakFor(phone.caller, () => provider === 'nova');
    const call = await phone.dials();
    await call.hears('Hello there, what can I do?');
    const result = provider === 'nova' ? 'error' : 'unknown';
    expect(await phone.metric('gateway_crm_lookups_total', { result })).toBe(1);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });
});
