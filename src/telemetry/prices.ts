import { z } from 'zod';
import shipped from './prices.json' with { type: 'json' };

const amount = z.number().min(0);
const origin = {
  /** When it was last compared with its source: YYYY-MM-DD. */
  checked: z.string(),
  source: z.string(),
  /** Whether the source is the vendor's own. */
  verified: z.boolean(),
};

const modelPrice = z.object({
  ...origin,
  provider: z.string(),
  usdPerMillionTokens: z.object({
    textInput: amount,
    cachedTextInput: amount,
    textOutput: amount,
    audioInput: amount,
    cachedAudioInput: amount,
    audioOutput: amount,
  }),
});

/** Billed by the minute of the caller's audio, or by the token, as the vendor reports it. */
const transcriptionPrice = z.object({
  ...origin,
  usdPerMinute: amount.optional(),
  usdPerMillionTokens: amount.optional(),
});

/** A model that only reads and writes. */
const textPrice = z.object({
  ...origin,
  usdPerMillionTokens: z.object({ input: amount, cachedInput: amount, output: amount }),
});

const priceTable = z.object({
  currency: z.literal('USD'),
  models: z.record(z.string(), modelPrice),
  transcription: z.record(z.string(), transcriptionPrice).default({}),
  text: z.record(z.string(), textPrice).default({}),
});

export type ModelPrice = z.infer<typeof modelPrice>;
export type TranscriptionPrice = z.infer<typeof transcriptionPrice>;
export type TextPrice = z.infer<typeof textPrice>;
/** What models cost, by their names. */
export type PriceTable = z.infer<typeof priceTable>;

/** Dated snapshots cost what their model costs; so does a model by way of an inference profile. */
const SNAPSHOT = /-\d{4}-\d{2}-\d{2}$/;
const PROFILE = /^(?:us|eu|apac|jp|au|global)\.(?=(?:amazon|anthropic)\.)/;

/** The prices that this version was shipped with. */
export function shippedPrices(): PriceTable {
  return priceTable.parse(shipped);
}

/**
 * A price file's text over the shipped prices: a model that it names takes the place of the shipped one.
 * @returns the table, or everything that is wrong with the text
 */
export function readPrices(file: string): PriceTable | { readonly faults: readonly string[] } {
  const json = parseJson(file);
  if ('fault' in json) return { faults: [json.fault] };
  const parsed = priceTable.safeParse(json.value);
  if (!parsed.success) return { faults: parsed.error.issues.map(describeIssue) };
  const base = shippedPrices();
  const { models, transcription, text } = parsed.data;
  return {
    currency: 'USD',
    models: { ...base.models, ...models },
    transcription: { ...base.transcription, ...transcription },
    text: { ...base.text, ...text },
  };
}

function describeIssue({ path, message }: z.core.$ZodIssue): string {
  const place = path.length === 0 ? 'the file' : path.join('.');
  return `${place}: ${message.replace(/^Invalid input: /, '')}`;
}

/** The price of a model by its full name, or by its name without region and date. */
export function priceOf<T>(prices: Readonly<Record<string, T>>, model: string): T | undefined {
  const plain = model.replace(PROFILE, '').replace(SNAPSHOT, '');
  return Object.hasOwn(prices, model)
    ? prices[model]
    : Object.hasOwn(prices, plain)
      ? prices[plain]
      : undefined;
}

function parseJson(text: string): { readonly value: unknown } | { readonly fault: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    // Without the parser's own sentence, which quotes the file: it may be another file than was meant.
    return { fault: `the file is not JSON${lineOf(error, text)}` };
  }
}

/** Where the parser stopped, when it says so. */
function lineOf(error: unknown, text: string): string {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined ? '' : ` (line ${text.slice(0, Number(position)).split('\n').length})`;
}
