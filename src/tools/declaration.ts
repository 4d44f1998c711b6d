import { z } from 'zod';
import { DEFAULT_TIMEOUT_MS, MAX_RESULT_CHARS, MAX_TIMEOUT_MS } from './limits.ts';

/** What may fill a parameter in the model's place, and be named in a template. The model never writes it. */
export const FACT_NAMES = ['caller.number', 'dialed.number', 'session.id', 'language'] as const;
export type FactName = (typeof FACT_NAMES)[number];

/** Any JSON value. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

const texts = z.record(z.string(), z.string({ error: 'text' }), { error: 'fields with text' });

const jsonValue: z.ZodType<JsonValue> = z.json({ error: 'a JSON value' });

const wholeNumber = (minimum: number, maximum: number) => {
  const message = `a whole number from ${minimum} to ${maximum}`;
  return z.int({ error: message }).min(minimum, message).max(maximum, message);
};

const flag = z.boolean({ error: 'true or false' });

const filler = z.strictObject(
  {
    afterMs: wholeNumber(0, 20_000).default(700),
    text: z
      .record(
        z.string().regex(/^[a-z]{2}$/, 'a language of two letters, like en'),
        z.string({ error: 'text' }).min(1, 'a short sentence'),
      )
      .default({}),
  },
  { error: 'false, or fields afterMs and text' },
);

const http = z.strictObject(
  {
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], { error: 'GET, POST, PUT, PATCH or DELETE' }),
    /** An https URL; variables like `{order}` only in its path. */
    url: z.string({ error: 'an https URL, like https://api.example.com/orders/{order}' }),
    query: texts.default({}),
    /** The only place for secrets: `${NAME}`. */
    headers: texts.default({}),
    /** JSON with variables. Without it, a method that has a body sends all arguments. */
    body: jsonValue.optional(),
  },
  { error: 'fields method and url' },
);

const result = z.strictObject(
  {
    pick: z
      .array(z.string().regex(/^(\/([^~]|~[01])*)?$/, 'a JSON pointer, like /order/status'), {
        error: 'a list of JSON pointers',
      })
      .max(20, 'at most 20 JSON pointers')
      .default([]),
    maxChars: wholeNumber(50, MAX_RESULT_CHARS).default(MAX_RESULT_CHARS),
  },
  { error: 'fields pick and maxChars' },
);

/** One entry of `tools:` in the profile file, without its name. */
export const toolDeclarationSchema = z.strictObject(
  {
    description: z
      .string({ error: 'what the tool does, and when to use it' })
      .trim()
      .min(1, 'what the tool does, and when to use it')
      .max(1000, 'at most 1000 characters'),
    /** JSON schema of an object. */
    parameters: z
      .record(z.string(), z.unknown(), { error: 'a JSON schema with type: object' })
      .default({ type: 'object', properties: {}, additionalProperties: false }),
    http,
    result: result.prefault({}),
    timeoutMs: wholeNumber(100, MAX_TIMEOUT_MS).default(DEFAULT_TIMEOUT_MS),
    /** Further tries. By default one for GET and for what is idempotent, otherwise none. */
    retries: wholeNumber(0, 1).optional(),
    /** The same request twice does no more than once: the gateway may repeat it. */
    idempotent: flag.default(false),
    filler: z.union([z.literal(false), filler], { error: 'false, or fields afterMs and text' }).prefault({}),
    cancellable: flag.default(false),
    providers: z
      .array(z.enum(['openai', 'nova'], { error: 'openai or nova' }), { error: 'a list of openai and nova' })
      .min(1, 'at least one provider')
      .optional(),
    /** Parameters that the gateway fills; the model does not see them. */
    callerBound: z
      .record(z.string(), z.enum(FACT_NAMES, { error: `one of ${FACT_NAMES.join(', ')}` }))
      .default({}),
  },
  { error: 'fields description and http' },
);

/** A tool as the operator declares it, defaults filled in. Imported OpenAPI operations have the same form. */
export type ToolDeclaration = Readonly<z.infer<typeof toolDeclarationSchema>> & { readonly name: string };
