import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedPrices } from '../../src/telemetry/prices.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import { HOURS, PROVIDERS, usePhones } from '../support/phones.ts';

const phones = usePhones();
const MODELS = { openai: 'gpt-realtime-2.1', nova: 'amazon.nova-2-sonic-v1:0' };
let folder = '';
/** Prices at which one answer costs more than a dollar. */
let dear = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prices-'));
  dear = join(folder, 'dear.json');
  const table = shippedPrices();
  const models = Object.fromEntries(
    Object.entries(table.models).map(([name, price]) => {
      const usd = Object.entries(price.usdPerMillionTokens).map(([kind]) => [kind, 20_000]);
      return [name, { ...price, usdPerMillionTokens: Object.fromEntries(usd) }];
    }),
  );
  await writeFile(dear, JSON.stringify({ ...table, models }));
});
afterAll(() => rm(folder, { recursive: true }));

describe.concurrent.each(PROVIDERS)('what a call with %s costs', (provider) => {
  it('is stored, counted and logged at the end of the call, to the last digit', async () => {
    const phone = await phones.connect({ provider, alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    call.hangsUp();
    const session = await call.hasStatus('COMPLETED');

    const usage = session.usage ?? {};
    const of = (name: string) => usage[name] ?? 0;
    const price = shippedPrices().models[MODELS[provider]]?.usdPerMillionTokens;
    if (!price) throw new Error('no price');
    const tokens =
      (of('inputTextTokens') - of('cachedTextTokens')) * price.textInput +
      of('cachedTextTokens') * price.cachedTextInput +
      (of('inputAudioTokens') - of('cachedAudioTokens')) * price.audioInput +
      of('cachedAudioTokens') * price.cachedAudioInput +
      of('outputTextTokens') * price.textOutput +
      of('outputAudioTokens') * price.audioOutput;
    const transcription = (of('transcribedSeconds') / 60) * 0.017;
    expect(of('outputAudioTokens')).toBeGreaterThan(0);
    expect(of('transcribedSeconds') > 0).toBe(provider === 'openai');
    expect(session.costUsd).toBeCloseTo(tokens / 1e6 + transcription, 7);
    expect(await phone.metric('gateway_cost_usd_total', { provider })).toBeCloseTo(session.costUsd ?? 0, 6);

    const [line] = await eventually(() => {
      const lines = phone.logged(call.sid, 'The stream of the call ended');
      return lines.length > 0 && lines;
    });
    expect(JSON.parse(line ?? '')).toMatchObject({
      outcome: 'caller_hung_up',
      provider,
      turns: 3,
      costUsd: session.costUsd,
    });
  });

  it('has a limit: the caller hears the answer to its end, then gets a person', async () => {
    const env = { MAX_CALL_COST_USD: '1', PRICES_FILE: dear };
    const phone = await phones.connect({ provider, env, alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);
    await phone.agent.sees(call.carrierCall.from);
    expect(call.saidByTwilio).toEqual([phone.lines.modelGone]);
    expect(await phone.metric('gateway_budgets_reached_total', { budget: 'call', state: 'spent' })).toBe(1);
    phone.agent.hangsUp();
    await call.ends();
    await call.hasStatus('HANDED_OFF');
    expect(call.errors).toEqual([]);
  });

  it('only brings a warning when no person can be dialled', async () => {
    const env = { MAX_CALL_COST_USD: '1', PRICES_FILE: dear, CONNECT_PHONE_NUMBER: '' };
    const phone = await phones.connect({ provider, env, alone: true });
    const call = await phone.dials();
    await call.hears(GREETING);
    await call.says('caller-open-tomorrow');
    await call.hears(HOURS);
    expect(phone.logged(call.sid, 'has spent its budget')).toHaveLength(1);
    call.hangsUp();
  });
});

describe('the daily budget', () => {
  it('sends new callers to a person once it is spent, and the gateway stays in service', async () => {
    const env = { DAILY_BUDGET_USD: '1', PRICES_FILE: dear };
    const phone = await phones.connect({ provider: 'openai', env, alone: true });
    const first = await phone.dials();
    await first.hears(GREETING);
    await eventually(() => phone.gateway.services.dailyBudget?.spent);
    const second = await phone.dials('+14155550102');
    await phone.agent.sees('+14155550102');
    expect(second.saidByTwilio).toEqual([phone.lines.modelGone]);
    expect(second.carrierCall.streams).toEqual([]);
    expect(await phone.metric('gateway_requests_refused_total', { reason: 'call_budget_spent' })).toBe(1);
    expect((await fetch(`${phone.gateway.origin}/ready`)).status).toBe(200);
    await first.says('caller-open-tomorrow');
    await first.hears(HOURS);
    first.hangsUp();
  });
});
