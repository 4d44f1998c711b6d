import type { ValidateFunction } from 'ajv/dist/2020.js';
import { isRecord } from '../../is-record.ts';
import { MAX_ARGUMENT_BYTES, MAX_ARGUMENT_DEPTH } from '../limits.ts';
import { faultTexts } from './compile-schema.ts';
import { readStrictJson } from './strict-json.ts';

export type CheckedArguments =
  | { readonly arguments: Readonly<Record<string, unknown>> }
  | { readonly faults: readonly string[] };

/** Reads what a model wrote as the arguments of one tool. Nothing is converted and nothing is left out. */
export class ArgumentCheck {
  readonly #validate: ValidateFunction;

  constructor(validate: ValidateFunction) {
    this.#validate = validate;
  }

  /** Never throws. The faults are for the model and repeat none of its values. */
  read(json: string): CheckedArguments {
    if (Buffer.byteLength(json) > MAX_ARGUMENT_BYTES) {
      return { faults: [`The arguments are longer than ${MAX_ARGUMENT_BYTES} bytes.`] };
    }
    // A tool without parameters is called with an empty text by some models.
    const read = readStrictJson(json.trim() === '' ? '{}' : json, MAX_ARGUMENT_DEPTH);
    if ('fault' in read) return { faults: [read.fault] };
    if (!isRecord(read.value)) return { faults: ['The arguments are not a JSON object.'] };
    if (this.#validate(read.value)) return { arguments: read.value };
    return { faults: faultTexts(this.#validate.errors) };
  }
}
