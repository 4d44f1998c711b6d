import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { billOf } from '../../sandbox/demo/bill.ts';
import { Pricing } from '../../src/telemetry/cost.ts';
import { shippedPrices } from '../../src/telemetry/prices.ts';

const USAGE = {
  inputTextTokens: 2000,
  cachedTextTokens: 1500,
  inputAudioTokens: 800,
  cachedAudioTokens: 500,
  outputTextTokens: 100,
  outputAudioTokens: 400,
};

describe("docs/cost.md's calculation by hand", () => {
  const page = readFileSync(new URL('../../docs/cost.md', import.meta.url), 'utf8');
  const ROW = /\| \(([^)|]+)\) \/ 1,000,000(?: \+ ([\d.]+) × ([\d.]+))? = ([\d.]+) \| US\$ ([\d.]+) \|/g;
  const rows = [...page.matchAll(ROW)].map(
    ([, terms = '', minutes = '0', perMinute = '0', result = '', record = '']) => ({
      ...{ terms, result, record },
      spoken: Number(minutes) * Number(perMinute),
    }),
  );

  it('is there for both providers', () => expect(rows).toHaveLength(2));

  it.each(rows)('comes to what was on record: $terms', ({ terms, spoken, result, record }) => {
    const products = terms.split(' + ').map((term) => term.split(' × ').map(Number));
    const millionths = products.reduce((sum, [tokens = 0, price = 0]) => sum + tokens * price, 0);
    expect((millionths / 1e6 + spoken).toFixed(4)).toBe(result);
    expect(record).toBe(result);
  });
});

describe('the bill of a call, by hand', () => {
  it('of OpenAI is tokens at their prices, and the minutes transcribed', () => {
    const { usd, lines } = billOf('openai', { ...USAGE, transcribedSeconds: 12 });
    // 500×4 + 1500×0.4 + 300×32 + 500×0.4 + 100×24 + 400×64 = 40,400 millionths; 0.2 min × 0.017 = 0.0034.
    expect(usd).toBeCloseTo(0.0438, 10);
    expect(lines).toEqual([
      'tokens: 500 text in, 1500 cached text in, 300 audio in, 500 cached audio in, 100 text out, 400 audio out',
      'by hand: (500 × 4 + 1500 × 0.4 + 300 × 32 + 500 × 0.4 + 100 × 24 + 400 × 64) / 1,000,000 + 0.200 min × 0.017 = US$ 0.0438',
    ]);
  });

  it('of Nova is tokens alone', () => {
    const used = {
      inputTextTokens: 900,
      inputAudioTokens: 279,
      outputTextTokens: 70,
      outputAudioTokens: 118,
    };
    // 900×0.33 + 279×3 + 70×2.75 + 118×12 = 2,742.5 millionths.
    expect(billOf('nova', used).usd).toBeCloseTo(0.0027425, 10);
  });

  it('is what the gateway itself would say', () => {
    const models = { openai: 'gpt-realtime-2.1' };
    const pricing = new Pricing(shippedPrices(), { conversation: models, transcription: {} });
    const usd = pricing.usdOf('openai', { kind: 'tokens', usage: USAGE });
    expect(billOf('openai', USAGE).usd).toBeCloseTo(usd, 10);
  });
});
