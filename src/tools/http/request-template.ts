import { ArgumentsRefused } from '../arguments-refused.ts';
import type { ToolDeclaration } from '../declaration.ts';
import { BodyTemplate } from './body-template.ts';
import { PathTemplate } from './path-template.ts';
import { Template } from './template.ts';
import { scalarText, type TemplateValues } from './template-values.ts';

/** A request that is ready to be sent. */
export interface BuiltRequest {
  readonly method: ToolDeclaration['http']['method'];
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string | undefined;
}

/** Printable ASCII. Anything else could end the header, or means something else to each server. */
const HEADER_TEXT = /^[\x20-\x7e]*$/;

/** The request of an HTTP tool, with variables. Host, scheme and method are fixed. */
export class RequestTemplate {
  readonly origin: string;
  readonly #method: BuiltRequest['method'];
  readonly #path: PathTemplate;
  readonly #query: readonly (readonly [string, Template])[];
  readonly #headers: readonly (readonly [string, Template])[];
  readonly #body: BodyTemplate | undefined;

  /**
   * @param http a declaration that was checked
   * @param resolve puts the secrets into a text
   */
  constructor(http: ToolDeclaration['http'], resolve: (text: string) => string) {
    const { origin, path } = splitUrl(http.url);
    this.origin = origin;
    this.#method = http.method;
    this.#path = new PathTemplate(path);
    this.#query = templates(http.query);
    this.#headers = templates(http.headers, resolve);
    this.#body = http.body === undefined ? undefined : new BodyTemplate(http.body);
  }

  /** @throws ArgumentsRefused when a value cannot stand where it belongs */
  build(values: TemplateValues): BuiltRequest {
    const query = this.#fillQuery(values);
    const path = this.#path.fill(values);
    const body = this.#fillBody(values);
    return {
      method: this.#method,
      path: query === '' ? path : `${path}?${query}`,
      headers: this.#fillHeaders(values),
      body: body === undefined ? undefined : JSON.stringify(body),
    };
  }

  #fillQuery(values: TemplateValues): string {
    const query = new URLSearchParams();
    for (const [name, template] of this.#query) {
      for (const text of queryTexts(template, values)) query.append(name, text);
    }
    return query.toString();
  }

  #fillHeaders(values: TemplateValues): Record<string, string> {
    const headers: Record<string, string> = {};
    for (const [name, template] of this.#headers) {
      const text = fillText(template, values);
      if (text !== undefined) headers[name] = text;
      if (text !== undefined && !HEADER_TEXT.test(text)) {
        throw new ArgumentsRefused([`${template.variables.join(', ')} must be plain ASCII text`]);
      }
    }
    return headers;
  }

  #fillBody(values: TemplateValues): unknown {
    if (this.#body !== undefined) return this.#body.fill(values);
    if (this.#method === 'GET' || this.#method === 'DELETE') return undefined;
    const elsewhere = new Set([
      ...this.#path.variables,
      ...[...this.#query, ...this.#headers].flatMap(([, { variables }]) => variables),
    ]);
    return Object.fromEntries(Object.entries(values.all()).filter(([name]) => !elsewhere.has(name)));
  }
}

/** @returns scheme and host, and the path, which is at least a slash */
export function splitUrl(url: string): { readonly origin: string; readonly path: string } {
  const [, origin = '', path = ''] = /^([^:/?#]*:\/\/[^/?#]*)(.*)$/s.exec(url) ?? [];
  return { origin, path: path === '' ? '/' : path };
}

function templates(
  sources: Readonly<Record<string, string>>,
  resolve?: (text: string) => string,
): (readonly [string, Template])[] {
  return Object.entries(sources).map(([name, source]) => [name, new Template(source, resolve)] as const);
}

/** A list repeats the parameter. */
function queryTexts(template: Template, values: TemplateValues): string[] {
  const name = template.onlyVariable;
  const value = name === undefined ? undefined : values.read(name);
  if (name !== undefined && Array.isArray(value)) {
    return value.map((item: unknown) => scalarText(name, item ?? '') ?? '');
  }
  const text = fillText(template, values);
  return text === undefined ? [] : [text];
}

/** @returns undefined when a parameter in it was left out */
function fillText(template: Template, values: TemplateValues): string | undefined {
  const texts = new Map(template.variables.map((name) => [name, values.readText(name)]));
  if ([...texts.values()].includes(undefined)) return undefined;
  return template.fill((name) => texts.get(name) ?? '');
}
