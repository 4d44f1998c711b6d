import { ArgumentCheck } from './argument-check.ts';
import { type JsonSchema, SchemaCompiler } from './compile-schema.ts';

/** Compiled schemas of the whole process. Each schema is compiled once, and forgotten with its tool. */
export class ArgumentChecks {
  readonly #compiler = new SchemaCompiler({ strict: false });
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
    const check = new ArgumentCheck(this.#compiler.compile(schema));
    this.#checks.set(schema, check);
    return check;
  }
}
