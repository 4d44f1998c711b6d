import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { boundedPattern } from './bounded-pattern.ts';
import { closedSchema } from './closed-schema.ts';
import type { JsonSchema } from './json-schema.ts';

/** Compiles schemas. A schema must have passed `schemaProblems` before. */
export class SchemaCompiler {
  readonly #ajv: Ajv2020;

  /** @param strict whether an unknown keyword or format is a fault of the schema */
  constructor({ strict }: { readonly strict: boolean }) {
    this.#ajv = new Ajv2020({
      strictSchema: strict,
      strictTypes: false,
      strictTuples: false,
      allErrors: true,
      coerceTypes: false,
      useDefaults: false,
      addUsedSchema: false,
      // Inlined references would let a small schema grow large.
      inlineRefs: false,
      code: { regExp: boundedPattern },
      logger: false,
    });
    formats.default(this.#ajv);
  }

  /** @throws Error that says what is wrong with the schema */
  compile(schema: JsonSchema): ValidateFunction {
    const { $schema: _dialect, ...rest } = schema;
    const closed = closedSchema(rest);
    const validate = this.#ajv.compile(closed);
    // Ajv would keep every schema until the process ends.
    this.#ajv.removeSchema(closed);
    return validate;
  }
}

const MAX_FAULTS = 5;
const MAX_FAULT_CHARS = 200;

/** What the model must correct. Names the place and what belongs there, and never repeats a value. */
export function faultTexts(errors: readonly ErrorObject[] | null | undefined): string[] {
  const texts = (errors ?? []).map((error) => {
    const place =
      error.instancePath === '' ? 'The arguments' : error.instancePath.slice(1).replaceAll('/', '.');
    return `${place} ${error.message ?? 'cannot be used'}${detail(error)}`.slice(0, MAX_FAULT_CHARS);
  });
  return [...new Set(texts)].slice(0, MAX_FAULTS);
}

function detail({ keyword, params }: ErrorObject): string {
  if (keyword === 'additionalProperties') return `: ${String(params.additionalProperty)}`;
  if (keyword === 'unevaluatedProperties') return `: ${String(params.unevaluatedProperty)}`;
  if (keyword === 'enum') return `: ${JSON.stringify(params.allowedValues)}`;
  return '';
}
