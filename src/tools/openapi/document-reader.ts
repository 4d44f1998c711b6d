import { isRecord } from '../../is-record.ts';
import type { JsonSchema } from '../arguments/json-schema.ts';
import { resolvePointer } from '../schema/json-pointer.ts';
import { plainSchema } from '../schema/plain-schema.ts';
import { SchemaRefusal } from '../schema/schema-refusal.ts';
import { ImportFault } from './import-fault.ts';

const MAX_HOPS = 8;

/** A part of an OpenAPI document, with its place. */
export interface Part {
  readonly value: Readonly<Record<string, unknown>>;
  /** JSON pointer. */
  readonly at: string;
}

/** Finds parts of an OpenAPI document and follows the references in it. Nothing outside of it is ever read. */
export class DocumentReader {
  readonly root: Part;

  constructor(content: Readonly<Record<string, unknown>>) {
    this.root = { value: content, at: '' };
  }

  /**
   * @returns undefined when the field is absent
   * @throws ImportFault when it is no object, or its reference leads nowhere
   */
  field(part: Part, name: string): Part | undefined {
    if (!Object.hasOwn(part.value, name)) return undefined;
    return this.part(part.value[name], `${part.at}/${pointerPart(name)}`);
  }

  /** @throws ImportFault when an element is no object, or its reference leads nowhere */
  list(part: Part, name: string): Part[] {
    const value = part.value[name];
    if (!Array.isArray(value)) return [];
    return value.map((element: unknown, index) =>
      this.part(element, `${part.at}/${pointerPart(name)}/${index}`),
    );
  }

  /** @throws ImportFault when it is no object, or its reference leads nowhere */
  part(value: unknown, at: string): Part {
    let found = value;
    for (let hops = 0; isRecord(found) && typeof found.$ref === 'string'; hops += 1) {
      if (hops > MAX_HOPS) throw new ImportFault(at, 'refers to itself', 'write it out');
      found = this.#target(found.$ref, at);
    }
    if (!isRecord(found)) throw new ImportFault(at, 'is not an object', 'correct the document');
    return { value: found, at };
  }

  /** @throws ImportFault when the schema cannot be used */
  schema(value: unknown, at: string): JsonSchema {
    try {
      return plainSchema(value, { document: this.root.value });
    } catch (error) {
      if (!(error instanceof SchemaRefusal)) throw error;
      throw new ImportFault(`${at}${error.pointer}`, error.message, 'write a simpler schema there');
    }
  }

  #target(reference: string, at: string): unknown {
    if (!reference.startsWith('#')) {
      throw new ImportFault(at, 'refers to another document', 'bundle all parts into one file');
    }
    const target = resolvePointer(this.root.value, reference.slice(1));
    if (target === undefined)
      throw new ImportFault(at, 'has a reference to nothing', 'correct the reference');
    return target;
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc6901 */
export function pointerPart(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
