import { z } from 'zod';
import shipped from './prices.json' with { type: 'json' };

const amount = z.number().min(0);
const origin = {
  /** When the price was last compared with its source: YYYY-MM-DD. */
  checked: z.string(),
  source: z.string(),
  /** Whether the source is a page of the vendor. */
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

/** Billed by the minute of the caller's audio or by the token, depending on what the vendor reports. */
const transcriptionPrice = z.object({
  ...origin,
  usdPerMinute: amount.optional(),
  usdPerMillionTokens: amount.optional(),
});

/** A service that says texts. */
const speechPrice = z.object({ ...origin, usdPerMillionCharacters: amount });

/** Billed by the minute of the session, no matter who speaks. */
const sessionPrice = z.object({ ...origin, provider: z.string(), usdPerMinute: amount });

/** A model for text only. */
const textPrice = z.object({
  ...origin,
  usdPerMillionTokens: z.object({ input: amount, cachedInput: amount, output: amount }),
});

const priceTable = z.object({
  currency: z.literal('USD'),
  models: z.record(z.string(), modelPrice),
  sessions: z.record(z.string(), sessionPrice).default({}),
  transcription: z.record(z.string(), transcriptionPrice).default({}),
  speech: z.record(z.string(), speechPrice).default({}),
  text: z.record(z.string(), textPrice).default({}),
});

export type ModelPrice = z.infer<typeof modelPrice>;
export type TranscriptionPrice = z.infer<typeof transcriptionPrice>;
export type SpeechPrice = z.infer<typeof speechPrice>;
export type TextPrice = z.infer<typeof textPrice>;
/** Prices by model name. */
export type PriceTable = z.infer<typeof priceTable>;

/** A dated snapshot, or a model behind an inference profile, has the price of its model. */
const SNAPSHOT = /-\d{4}-\d{2}-\d{2}$/;
const PROFILE = /^(?:us|eu|apac|jp|au|global)\.(?=(?:amazon|anthropic)\.)/;

/** The prices that this version ships with. */
export function shippedPrices(): PriceTable {
  return priceTable.parse(shipped);
}

/**
 * Merges the text of a price file into the shipped prices. A model in the file replaces the shipped one.
 * @returns the table, or everything that is wrong with the text
 */
export function readPrices(file: string): PriceTable | { readonly faults: readonly string[] } {
  const json = parseJson(file);
  if ('fault' in json) return { faults: [json.fault] };
  const parsed = priceTable.safeParse(json.value);
  if (!parsed.success) return { faults: parsed.error.issues.map(describeIssue) };
  const base = shippedPrices();
  const { models, sessions, transcription, speech, text } = parsed.data;
  return {
    currency: 'USD',
    models: { ...base.models, ...models },
    sessions: { ...base.sessions, ...sessions },
    transcription: { ...base.transcription, ...transcription },
    speech: { ...base.speech, ...speech },
    text: { ...base.text, ...text },
  };
}

function describeIssue({ path, message }: z.core.$ZodIssue): string {
  const place = path.length === 0 ? 'the file' : path.join('.');
  return `${place}: ${message.replace(/^Invalid input: /, '')}`;
}

/** Finds a price by the full name of the model, then by its name without region and date. */
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
    // The parser's message quotes the file, which may be the wrong file with secrets in it.
    return { fault: `the file is not JSON${lineOf(error, text)}` };
  }
}

/** The line at which the parser stopped, if the parser reports it. */
function lineOf(error: unknown, text: string): string {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined ? '' : ` (line ${text.slice(0, Number(position)).split('\n').length})`;
}
