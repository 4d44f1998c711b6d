export interface KeyRules {
  readonly maxLength: number;
  /** Keys that end the input; empty when only its length and the time do. */
  readonly terminator: string;
  /** Whether `*` clears the input. */
  readonly starCancels: boolean;
  /** Milliseconds until the first key. */
  readonly firstMs: number;
  /** Milliseconds between two keys. */
  readonly betweenMs: number;
  /** The caller is gone. */
  readonly signal: AbortSignal;
}

/** The caller's keys as a flow receives them: only while it waits for them. */
export class FlowKeypad {
  #listener: ((key: string) => void) | undefined;

  /** A key nobody waits for is lost. */
  press(key: string): void {
    this.#listener?.(key);
  }

  /** @returns the keys without the terminator; empty when none came in time, or the caller is gone */
  read(rules: KeyRules): Promise<string> {
    const { signal, firstMs, betweenMs } = rules;
    return new Promise((resolve) => {
      let keys = '';
      let timer: NodeJS.Timeout | undefined;
      const finish = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', finish);
        this.#listener = undefined;
        resolve(withoutEnd(keys, rules));
      };
      const waitFor = (ms: number) => {
        clearTimeout(timer);
        timer = setTimeout(finish, ms).unref();
      };
      this.#listener = (key) => {
        keys = key === '*' && rules.starCancels ? '' : keys + key;
        if (isComplete(keys, rules)) finish();
        else waitFor(betweenMs);
      };
      signal.addEventListener('abort', finish);
      if (signal.aborted) finish();
      else waitFor(firstMs);
    });
  }
}

function isComplete(keys: string, { terminator, maxLength }: KeyRules): boolean {
  return (terminator !== '' && keys.endsWith(terminator)) || keys.length >= maxLength;
}

function withoutEnd(keys: string, { terminator }: KeyRules): string {
  return terminator !== '' && keys.endsWith(terminator) ? keys.slice(0, -terminator.length) : keys;
}
