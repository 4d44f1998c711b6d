import { isRecord } from '../../is-record.ts';
import type { JsonSchema } from '../arguments/json-schema.ts';
import { MAX_SCHEMA_DEPTH, MAX_SCHEMA_NODES } from '../limits.ts';
import { shownText } from '../shown-text.ts';
import { resolvePointer } from './json-pointer.ts';
import { plainType } from './plain-type.ts';
import { SchemaRefusal } from './schema-refusal.ts';

export interface PlainSchemaOptions {
  /** What references are resolved in: by default the schema itself. */
  readonly document?: unknown;
}

const MAX_TEXT_CHARS = 200;
const MAX_ENUM_VALUES = 100;

/** Kept as they are when they are numbers or flags. What is not listed anywhere here is left out. */
const LIMITS = [
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties', 'uniqueItems'],
];
const CHOICES = ['anyOf', 'oneOf', 'allOf'] as const;
/** Formats that are checked. Others, like `int32`, are left out. */
const FORMATS = ['date', 'time', 'date-time', 'duration', 'email', 'uuid', 'uri', 'ipv4', 'ipv6', 'hostname'];
const FORBIDDEN_NAMES = ['__proto__', 'constructor', 'prototype'];

/**
 * A copy of a JSON schema of someone else that is safe to compile and to show to a model: only known keywords, local
 * references written out, bounded in size, its texts short and without hidden characters. It has no `pattern`, because a
 * regular expression of a stranger can stop the process. It accepts what the original accepts, or more.
 * @throws SchemaRefusal when it cannot be used: references to elsewhere or in a circle, too large, too deep
 */
export function plainSchema(schema: unknown, options: PlainSchemaOptions = {}): JsonSchema {
  return new SchemaCopy(schema, options).root();
}

class SchemaCopy {
  readonly #source: unknown;
  readonly #options: PlainSchemaOptions;
  /** References that are being written out. */
  readonly #open: string[] = [];
  #nodes = 0;

  constructor(source: unknown, options: PlainSchemaOptions) {
    this.#source = source;
    this.#options = options;
  }

  root(): JsonSchema {
    return this.#copy(this.#source, '', 0);
  }

  #copy(value: unknown, at: string, depth: number): JsonSchema {
    if (value === true) return {};
    if (!isRecord(value)) throw new SchemaRefusal(at, 'is not a schema');
    this.#nodes += 1;
    if (this.#nodes > MAX_SCHEMA_NODES)
      throw new SchemaRefusal(at, `has more than ${MAX_SCHEMA_NODES} parts`);
    if (depth > MAX_SCHEMA_DEPTH) throw new SchemaRefusal(at, `is deeper than ${MAX_SCHEMA_DEPTH} levels`);
    if (typeof value.$ref === 'string') return this.#follow(value.$ref, value, at, depth);
    return {
      ...plainType(value),
      ...texts(value, at),
      ...this.#limits(value),
      ...this.#members(value, at, depth),
      ...this.#choices(value, at, depth),
    };
  }

  #follow(reference: string, value: JsonSchema, at: string, depth: number): JsonSchema {
    if (!reference.startsWith('#')) throw new SchemaRefusal(at, 'has a reference to another document');
    if (this.#open.includes(reference)) throw new SchemaRefusal(at, 'refers to itself');
    const target = resolvePointer(this.#options.document ?? this.#source, reference.slice(1));
    if (target === undefined) throw new SchemaRefusal(at, 'has a reference to nothing');
    this.#open.push(reference);
    const copy = this.#copy(target, at, depth);
    this.#open.pop();
    return { ...copy, ...texts({ description: value.description }, at) };
  }

  #limits(value: JsonSchema): JsonSchema {
    const kept: Record<string, unknown> = {};
    for (const name of LIMITS) {
      const limit = value[name];
      if (typeof limit === 'number' || (name === 'uniqueItems' && limit === true)) kept[name] = limit;
    }
    // OpenAPI 3.0 writes a flag beside the limit.
    if (value.exclusiveMinimum === true) moveLimit(kept, 'minimum', 'exclusiveMinimum');
    if (value.exclusiveMaximum === true) moveLimit(kept, 'maximum', 'exclusiveMaximum');
    if (typeof value.format === 'string' && FORMATS.includes(value.format)) kept.format = value.format;
    return kept;
  }

  #members(value: JsonSchema, at: string, depth: number): JsonSchema {
    const kept: Record<string, unknown> = {};
    if (isRecord(value.properties)) kept.properties = this.#properties(value.properties, at, depth);
    if (Array.isArray(value.required))
      kept.required = value.required.filter((name) => typeof name === 'string');
    if (isRecord(value.items)) kept.items = this.#copy(value.items, `${at}/items`, depth + 1);
    const extra = value.additionalProperties;
    if (typeof extra === 'boolean') kept.additionalProperties = extra;
    if (isRecord(extra)) {
      kept.additionalProperties = this.#copy(extra, `${at}/additionalProperties`, depth + 1);
    }
    return kept;
  }

  #properties(properties: JsonSchema, at: string, depth: number): JsonSchema {
    return Object.fromEntries(
      Object.entries(properties).map(([name, property]) => {
        const place = `${at}/properties/${shownText(name, 64)}`;
        if (!/^[\w.$@-]{1,64}$/.test(name) || FORBIDDEN_NAMES.includes(name)) {
          throw new SchemaRefusal(place, 'has a name that cannot be used');
        }
        return [name, this.#copy(property, place, depth + 1)];
      }),
    );
  }

  #choices(value: JsonSchema, at: string, depth: number): JsonSchema {
    const kept: Record<string, unknown> = {};
    for (const name of CHOICES) {
      const choices = value[name];
      if (!Array.isArray(choices) || choices.length === 0) continue;
      kept[name] = choices.map((choice, index) => this.#copy(choice, `${at}/${name}/${index}`, depth + 1));
    }
    return kept;
  }
}

function moveLimit(kept: Record<string, unknown>, from: string, to: string): void {
  if (kept[from] === undefined) return;
  kept[to] = kept[from];
  delete kept[from];
}

/** What a model reads of a schema. */
function texts(value: JsonSchema, at: string): JsonSchema {
  const kept: Record<string, unknown> = {};
  if (typeof value.description === 'string') kept.description = shownText(value.description, MAX_TEXT_CHARS);
  if (Array.isArray(value.enum)) {
    if (value.enum.length > MAX_ENUM_VALUES)
      throw new SchemaRefusal(at, `lists more than ${MAX_ENUM_VALUES} values`);
    kept.enum = value.enum.map((one) => plainValue(one, at));
  }
  if (value.const !== undefined) kept.const = plainValue(value.const, at);
  if (isPlainValue(value.default)) kept.default = value.default;
  return kept;
}

function plainValue(value: unknown, at: string): unknown {
  if (!isPlainValue(value)) throw new SchemaRefusal(at, 'lists a value that cannot be shown');
  return value;
}

function isPlainValue(value: unknown): boolean {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return true;
  return typeof value === 'string' && value === shownText(value, MAX_TEXT_CHARS);
}
