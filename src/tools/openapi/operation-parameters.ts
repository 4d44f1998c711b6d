import type { JsonSchema } from '../arguments/json-schema.ts';
import { shownText } from '../shown-text.ts';
import type { DocumentReader, Part } from './document-reader.ts';
import { ImportFault } from './import-fault.ts';
import type { ParameterNames } from './parameter-names.ts';

const MAX_TEXT_CHARS = 200;
/** Set by the gateway, or described elsewhere than in the parameters. */
const SKIPPED_HEADERS = ['accept', 'content-type', 'authorization', 'idempotency-key'];
const PLACES = ['path', 'query', 'header'] as const;

/** Templates by the name in the request. The path has its own in the URL. */
export interface ParameterTemplates {
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The parameters of an operation, those of its path included. An optional one that cannot be sent is left out.
 * @param given headers that the operator sets, in lower case: they are no parameters of the tool
 * @throws ImportFault when a needed one cannot be sent
 */
export function operationParameters(
  reader: DocumentReader,
  parts: { readonly pathItem: Part; readonly operation: Part; readonly given: readonly string[] },
  names: ParameterNames,
): ParameterTemplates {
  const query: Record<string, string> = {};
  const headers: Record<string, string> = {};
  for (const parameter of allParameters(reader, parts.pathItem, parts.operation)) {
    const { name } = parameter.value;
    if (typeof name !== 'string') throw new ImportFault(parameter.at, 'has no name', 'correct the document');
    if (isSkipped(parameter, name.toLowerCase(), parts.given)) continue;
    const place = PLACES.find((one) => one === parameter.value.in);
    const required = place === 'path' || parameter.value.required === true;
    const schema = schemaOf(reader, parameter);
    const problem = place === undefined ? 'is a cookie' : sendProblem(parameter, place, schema);
    if (place === undefined || problem !== undefined) {
      if (!required) continue;
      const advice = 'leave this operation out, or change its API';
      throw new ImportFault(parameter.at, `is needed, but ${problem}`, advice);
    }
    const template = names.add({ name, schema, place, required, at: parameter.at });
    if (place === 'query') query[name] = template;
    if (place === 'header') headers[name] = template;
  }
  return { query, headers };
}

/** Those of the operation replace those of its path. */
function allParameters(reader: DocumentReader, pathItem: Part, operation: Part): Part[] {
  const found = new Map<string, Part>();
  for (const part of [pathItem, operation]) {
    for (const parameter of reader.list(part, 'parameters')) {
      found.set(`${String(parameter.value.in)} ${String(parameter.value.name)}`, parameter);
    }
  }
  // The path first: its variables keep their names.
  return [...found.values()].sort((a, b) => Number(b.value.in === 'path') - Number(a.value.in === 'path'));
}

function isSkipped({ value }: Part, name: string, given: readonly string[]): boolean {
  return value.in === 'header' && (SKIPPED_HEADERS.includes(name) || given.includes(name));
}

function schemaOf(reader: DocumentReader, { value, at }: Part): JsonSchema {
  const schema = reader.schema(value.schema ?? {}, `${at}/schema`);
  if (typeof value.description !== 'string') return schema;
  return { ...schema, description: shownText(value.description, MAX_TEXT_CHARS) };
}

/** Why a parameter cannot be sent by a template. */
function sendProblem(
  { value }: Part,
  place: (typeof PLACES)[number],
  { type }: JsonSchema,
): string | undefined {
  const { style, explode, content } = value;
  if (content !== undefined) return 'is sent as a document';
  if (style !== undefined && style !== (place === 'query' ? 'form' : 'simple')) {
    return `has the style ${String(style)}`;
  }
  if (type === 'object') return 'is an object';
  if (type !== 'array' || (place === 'query' && explode !== false)) return undefined;
  return 'is a list that is sent as one text';
}
