import { ArgumentCheck } from './argument-check.ts';
import { SchemaCompiler } from './compile-schema.ts';
import type { JsonSchema } from './json-schema.ts';

/** Compiled schemas of the whole process. Each schema is compiled once, and forgotten with its tool. */
export class ArgumentChecks {
  #compiler: SchemaCompiler | undefined;
  readonly #checks = new WeakMap<JsonSchema, ArgumentCheck>();

  /**
   * Compiles what is not compiled yet, so that no caller waits for it.
   * @throws Error when a schema is not valid: check it by `schemaProblems` first
   */
  prepare(schemas: Iterable<JsonSchema>): void {
    for (const schema of schemas) this.of(schema);
  }

  of(schema: JsonSchema): ArgumentCheck {
    const known = this.#checks.get(schema);
    if (known !== undefined) return known;
    // Not before there is a tool: a compiler costs tens of milliseconds and a megabyte.
    this.#compiler ??= new SchemaCompiler({ strict: false });
    const check = new ArgumentCheck(this.#compiler.compile(schema));
    this.#checks.set(schema, check);
    return check;
  }
}
