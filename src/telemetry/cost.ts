import type { TranscriptionUsage, VoiceUsage } from '../voice/events.ts';
import {
  type ModelPrice,
  type PriceTable,
  priceOf,
  type TextPrice,
  type TranscriptionPrice,
} from './prices.ts';

const MILLION = 1_000_000;

/** Tokens of one answer of a text model. Cached ones are part of the input. */
export interface TextUsage {
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
}

/** One report of a provider: tokens of the conversation, the transcription of the caller, or a text model beside it. */
export type ReportedUsage =
  | { readonly kind: 'tokens'; readonly usage: VoiceUsage }
  | { readonly kind: 'transcription'; readonly usage: TranscriptionUsage }
  | { readonly kind: 'text'; readonly usage: TextUsage };

/** US dollars. Cached tokens are part of the input counts and cost their own price. */
export function costOf(usage: VoiceUsage, { usdPerMillionTokens: usd }: ModelPrice): number {
  const { cachedTextTokens, cachedAudioTokens } = usage;
  return (
    (uncached(usage.inputTextTokens, cachedTextTokens) * usd.textInput +
      cachedTextTokens * usd.cachedTextInput +
      uncached(usage.inputAudioTokens, cachedAudioTokens) * usd.audioInput +
      cachedAudioTokens * usd.cachedAudioInput +
      usage.outputTextTokens * usd.textOutput +
      usage.outputAudioTokens * usd.audioOutput) /
    MILLION
  );
}

/** US dollars; what the table has no unit for costs nothing. */
export function transcriptionCostOf(usage: TranscriptionUsage, price: TranscriptionPrice): number {
  const byTime = (usage.seconds / 60) * (price.usdPerMinute ?? 0);
  return byTime + (usage.tokens / MILLION) * (price.usdPerMillionTokens ?? 0);
}

/** US dollars. */
export function textCostOf(usage: TextUsage, { usdPerMillionTokens: usd }: TextPrice): number {
  const { inputTokens, cachedTokens, outputTokens } = usage;
  const input = uncached(inputTokens, cachedTokens) * usd.input + cachedTokens * usd.cachedInput;
  return (input + outputTokens * usd.output) / MILLION;
}

/** More cached than sent would be the vendor's slip, and must not earn money. */
function uncached(tokens: number, cachedTokens: number): number {
  return Math.max(0, tokens - cachedTokens);
}

/** The models that the gateway is set up with, by provider. */
export interface UsedModels {
  readonly conversation: Readonly<Record<string, string>>;
  /** By provider; absent where the conversation's own tokens pay for the caller's transcript. */
  readonly transcription: Readonly<Record<string, string>>;
  /** The text model beside the conversation, by its provider. */
  readonly text?: Readonly<Record<string, string>>;
}

/** What the configured models cost. */
export class Pricing {
  readonly #prices: PriceTable;
  readonly #models: UsedModels;

  constructor(prices: PriceTable, models: UsedModels) {
    this.#prices = prices;
    this.#models = models;
  }

  /** Configured models that the table does not know: their use counts as free. */
  get unknown(): string[] {
    const { conversation, transcription, text = {} } = this.#models;
    return [
      ...missing(conversation, this.#prices.models),
      ...missing(transcription, this.#prices.transcription),
      ...missing(text, this.#prices.text),
    ];
  }

  /** US dollars of one report; 0 when the price is unknown. */
  usdOf(provider: string, { kind, usage }: ReportedUsage): number {
    if (kind === 'tokens') {
      const price = priceOf(this.#prices.models, this.#models.conversation[provider] ?? '');
      return price ? costOf(usage, price) : 0;
    }
    if (kind === 'text') {
      const price = priceOf(this.#prices.text, this.#models.text?.[provider] ?? '');
      return price ? textCostOf(usage, price) : 0;
    }
    const price = priceOf(this.#prices.transcription, this.#models.transcription[provider] ?? '');
    return price ? transcriptionCostOf(usage, price) : 0;
  }
}

function missing(
  models: Readonly<Record<string, string>>,
  prices: Readonly<Record<string, unknown>>,
): string[] {
  return Object.values(models).filter((model) => priceOf(prices, model) === undefined);
}
