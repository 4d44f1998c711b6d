import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedPrices } from '../../src/telemetry/prices.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import { HOURS, LONG_ANSWER, SUNDAY, usePhones } from '../support/phones.ts';

const phones = usePhones();
/** They tell the seconds of a session every second. */
const billed = usePhones({ openai: { liveUsageEveryMs: 1_000 } });
const provider = 'openai-live';
/** Into the second sentence of the answer, and before its end. */
const INTERRUPT_AFTER_MS = 2_000;

describe('a call with GPT-Live', () => {
  it('lets the model stop by itself for the caller, and has its hold line spoken by Twilio', async () => {
    const phone = await phones.connect({ provider, alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-return-policy');
    await call.hearsPart(LONG_ANSWER, INTERRUPT_AFTER_MS);
    await call.says('caller-sunday');
    const heard = call.heard(LONG_ANSWER);
    expect(heard?.heardMs).toBeLessThan(heard?.wholeMs ?? 0);
    await call.hears(SUNDAY);
    // Nothing was cleared: the model had stopped, and only jitter is ever queued.
    expect(call.moments('clear')).toEqual([]);
    const cut = await eventually(async () => (await call.turns()).find(({ interrupted }) => interrupted));
    expect(LONG_ANSWER.startsWith(cut.text)).toBe(true);
    expect(cut.text.length).toBeGreaterThan(0);
    // To the word: the model remembers what it has sent, and all of that was heard.
    const [session, ...others] = phone.network.openai.liveSessions;
    expect(session?.memory.turns.map(({ text }) => text)).toContain(cut.text);
    // The connection that was opened while Twilio was opening its own served the call.
    expect(others).toEqual([]);
    await call.says('caller-person');
    const contact = await phone.agent.sees(call.carrierCall.from);
    expect(contact.attributes).toMatchObject({ found: 'true', reason: 'explicit_request' });
    expect(call.saidByTwilio).toEqual([phone.lines.hold]);
    phone.agent.hangsUp();
    await call.ends();
    const { usage = {}, costUsd = 0 } = await call.hasStatus('HANDED_OFF');
    expect(usage.sessionSeconds).toBeGreaterThan(5);
    expect(costUsd).toBeCloseTo(((usage.sessionSeconds ?? 0) / 60) * 0.05, 6);
    expect(call.errors).toEqual([]);
  });

  it('goes on in another session when the first is lost', async () => {
    const phone = await phones.connect({ provider, alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    await call.storedTurn(HOURS);
    const before = phones.network.openai.liveSessions.length;
    phones.network.openai.liveSessions.at(-1)?.drop();
    await eventually(() => phones.network.openai.liveSessions.length > before);
    await call.says('caller-sunday');
    await call.hears(SUNDAY);
    const memory = phones.network.openai.liveSessions.at(-1)?.memory.turns.map(({ text }) => text);
    expect(memory).toEqual(expect.arrayContaining(['what time do you open tomorrow', HOURS]));
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });

  it.each([
    ['openai-live', 'openai', {}],
    ['openai', 'openai-live', { VOICE_FALLBACK_ORDER: 'openai-live' }],
  ] as const)('%s is followed by %s when it is gone', async (first, second, order) => {
    const env = { ENABLE_VOICE_FALLBACK: 'true', NOVA_REGION: '', ...order };
    const phone = await phones.connect({ provider: first, alone: true, env });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    await call.storedTurn(HOURS);
    phone.network.openai.faults.refuseNext(403);
    phone.network.openai.dropAll();
    await call.says('caller-sunday');
    await call.hears(SUNDAY, 20_000);
    expect((await call.hasStatus('ACTIVE')).provider).toBe(second);
    const result = { provider: second, result: 'failed_over' };
    expect(await phone.metric('voice_provider_renewals_total', result)).toBe(1);
    call.hangsUp();
    await call.hasStatus('COMPLETED');
  });

  it('has a budget that seconds use up while nobody speaks', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'prices-'));
    const prices = shippedPrices();
    const sessions = Object.entries(prices.sessions ?? {}).map(([name, price]) => [
      name,
      { ...price, usdPerMinute: 6 },
    ]);
    const PRICES_FILE = join(folder, 'dear.json');
    await writeFile(PRICES_FILE, JSON.stringify({ ...prices, sessions: Object.fromEntries(sessions) }));
    const phone = await billed.connect({
      provider,
      alone: true,
      env: { MAX_CALL_COST_USD: '0.8', PRICES_FILE },
    });
    const call = await phone.dials();
    await call.hears(GREETING);
    await phone.agent.sees(call.carrierCall.from);
    expect(await phone.metric('gateway_budgets_reached_total', { budget: 'call', state: 'spent' })).toBe(1);
    phone.agent.hangsUp();
    await call.ends();
    expect((await call.hasStatus('HANDED_OFF')).costUsd).toBeGreaterThan(0.8);
    await rm(folder, { recursive: true });
  });
});
