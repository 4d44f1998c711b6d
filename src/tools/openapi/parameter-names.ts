import type { JsonSchema } from '../arguments/json-schema.ts';
import { ImportFault } from './import-fault.ts';

/** What the templates of HTTP tools take. */
const VARIABLE = /^[A-Za-z_][\w-]{0,63}$/;

export interface DeclaredParameter {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly place: 'path' | 'query' | 'header' | 'body';
  readonly required: boolean;
  /** JSON pointer into the document. */
  readonly at: string;
}

/** The flat parameters of one tool, from all places of a request. */
export class ParameterNames {
  readonly #properties: Record<string, JsonSchema> = {};
  readonly #required: string[] = [];

  /**
   * Adds a parameter. When another place has the name already, it gets that of its place before it, like `body_id`.
   * @returns the template of its value
   * @throws ImportFault when it cannot have a name
   */
  add({ name, schema, place, required, at }: DeclaredParameter): string {
    if (!VARIABLE.test(name)) {
      throw new ImportFault(
        at,
        `has the name ${JSON.stringify(name)}`,
        'use letters, digits and underscores',
      );
    }
    const variable = Object.hasOwn(this.#properties, name) ? `${place}_${name}` : name;
    if (Object.hasOwn(this.#properties, variable) || (variable !== name && place === 'path')) {
      throw new ImportFault(at, 'has a name that is used twice', 'rename one of the two');
    }
    this.#properties[variable] = schema;
    if (required) this.#required.push(variable);
    return `{${variable}}`;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#properties, name);
  }

  get schema(): JsonSchema {
    return {
      type: 'object',
      properties: this.#properties,
      required: this.#required,
      additionalProperties: false,
    };
  }
}
