import { ArgumentsRefused } from '../arguments-refused.ts';
import { Template } from './template.ts';
import type { TemplateValues } from './template-values.ts';

/** What some servers and proxies read as the end of a segment or of the path, even when it is percent-encoded. */
const UNSAFE_IN_SEGMENT = /[/\\?#\p{Cc}]/u;
/** Means the parent segment, also when it is written in parts. */
const DOTS = /^\.{1,2}$/;

/** The path of a URL. A value never leaves the segment of its variable. */
export class PathTemplate {
  readonly #segments: readonly Template[];

  /** @param path like `/orders/{order}` */
  constructor(path: string) {
    this.#segments = path.split('/').map((segment) => new Template(segment));
  }

  get variables(): string[] {
    return this.#segments.flatMap(({ variables }) => variables);
  }

  /** @throws ArgumentsRefused when a value is missing or not allowed in a path */
  fill(values: TemplateValues): string {
    return this.#segments.map((segment) => fillSegment(segment, values)).join('/');
  }
}

function fillSegment(segment: Template, values: TemplateValues): string {
  const [variable] = segment.variables;
  if (variable === undefined) return segment.fill(() => '');
  const raw = segment.fill((name) => segmentText(name, values));
  if (DOTS.test(raw)) throw new ArgumentsRefused([`${variable} must not be dots alone`]);
  return segment.fill((name) => encodeURIComponent(segmentText(name, values)));
}

function segmentText(name: string, values: TemplateValues): string {
  const text = values.readText(name);
  if (text === undefined || text === '') throw new ArgumentsRefused([`${name} must not be empty`]);
  if (!UNSAFE_IN_SEGMENT.test(text)) return text;
  throw new ArgumentsRefused([`${name} must not hold a slash, ?, # or a control character`]);
}
