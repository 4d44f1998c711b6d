/** A variable like `{order}` or `{caller.number}`; not a secret like `${NAME}`. */
const VARIABLE = /(?<!\$)\{([A-Za-z_][\w.-]*)\}/g;

export type TemplatePart = { readonly text: string } | { readonly variable: string };

/** A text with variables. The texts around them are never read again, so that a value cannot add a variable. */
export class Template {
  readonly parts: readonly TemplatePart[];

  /** @param resolve puts secrets into the texts around the variables */
  constructor(source: string, resolve: (text: string) => string = (text) => text) {
    const parts: TemplatePart[] = [];
    let end = 0;
    for (const match of source.matchAll(VARIABLE)) {
      if (match.index > end) parts.push({ text: resolve(source.slice(end, match.index)) });
      parts.push({ variable: match[1] ?? '' });
      end = match.index + match[0].length;
    }
    if (end < source.length) parts.push({ text: resolve(source.slice(end)) });
    this.parts = parts;
  }

  get variables(): string[] {
    return this.parts.flatMap((part) => ('variable' in part ? [part.variable] : []));
  }

  /** The name of the variable when the text is nothing but one. */
  get onlyVariable(): string | undefined {
    const [part, ...others] = this.parts;
    return part !== undefined && 'variable' in part && others.length === 0 ? part.variable : undefined;
  }

  /** @param write the text of a variable */
  fill(write: (variable: string) => string): string {
    return this.parts.map((part) => ('variable' in part ? write(part.variable) : part.text)).join('');
  }
}
