import { ToolError } from '../errors.ts';
import { isRecord } from '../is-record.ts';

/** `${NAME}` in a header. */
const REFERENCE = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;
/** A shorter secret would mask ordinary words. */
const LEAST_CHARS = 6;
const MASK = '[secret]';
/** The model gets 12 levels of a result. */
const MAX_DEPTH = 100;

/** The secrets that the headers of tools use, and the mask over them in everything that a server answers. */
export class Secrets {
  readonly #lookup: (name: string) => string | undefined;
  /** In every spelling in which a server may repeat them. */
  readonly #spellings = new Set<string>();

  /** @param lookup the value of a name, from the environment or from a file */
  constructor(lookup: (name: string) => string | undefined) {
    this.#lookup = lookup;
  }

  /** @returns the text with its secrets in place, or the names that have no value */
  resolve(text: string): { readonly text: string } | { readonly missing: readonly string[] } {
    const missing: string[] = [];
    const resolved = text.replace(REFERENCE, (_, name: string) => {
      const secret = this.#lookup(name);
      if (secret === undefined || secret === '') missing.push(name);
      else this.#remember(secret);
      return secret ?? '';
    });
    return missing.length > 0 ? { missing } : { text: resolved };
  }

  /** The text with every secret masked that was resolved before. */
  mask(text: string): string {
    let masked = text;
    for (const spelling of this.#spellings) masked = masked.replaceAll(spelling, MASK);
    return masked;
  }

  /**
   * JSON data with every secret masked. Done in its values: a mask over the text of a number would break the JSON.
   * @throws ToolError when it is nested too deeply
   */
  maskValue(value: unknown, depth = 0): unknown {
    if (depth > MAX_DEPTH) throw new ToolError('tool_result_unusable', 'The answer is nested too deeply');
    if (typeof value === 'string') return this.mask(value);
    if (typeof value === 'number') return this.mask(String(value)) === String(value) ? value : MASK;
    if (Array.isArray(value)) return value.map((part) => this.maskValue(part, depth + 1));
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [this.mask(name), this.maskValue(part, depth + 1)]),
    );
  }

  #remember(secret: string): void {
    if (secret.length < LEAST_CHARS) return;
    const json = JSON.stringify(secret).slice(1, -1);
    const base64 = Buffer.from(secret).toString('base64');
    for (const spelling of [secret, json, json.replaceAll('/', '\\/'), base64, encodeURIComponent(secret)]) {
      this.#spellings.add(spelling);
    }
  }
}

/** Whether the text refers to a secret. */
export function namesSecret(text: string): boolean {
  return text.search(REFERENCE) >= 0;
}
