import { z } from 'zod';
import { object, trueOrFalse, wholeNumberFrom } from '../operator-file/shapes.ts';
import { boundParameters, callFields, texts } from './call-fields.ts';
import { MAX_RESULT_CHARS } from './limits.ts';

/** Any JSON value. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

const jsonValue: z.ZodType<JsonValue> = z.json({ error: 'a JSON value' });

const http = object(
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
  'fields method and url',
);

const result = object(
  {
    pick: z
      .array(z.string().regex(/^(\/([^~]|~[01])*)?$/, 'a JSON pointer, like /order/status'), {
        error: 'a list of JSON pointers',
      })
      .max(20, 'at most 20 JSON pointers')
      .default([]),
    maxChars: wholeNumberFrom(50, MAX_RESULT_CHARS).default(MAX_RESULT_CHARS),
  },
  'fields pick and maxChars',
);

/** One entry of `tools:` in the assistants file, without its name. */
export const toolDeclarationSchema = object(
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
    /** Further tries. By default one for GET and for what is idempotent, otherwise none. */
    retries: wholeNumberFrom(0, 1).optional(),
    /** The same request twice does no more than once: the gateway may repeat it. */
    idempotent: trueOrFalse.default(false),
    ...callFields,
    /** Parameters that the gateway fills; the model does not see them. */
    callerBound: boundParameters.default({}),
  },
  'fields description and http',
);

/** A tool as the operator declares it, defaults filled in. Imported OpenAPI operations have the same form. */
export type ToolDeclaration = Readonly<z.infer<typeof toolDeclarationSchema>> & { readonly name: string };
