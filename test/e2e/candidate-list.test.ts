import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveError } from '../../sandbox/openai-live/live-faults.ts';
import { SANDBOX } from '../../sandbox/telephone-network.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import { HOURS, LONG_ANSWER, SUNDAY, TUESDAY, usePhones } from '../support/phones.ts';

const phones = usePhones({
  rules: [{ when: /parcel/, answer: { text: TUESDAY } }],
});

const REFUSED = { status: 403, errorType: 'AccessDeniedException', message: 'Refused.' };
const REGIONS = 'us-east-1,eu-north-1';
const ALL = {
  ENABLE_VOICE_FALLBACK: 'true',
  VOICE_FALLBACK_ORDER: 'openai-live,nova,cascade,openai',
  NOVA_REGION: REGIONS,
  CASCADE_MODEL_ID: SANDBOX.textModel,
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'candidates-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** How often this candidate was refused or lost, as the log tells. */
function refusals(phone: Phone, callSid: string, candidate: string): number {
  return phone.logged(callSid, `"candidate":"${candidate}"`, '"code":"provider_access_denied"').length;
}

describe('the list of candidates', () => {
  it('is gone through in the order of the settings, with what was said', async () => {
    const phone = await phones.connect({ alone: true, provider: 'openai', env: ALL });
    const { openai, bedrock } = phone.network;
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);

    openai.faults.refuseNext(403);
    openai.dropAll();
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    expect((await call.hasStatus('ACTIVE')).provider).toBe('openai-live');

    openai.liveFaults.refuseStartNext(liveError('permission_denied', 'Refused.'));
    bedrock.refuseNext(REFUSED, 'speech');
    openai.dropAll();
    await call.says('caller-parcel');
    await call.hears(TUESDAY);
    expect((await call.hasStatus('ACTIVE')).provider).toBe('nova');
    expect(phone.logged(call.sid, '"candidate":"nova/eu-north-1"', 'Voice stream renewed')).toHaveLength(1);

    bedrock.refuseNext(REFUSED, 'speech');
    bedrock.resetStream();
    await call.says('caller-return-policy');
    await call.hears(LONG_ANSWER);
    expect((await call.hasStatus('ACTIVE')).provider).toBe('cascade');
    const remembered = bedrock.conversing.requests.at(-1)?.messages.map(({ text }) => text) ?? [];
    for (const text of [HOURS, SUNDAY, TUESDAY]) expect(remembered.join('\n')).toContain(text);
    for (const candidate of ['openai', 'openai-live', 'nova/us-east-1', 'nova/eu-north-1'])
      expect(refusals(phone, call.sid, candidate)).toBe(1);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });

  it('has one health for each region, which counts for the next calls', async () => {
    const env = { ENABLE_VOICE_FALLBACK: 'false', NOVA_REGION: REGIONS };
    const phone = await phones.connect({ alone: true, provider: 'nova', env });
    phone.network.bedrock.closedRegions.add('us-east-1');
    const first = await phone.dials();
    await first.hears(GREETING);
    expect(refusals(phone, first.sid, 'nova/us-east-1')).toBe(1);
    first.hangsUp();
    await first.ends();
    const second = await phone.dials();
    await second.hears(GREETING);
    expect(refusals(phone, second.sid, 'nova/us-east-1')).toBe(0);
    second.hangsUp();
    await second.ends();
    phone.network.bedrock.closedRegions.clear();
  });

  it('begins with the cascade for the assistant that names it', async () => {
    const file = join(folder, 'cascade.yaml');
    const assistants = {
      shop: { instructions: 'You sell furniture.', provider: 'cascade', greeting: HOURS },
    };
    writeFileSync(file, JSON.stringify({ default: 'shop', assistants }));
    const env = { ...ALL, ASSISTANTS_FILE: file, ASSISTANT_GREETING: '' };
    const phone = await phones.connect({ alone: true, provider: 'openai', env });
    const call = await phone.dials();
    await call.hears(HOURS);
    expect((await call.hasStatus('ACTIVE')).provider).toBe('cascade');
    const { transcribe } = phone.network;
    transcribe.server.refuseNext({ ...REFUSED });
    transcribe.server.destroyConnections();
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    // Of the others, the first in the order of the settings: the chosen provider.
    expect((await call.hasStatus('ACTIVE')).provider).toBe('openai');
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });
});
