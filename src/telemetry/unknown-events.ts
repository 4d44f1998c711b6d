import type { Counter } from 'prom-client';

/** A name as vendors write them. Anything else may hold what a caller said. */
const NAME = /^[A-Za-z][\w.-]{0,59}$/;
/** Names of one provider that get their own label value; a faulty stream must not fill the registry. */
const MOST_NAMES = 20;
const OTHER = 'other';

/** Counts the events of providers that the gateway does not know, by name. */
export class UnknownEvents {
  readonly #counter: Counter<'provider' | 'event'>;
  readonly #names = new Map<string, Set<string>>();

  constructor(counter: Counter<'provider' | 'event'>) {
    this.#counter = counter;
  }

  /** @returns the name to log; undefined when this process has logged it before */
  count(provider: string, name: string): string | undefined {
    const known = this.#names.get(provider) ?? new Set();
    this.#names.set(provider, known);
    const event = known.has(name) || (known.size < MOST_NAMES && NAME.test(name)) ? name : OTHER;
    this.#counter.inc({ provider, event });
    if (known.has(event)) return undefined;
    known.add(event);
    return event;
  }
}
