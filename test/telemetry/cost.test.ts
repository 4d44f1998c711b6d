import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { costOf, Pricing, transcriptionCostOf } from '../../src/telemetry/cost.ts';
import { estimateFlat, estimateRebilled, MEASURED_NOVA_TURN } from '../../src/telemetry/cost-estimate.ts';
import { priceOf, readPrices, shippedPrices } from '../../src/telemetry/prices.ts';
import type { VoiceUsage } from '../../src/voice/events.ts';

const NOTHING: VoiceUsage = {
  inputTextTokens: 0,
  inputAudioTokens: 0,
  cachedTextTokens: 0,
  cachedAudioTokens: 0,
  outputTextTokens: 0,
  outputAudioTokens: 0,
};

function shippedModel(name: string) {
  const price = shippedPrices().models[name];
  if (!price) throw new Error(`${name} has no price`);
  return price;
}

describe('the cost of a response', () => {
  it('is the sum of every kind of token at its own price', () => {
    const usage: VoiceUsage = {
      inputTextTokens: 1000,
      cachedTextTokens: 600,
      inputAudioTokens: 500,
      cachedAudioTokens: 300,
      outputTextTokens: 50,
      outputAudioTokens: 200,
    };
    // By hand: 400×4 + 600×0.4 + 200×32 + 300×0.4 + 50×24 + 200×64 = 22,360 millionths of a dollar.
    expect(costOf(usage, shippedModel('gpt-realtime-2.1'))).toBeCloseTo(0.02236, 10);
  });

  it('is correct for the measured turn of Nova', () => {
    const usage = {
      ...NOTHING,
      inputTextTokens: 900,
      inputAudioTokens: 279,
      outputTextTokens: 70,
      outputAudioTokens: 118,
    };
    // By hand: 900×0.33 + 279×3 + 70×2.75 + 118×12 = 2,742.5 millionths.
    expect(costOf(usage, shippedModel('amazon.nova-2-sonic-v1:0'))).toBeCloseTo(0.0027425, 10);
    // The same by announcement.
    expect(costOf(usage, shippedModel('amazon.nova-2-5-sonic'))).toBeCloseTo(0.0027425, 10);
  });

  it('is never negative, even if more tokens are cached than sent', () => {
    const usage = { ...NOTHING, inputAudioTokens: 10, cachedAudioTokens: 20 };
    expect(costOf(usage, shippedModel('gpt-realtime-2.1'))).toBeCloseTo(20 * 0.4e-6, 12);
  });
});

describe('the cost of transcription', () => {
  const origin = { checked: '2026-11-21', source: 'test', verified: true };

  it('is per minute', () => {
    const price = shippedPrices().transcription['gpt-live-transcribe'];
    expect(transcriptionCostOf({ seconds: 90, tokens: 0 }, price ?? origin)).toBeCloseTo(0.0255, 10);
  });

  it('is per token', () => {
    const price = { ...origin, usdPerMillionTokens: 6 };
    expect(transcriptionCostOf({ seconds: 0, tokens: 500 }, price)).toBeCloseTo(0.003, 10);
  });
});

describe('the shipped prices', () => {
  it('name their source and date, and say that those of Nova are not verified', () => {
    const { models, transcription, text } = shippedPrices();
    for (const price of [models, transcription, text].flatMap((table) => Object.values(table))) {
      expect(price.checked).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(price.source).not.toBe('');
      expect(price.verified).toBe(price.source.startsWith('https://developers.openai.com/'));
    }
  });

  it('apply to dated snapshots and inference profiles, and to no other names', () => {
    const { models } = shippedPrices();
    expect(priceOf(models, 'gpt-realtime-2.1-2026-05-06')).toBe(models['gpt-realtime-2.1']);
    expect(priceOf(models, 'us.amazon.nova-2-sonic-v1:0')).toBe(models['amazon.nova-2-sonic-v1:0']);
    expect(priceOf(models, 'gpt-realtime-2.1-max')).toBeUndefined();
    expect(priceOf(models, 'toString')).toBeUndefined();
  });
});

describe('a price file', () => {
  const ownModel = {
    provider: 'openai',
    checked: '2026-12-01',
    source: 'contract',
    verified: true,
    usdPerMillionTokens: {
      textInput: 1,
      cachedTextInput: 1,
      textOutput: 1,
      audioInput: 1,
      cachedAudioInput: 1,
      audioOutput: 1,
    },
  };

  it('replaces shipped prices, model by model', () => {
    const table = readPrices(JSON.stringify({ currency: 'USD', models: { 'gpt-realtime-2.1': ownModel } }));
    if ('faults' in table) throw new Error(table.faults.join('\n'));
    expect(table.models['gpt-realtime-2.1']?.source).toBe('contract');
    expect(table.models['gpt-realtime-2.1-mini']).toEqual(shippedPrices().models['gpt-realtime-2.1-mini']);
  });

  it.each([
    ['', ['the file is not JSON']],
    ['{\n  "currency": "USD"\n  "models": {}\n}', ['the file is not JSON (line 3)']],
    ['null', ['the file: expected object, received null']],
    ['{"currency":"EUR"}', ['currency: expected "USD"', 'models: expected record, received undefined']],
    [
      '{"currency":"USD","models":{},"text":{"m":{"usdPerMillionTokens":{"input":-1}}}}',
      [
        'text.m.checked: expected string, received undefined',
        'text.m.source: expected string, received undefined',
        'text.m.verified: expected boolean, received undefined',
        'text.m.usdPerMillionTokens.input: Too small: expected number to be >=0',
        'text.m.usdPerMillionTokens.cachedInput: expected number, received undefined',
        'text.m.usdPerMillionTokens.output: expected number, received undefined',
      ],
    ],
  ])('is refused with all its faults: %s', (text, faults) => {
    expect(readPrices(text)).toEqual({ faults });
  });
});

describe('pricing', () => {
  const pricing = new Pricing(shippedPrices(), {
    conversation: { openai: 'gpt-realtime-9', nova: 'amazon.nova-2-sonic-v1:0' },
    transcription: { openai: 'gpt-live-transcribe' },
  });
  const usage = { ...NOTHING, outputAudioTokens: 1000 };

  it('uses the model of the provider', () => {
    expect(pricing.usdOf('nova', { kind: 'tokens', usage })).toBeCloseTo(0.012, 10);
    const transcribed = { kind: 'transcription', usage: { seconds: 60, tokens: 0 } } as const;
    expect(pricing.usdOf('openai', transcribed)).toBeCloseTo(0.017, 10);
    expect(pricing.usdOf('nova', transcribed)).toBe(0);
  });

  it('takes the price of the model that one assistant uses instead', () => {
    const usd = (models?: Record<string, string>) =>
      pricing.forModels(models).usdOf('openai', { kind: 'tokens', usage });
    expect([usd(), usd({ nova: 'amazon.nova-2-5-sonic' }), usd({ openai: 'gpt-realtime-2.1-mini' })]).toEqual(
      [0, 0, 0.02],
    );
  });

  it('counts the text model beside the conversation at its own price, cached tokens once', () => {
    const report = {
      kind: 'text',
      usage: { inputTokens: 2_000_000, cachedTokens: 1_000_000, outputTokens: 500_000 },
    } as const;
    const of = (model: string) =>
      new Pricing(shippedPrices(), { conversation: {}, transcription: {}, text: { openai: model } });
    expect(of('gpt-5.6-luna').usdOf('openai', report)).toBeCloseTo(0.2 + 0.02 + 0.6, 10);
    expect(of('gpt-5.6-luna').usdOf('bedrock', report)).toBe(0);
    expect(of('gpt-9-mini').usdOf('openai', report)).toBe(0);
    expect(of('gpt-9-mini').unknown).toEqual(['gpt-9-mini']);
  });

  it('names the models without a price, whose use counts as free', () => {
    expect(pricing.unknown).toEqual(['gpt-realtime-9']);
    expect(pricing.usdOf('openai', { kind: 'tokens', usage })).toBe(0);
  });
});

describe("docs/cost.md's comparison", () => {
  const page = readFileSync(new URL('../../docs/cost.md', import.meta.url), 'utf8');
  const { transcription } = shippedPrices();

  it.each(['gpt-realtime-2.1', 'gpt-realtime-2.1-mini', 'gpt-realtime-1.5'])('is right about %s', (model) => {
    const usd = estimateRebilled(shippedModel(model), transcription['gpt-live-transcribe']);
    expect(page).toContain(`| \`${model}\` | ${usd.toFixed(4)} |`);
  });

  it('is right about Nova', () => {
    const model = 'amazon.nova-2-sonic-v1:0';
    const usd = estimateFlat(shippedModel(model), MEASURED_NOVA_TURN);
    expect(page).toContain(`| \`${model}\` (prices not verified) | ${usd.toFixed(4)} |`);
  });
});
