import { z } from 'zod';
import { strictSchemaFault } from '../model/strict-schema.ts';
import { invalidRequest, type VendorError } from './validator.ts';

const inputItem = z.union([
  z.strictObject({ role: z.enum(['user', 'assistant', 'developer', 'system']), content: z.string() }),
  z.strictObject({
    type: z.literal('function_call'),
    call_id: z.string(),
    name: z.string(),
    arguments: z.string(),
  }),
  z.strictObject({ type: z.literal('function_call_output'), call_id: z.string(), output: z.string() }),
]);

/** The part of `POST /v1/responses` that a gateway has a use for: nothing unknown passes. */
const schema = z.strictObject({
  model: z.string(),
  instructions: z.string().nullable().optional(),
  input: z.union([z.string().min(1), z.array(inputItem).min(1)]),
  tools: z
    .array(
      z.strictObject({
        type: z.literal('function'),
        name: z.string().regex(/^[\w-]{1,64}$/),
        description: z.string().optional(),
        parameters: z.record(z.string(), z.unknown()),
        strict: z.boolean().optional(),
      }),
    )
    .optional(),
  max_output_tokens: z.int().min(16).nullable().optional(),
  store: z.boolean().nullable().optional(),
  temperature: z.number().min(0).max(2).nullable().optional(),
  reasoning: z
    .strictObject({ effort: z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max']) })
    .optional(),
  text: z
    .strictObject({
      format: z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('text') }),
        z.strictObject({
          type: z.literal('json_schema'),
          name: z.string().regex(/^[\w-]{1,64}$/),
          description: z.string().optional(),
          schema: z.record(z.string(), z.unknown()),
          strict: z.boolean().nullable().optional(),
        }),
      ]),
    })
    .optional(),
});

type RequestBody = z.infer<typeof schema>;

export interface ResponseRequest extends Omit<RequestBody, 'input'> {
  /** As one text, whichever form it has. */
  readonly input: string;
  /** Empty for a plain text. */
  readonly items: readonly z.infer<typeof inputItem>[];
}

/** What a model can do: a model without efforts does not reason, and takes a temperature instead. */
export interface TextModelTraits {
  readonly efforts: readonly string[];
}

/** Reads a request's body. `model`: traits of a known model. */
export function readResponseRequest(
  body: unknown,
  model: (name: string) => TextModelTraits | undefined,
): { readonly request: ResponseRequest } | { readonly status: 400 | 404; readonly error: VendorError } {
  const parsed = schema.safeParse(body);
  if (!parsed.success) return { status: 400, error: schemaError(body, parsed.error.issues[0]) };
  const { input, ...rest } = parsed.data;
  const isText = typeof input === 'string';
  const request = { ...rest, input: isText ? input : JSON.stringify(input), items: isText ? [] : input };
  const traits = model(request.model);
  if (!traits) {
    const message = `The requested model '${request.model}' does not exist.`;
    return { status: 404, error: invalidRequest('model_not_found', message, 'model') };
  }
  const error = traitError(request, traits) ?? formatError(request) ?? callError(request);
  return error ? { status: 400, error } : { request };
}

function schemaError(body: unknown, issue: z.core.$ZodIssue | undefined): VendorError {
  if (typeof body !== 'object' || body === null)
    return invalidRequest(null, 'We could not parse the JSON body.');
  if (issue?.code === 'unrecognized_keys') {
    const name = [...issue.path, issue.keys[0]].join('.');
    return invalidRequest('unknown_parameter', `Unknown parameter: '${name}'.`, name);
  }
  const param = issue?.path.join('.') ?? '';
  const missing = issue?.code === 'invalid_type' && !(param in body) && issue.path.length === 1;
  if (missing) {
    return invalidRequest('missing_required_parameter', `Missing required parameter: '${param}'.`, param);
  }
  return invalidRequest('invalid_value', `Invalid '${param}': ${issue?.message ?? 'invalid'}.`, param);
}

/** What the model has to react to: the results of its calls, or what was said last. */
export function newestInput({ input, items }: ResponseRequest): string {
  if (items.length === 0) return input;
  const outputs = items.flatMap((item) => ('output' in item ? [item.output] : []));
  if (outputs.length > 0) return outputs.join(' ');
  return (
    items.flatMap((item) => ('content' in item && item.role === 'user' ? [item.content] : [])).at(-1) ?? ''
  );
}

/** Every call needs its output, and every output its call. */
function callError({ items }: ResponseRequest): VendorError | undefined {
  const calls = items.flatMap((item) => ('arguments' in item ? [item.call_id] : []));
  const outputs = items.flatMap((item) => ('output' in item ? [item.call_id] : []));
  const alone = [...calls, ...outputs].find((id) => !calls.includes(id) || !outputs.includes(id));
  if (alone === undefined) return undefined;
  return invalidRequest(null, `No tool output found for function call ${alone}.`, 'input');
}

function traitError({ model, reasoning, temperature }: ResponseRequest, traits: TextModelTraits) {
  const reasons = traits.efforts.length > 0;
  if (reasons && temperature != null) return unsupported('temperature', model);
  if (!reasoning) return undefined;
  if (!reasons) return unsupported('reasoning.effort', model);
  if (traits.efforts.includes(reasoning.effort)) return undefined;
  const message = `Unsupported value: '${reasoning.effort}' is not supported with the '${model}' model.`;
  return invalidRequest('unsupported_value', message, 'reasoning.effort');
}

function unsupported(param: string, model: string): VendorError {
  const message = `Unsupported parameter: '${param}' is not supported with this model (${model}).`;
  return invalidRequest('unsupported_parameter', message, param);
}

function formatError({ text }: ResponseRequest): VendorError | undefined {
  if (text?.format.type !== 'json_schema' || text.format.strict !== true) return undefined;
  const fault = strictSchemaFault(text.format.schema, { allRequired: true });
  if (fault === undefined) return undefined;
  const message = `Invalid schema for response_format '${text.format.name}': ${fault}.`;
  return invalidRequest('invalid_json_schema', message, 'text.format.schema');
}
