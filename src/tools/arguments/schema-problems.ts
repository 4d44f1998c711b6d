import { isRecord } from '../../is-record.ts';
import type { FileProblem } from '../../operator-file/file-problem.ts';
import { MAX_TOOL_BYTES } from '../limits.ts';
import { SchemaCompiler } from './compile-schema.ts';
import type { JsonSchema } from './json-schema.ts';
import { SchemaWalk } from './schema-walk.ts';

/** A compiler keeps none of the schemas, and its first one costs tens of milliseconds. */
const STRICT = new SchemaCompiler({ strict: true });
const LENIENT = new SchemaCompiler({ strict: false });

/**
 * What keeps a schema from describing the arguments of a tool: it is not of an object, would be slow to compile or to
 * check, refers to another place, or is no valid schema.
 * @param strict also takes an unknown keyword or format as a fault
 */
export function schemaProblems(schema: JsonSchema, { strict }: { strict: boolean }): FileProblem[] {
  if (schema.type !== 'object') {
    return [{ path: ['type'], problem: 'is not object', advice: 'write type: object at the top' }];
  }
  const { problems } = new SchemaWalk(schema);
  return problems.length > 0 ? problems : compileProblems(schema, strict);
}

function compileProblems(schema: JsonSchema, strict: boolean): FileProblem[] {
  try {
    (strict ? STRICT : LENIENT).compile(schema);
    return [];
  } catch (error) {
    const problem = `is not a valid JSON schema: ${error instanceof Error ? error.message : 'unknown fault'}`;
    return [{ path: [], problem: problem.slice(0, 300), advice: 'write JSON schema of 2020-12' }];
  }
}

/** @returns a fault when the definition of a tool, as JSON, is larger than every provider takes */
export function sizeProblem(definition: unknown): FileProblem | undefined {
  const bytes = Buffer.byteLength(JSON.stringify(definition));
  if (bytes <= MAX_TOOL_BYTES) return undefined;
  return {
    path: [],
    problem: `takes ${bytes} bytes of what the model reads`,
    advice: `shorten descriptions or remove parameters, to ${MAX_TOOL_BYTES} bytes at most`,
  };
}

/**
 * Nova reads a flat schema with few parameters most reliably.
 * @returns a warning for any other schema
 */
export function flatnessWarning(schema: JsonSchema): string | undefined {
  const properties = isRecord(schema.properties) ? Object.values(schema.properties) : [];
  const nested = properties.some((property) => isRecord(property) && hasParts(property));
  if (!nested && properties.length <= 3) return undefined;
  return 'Nova works best with at most three parameters, each of them text, a number or a boolean';
}

function hasParts(property: JsonSchema): boolean {
  return ['properties', 'items', '$ref', 'anyOf', 'oneOf', 'allOf'].some((keyword) => keyword in property);
}
