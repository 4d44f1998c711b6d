import { describe, expect, it } from 'vitest';
import { ENGLISH_LINES } from '../../src/spoken/en.ts';
import type { VoiceProvider } from '../../src/voice/provider.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import { PROVIDERS, SUNDAY, TUESDAY, usePhones } from '../support/phones.ts';
import { TimedTool } from '../support/timed-tool.ts';

const RENEWALS = 'voice_provider_renewals_total';
/** The vendors' limit on one stream in the calls that outlive it. */
const LIMIT_MS = 4_000;

const filler = { afterMs: 700, text: {} };
const status = new TimedTool('status', { result: { arrives: 'Tuesday' }, filler });
const rules = [
  { when: /"arrives"/, answer: { text: TUESDAY } },
  { when: /where is my parcel/, answer: { toolCalls: [{ name: 'status', arguments: { ms: 4_500 } }] } },
];

function otherThan(provider: VoiceProvider): VoiceProvider {
  return provider === 'nova' ? 'openai' : 'nova';
}

function lose({ network }: Phone, provider: VoiceProvider): void {
  if (provider === 'openai') network.openai.dropAll();
  else network.bedrock.resetStream();
}

function loseForGood(phone: Phone, provider: VoiceProvider): void {
  const { network } = phone;
  if (provider === 'openai') network.openai.faults.refuseNext(403);
  else network.bedrock.refuseNext({ status: 403, errorType: 'AccessDeniedException', message: 'Refused.' });
  lose(phone, provider);
}

describe('a caller whose stream does not last as long as the tool', () => {
  const phones = usePhones({ toolbox: [status], rules });

  async function toolRuns(provider: VoiceProvider, env = {}) {
    const phone = await phones.connect({ alone: true, provider, env });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-parcel');
    await call.hears(ENGLISH_LINES.looking);
    return { phone, call };
  }

  it.each(PROVIDERS)('hears the result from the next stream of %s', async (provider) => {
    const { phone, call } = await toolRuns(provider);
    lose(phone, provider);
    await call.hears(TUESDAY);
    expect(status.runsOf(call.sid)).toHaveLength(1);
    expect(await phone.metric(RENEWALS, { provider, result: 'recovered' })).toBe(1);
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    call.hangsUp();
    await call.ends();
  });

  it.each(PROVIDERS)('of %s hears the result from the other model', async (provider) => {
    const { phone, call } = await toolRuns(provider, { ENABLE_VOICE_FALLBACK: 'true' });
    loseForGood(phone, provider);
    await call.hears(TUESDAY);
    expect(status.runsOf(call.sid)).toHaveLength(1);
    const other = otherThan(provider);
    expect(await phone.metric(RENEWALS, { provider: other, result: 'failed_over' })).toBe(1);
    call.hangsUp();
    await call.ends();
  });
});

describe('a caller whose stream is renewed while the tool runs', () => {
  const limited = { sessionLimitMs: LIMIT_MS };
  const phones = usePhones({ toolbox: [status], rules, openai: limited, bedrock: limited });

  it.each(PROVIDERS)('of %s hears the result', async (provider) => {
    const env = { NOVA_SONIC_SESSION_TIMEOUT: String(LIMIT_MS) };
    const phone = await phones.connect({ alone: true, provider, env });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-parcel');
    const run = await eventually(() => status.runsOf(call.sid)[0]);
    const before = await phone.metric(RENEWALS, { provider });
    await call.hears(TUESDAY);
    expect(await phone.metric(RENEWALS, { provider })).toBeGreaterThan(before);
    expect([run.aborted, status.runsOf(call.sid).length]).toEqual([false, 1]);
    expect(await phone.metric(RENEWALS, { provider, result: 'lost' })).toBe(0);
    call.hangsUp();
    await call.ends();
  });
});
