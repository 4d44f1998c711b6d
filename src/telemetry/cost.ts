import type { TranscriptionUsage, VoiceUsage } from '../voice/events.ts';
import type { CostPartName, CostParts } from './cost-parts.ts';
import {
  type ModelPrice,
  type PriceTable,
  priceOf,
  type SpeechPrice,
  type TextPrice,
  type TranscriptionPrice,
} from './prices.ts';

const MILLION = 1_000_000;

/** Tokens of one answer of a text model. `inputTokens` includes `cachedTokens`. */
export interface TextUsage {
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
}

/** One usage report of a provider: the conversation by its tokens or by its time, the transcription of the caller, or a text model. */
export type ReportedUsage =
  | { readonly kind: 'tokens'; readonly usage: VoiceUsage }
  | { readonly kind: 'session'; readonly usage: { readonly seconds: number } }
  | { readonly kind: 'transcription'; readonly usage: TranscriptionUsage }
  | { readonly kind: 'text'; readonly usage: TextUsage };

/** US dollars. The input counts include cached tokens, which have their own price. */
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

/** What is not billed by the token of the conversation's model. */
type ServicePart = 'session' | 'transcription' | 'speech' | 'text_model';

function voiceParts(usage: VoiceUsage, { usdPerMillionTokens: usd }: ModelPrice) {
  const { cachedTextTokens, cachedAudioTokens } = usage;
  const parts: Record<Exclude<CostPartName, ServicePart>, number> = {
    audio_in: uncached(usage.inputAudioTokens, cachedAudioTokens) * usd.audioInput,
    audio_in_cached: cachedAudioTokens * usd.cachedAudioInput,
    audio_out: usage.outputAudioTokens * usd.audioOutput,
    text_in: uncached(usage.inputTextTokens, cachedTextTokens) * usd.textInput,
    text_in_cached: cachedTextTokens * usd.cachedTextInput,
    text_out: usage.outputTextTokens * usd.textOutput,
  };
  return Object.entries(parts).map(([part, sum]) => [part, sum / MILLION] as const);
}

/** US dollars. A unit without a price counts as free. */
export function transcriptionCostOf(usage: TranscriptionUsage, price: TranscriptionPrice): number {
  const byTime = (usage.seconds / 60) * (price.usdPerMinute ?? 0);
  return byTime + (usage.tokens / MILLION) * (price.usdPerMillionTokens ?? 0);
}

/** The services of a cascade, each with its own bill. US dollars. */
function serviceParts(
  { transcribedSeconds: seconds = 0, spokenCharacters = 0 }: VoiceUsage,
  { transcription, speech }: ServicePrices,
): readonly (readonly [ServicePart, number])[] {
  return [
    ['transcription', transcription ? transcriptionCostOf({ seconds, tokens: 0 }, transcription) : 0],
    ['speech', (spokenCharacters / MILLION) * (speech?.usdPerMillionCharacters ?? 0)],
  ];
}

interface ServicePrices {
  readonly transcription: TranscriptionPrice | undefined;
  readonly speech: SpeechPrice | undefined;
}

/** US dollars. */
function textCostOf(usage: TextUsage, { usdPerMillionTokens: usd }: TextPrice): number {
  const { inputTokens, cachedTokens, outputTokens } = usage;
  const input = uncached(inputTokens, cachedTokens) * usd.input + cachedTokens * usd.cachedInput;
  return (input + outputTokens * usd.output) / MILLION;
}

/** A report with more cached tokens than input tokens is wrong, and must not make the cost negative. */
function uncached(tokens: number, cachedTokens: number): number {
  return Math.max(0, tokens - cachedTokens);
}

const PART_OF = {
  session: 'session',
  text: 'text_model',
  transcription: 'transcription',
} as const satisfies Readonly<Record<Exclude<ReportedUsage['kind'], 'tokens'>, CostPartName>>;

/** The configured models, by provider. */
export interface UsedModels {
  readonly conversation: Readonly<Record<string, string>>;
  /** By provider; absent where the price of the conversation includes the caller's transcript. */
  readonly transcription: Readonly<Record<string, string>>;
  /** The service that says texts, by provider; absent where the model speaks itself. */
  readonly speech?: Readonly<Record<string, string>>;
  /** The text model for judgements and summaries, by its provider. */
  readonly text?: Readonly<Record<string, string>>;
}

/** The prices of the configured models. */
export class Pricing {
  readonly #prices: PriceTable;
  readonly #models: UsedModels;

  constructor(prices: PriceTable, models: UsedModels) {
    this.#prices = prices;
    this.#models = models;
  }

  /** Configured models without a price. Their use counts as free. */
  get unknown(): string[] {
    const { conversation, transcription, speech = {}, text = {} } = this.#models;
    return [
      ...missing(conversation, { ...this.#prices.models, ...this.#prices.sessions }),
      ...missing(transcription, this.#prices.transcription),
      ...missing(speech, this.#prices.speech),
      ...missing(text, this.#prices.text),
    ];
  }

  /** The prices for a call that uses other models. @param conversation by provider, where they differ */
  forModels(conversation: Readonly<Record<string, string | undefined>> = {}): Pricing {
    const others = Object.entries(conversation).flatMap(([provider, model]) =>
      model === undefined ? [] : [[provider, model] as const],
    );
    if (others.length === 0) return this;
    const models = { ...this.#models.conversation, ...Object.fromEntries(others) };
    return new Pricing(this.#prices, { ...this.#models, conversation: models });
  }

  /** US dollars for one report; 0 when the price is unknown. */
  usdOf(provider: string, { kind, usage }: ReportedUsage): number {
    if (kind === 'tokens') {
      const parts = this.#pricedParts(provider, { kind, usage });
      return parts.reduce((sum, [, usd]) => sum + usd, 0);
    }
    if (kind === 'session') {
      const price = priceOf(this.#prices.sessions, this.#models.conversation[provider] ?? '');
      return price ? (usage.seconds / 60) * price.usdPerMinute : 0;
    }
    if (kind === 'text') {
      const price = priceOf(this.#prices.text, this.#models.text?.[provider] ?? '');
      return price ? textCostOf(usage, price) : 0;
    }
    const price = priceOf(this.#prices.transcription, this.#models.transcription[provider] ?? '');
    return price ? transcriptionCostOf(usage, price) : 0;
  }

  /** The same by what it is for; parts that cost nothing are left out. */
  partsOf(provider: string, report: ReportedUsage): CostParts {
    const priced = this.#pricedParts(provider, report).filter(([, usd]) => usd > 0 && Number.isFinite(usd));
    return Object.fromEntries(priced.map(([part, usd]) => [`${provider}.${part}`, usd]));
  }

  #pricedParts(provider: string, report: ReportedUsage): readonly (readonly [string, number])[] {
    if (report.kind !== 'tokens') {
      return [[PART_OF[report.kind], this.usdOf(provider, report)]];
    }
    const price = priceOf(this.#prices.models, this.#models.conversation[provider] ?? '');
    const services = {
      transcription: priceOf(this.#prices.transcription, this.#models.transcription[provider] ?? ''),
      speech: priceOf(this.#prices.speech, this.#models.speech?.[provider] ?? ''),
    };
    return [...(price ? voiceParts(report.usage, price) : []), ...serviceParts(report.usage, services)];
  }
}

function missing(
  models: Readonly<Record<string, string>>,
  prices: Readonly<Record<string, unknown>>,
): string[] {
  return Object.values(models).filter((model) => priceOf(prices, model) === undefined);
}
