import { ArgumentsRefused } from '../arguments-refused.ts';
import type { FactName } from '../call-fields.ts';
import type { ToolCallFacts, ToolRequest } from '../tool.ts';
import { ToolFailure } from '../tool-failure.ts';

/** What the variables of a declaration stand for in one call of the tool. */
export class TemplateValues {
  readonly #request: Pick<ToolRequest, 'arguments' | 'facts'>;
  readonly #callerBound: Readonly<Record<string, FactName>>;

  /** @param callerBound parameters that are filled with facts in place of what the model wrote */
  constructor(
    request: Pick<ToolRequest, 'arguments' | 'facts'>,
    callerBound: Readonly<Record<string, FactName>>,
  ) {
    this.#request = request;
    this.#callerBound = callerBound;
  }

  /**
   * @returns a JSON value, or undefined for a parameter that the model left out
   * @throws ToolFailure when the gateway does not know a fact: without it, a server might answer about anyone
   */
  read(variable: string): unknown {
    const bound = Object.hasOwn(this.#callerBound, variable) ? this.#callerBound[variable] : undefined;
    if (bound !== undefined) return this.#fact(bound);
    const { arguments: given } = this.#request;
    if (Object.hasOwn(given, variable)) return given[variable] ?? undefined;
    return isFactName(variable) ? this.#fact(variable) : undefined;
  }

  /** All arguments, those of the gateway included. */
  all(): Readonly<Record<string, unknown>> {
    const bound = Object.entries(this.#callerBound).map(([name, fact]) => [name, this.#fact(fact)]);
    return { ...this.#request.arguments, ...Object.fromEntries(bound) };
  }

  /**
   * @returns undefined for a parameter that the model left out
   * @throws ArgumentsRefused when the value is a list or an object
   */
  readText(variable: string): string | undefined {
    return scalarText(variable, this.read(variable));
  }

  #fact(name: FactName): string {
    const value = FACTS[name](this.#request.facts);
    if (value !== undefined) return value;
    throw new ToolFailure('A fact about the call is not known', {
      reason: `${name} is not known in this call`,
    });
  }
}

/** @throws ArgumentsRefused when the value is a list, an object or no valid text */
export function scalarText(name: string, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'object') throw new ArgumentsRefused([`${name} must be one value`]);
  const text = String(value);
  if (/\p{Cs}/u.test(text)) throw new ArgumentsRefused([`${name} must be valid text`]);
  return text;
}

const FACTS: Readonly<Record<FactName, (facts: ToolCallFacts) => string | undefined>> = {
  'caller.number': ({ caller }) => caller,
  'dialed.number': ({ dialed }) => dialed,
  'session.id': ({ sessionId }) => sessionId,
  language: ({ language }) => language,
};

export function isFactName(name: string): name is FactName {
  return Object.hasOwn(FACTS, name);
}
