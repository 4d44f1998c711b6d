import { isRecord } from '../../is-record.ts';
import type { JsonValue } from '../declaration.ts';
import { Template } from './template.ts';
import type { TemplateValues } from './template-values.ts';

/** JSON with variables. `{order}` alone takes the value as it is; inside a longer text it takes its text. */
export class BodyTemplate {
  readonly #source: JsonValue;

  constructor(source: JsonValue) {
    this.#source = source;
  }

  get variables(): string[] {
    return variablesOf(this.#source);
  }

  /**
   * What belongs to a parameter that the model left out is left out.
   * @throws ArgumentsRefused when a value is not allowed in a text
   */
  fill(values: TemplateValues): unknown {
    return fillValue(this.#source, values);
  }
}

function variablesOf(source: JsonValue): string[] {
  if (typeof source === 'string') return new Template(source).variables;
  if (typeof source !== 'object' || source === null) return [];
  return Object.values(source).flatMap(variablesOf);
}

function fillValue(source: JsonValue, values: TemplateValues): unknown {
  if (typeof source === 'string') return fillText(new Template(source), values);
  if (Array.isArray(source)) {
    return source.map((item: JsonValue) => fillValue(item, values)).filter((item) => item !== undefined);
  }
  if (!isRecord(source)) return source;
  return fillObject(source, values);
}

function fillObject(source: Readonly<Record<string, JsonValue>>, values: TemplateValues): unknown {
  const fields = Object.entries(source).map(([name, value]) => [name, fillValue(value, values)] as const);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

function fillText(template: Template, values: TemplateValues): unknown {
  if (template.onlyVariable !== undefined) return values.read(template.onlyVariable);
  if (template.variables.some((name) => values.read(name) === undefined)) return undefined;
  return template.fill((name) => values.readText(name) ?? '');
}
