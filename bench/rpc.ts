import type { ChildProcess } from 'node:child_process';

type Handler = (argument: never) => Promise<unknown>;
type Handlers = Readonly<Record<string, Handler>>;

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** Answers the parent process until it goes away. */
export function serveRequests(handlers: Handlers): void {
  process.on('message', (message: { id: number; name: string; argument: never }) => {
    const { id, name, argument } = message;
    const handler = handlers[name];
    const answer = (fields: Omit<Answer, 'id'>) => process.send?.({ id, ...fields });
    Promise.resolve()
      .then(() => handler?.(argument))
      .then(
        (result) => answer({ result }),
        (error: unknown) => answer({ error: error instanceof Error ? error.message : String(error) }),
      );
  });
  process.on('disconnect', () => process.exit(0));
}

/** The parent's side: one call of a handler in a child process. */
export class Remote<H extends object> {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  #lastId = 0;

  constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (answer: Answer) => this.#settle(answer));
    child.on('exit', () => this.#failAll());
  }

  /** @throws Error when the handler fails or the child has gone */
  ask<K extends keyof H & string>(
    name: K,
    ...[argument]: H[K] extends (...args: infer A) => unknown ? A : never
  ): Promise<H[K] extends (...args: never[]) => Promise<infer R> ? R : never> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      // What comes back is what the handler of that name has returned, and both sides share its type.
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.#child.send({ id, name, argument });
    });
  }

  #settle({ id, result, error }: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error));
  }

  #failAll(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error('the child process has ended'));
    this.#waiting.clear();
  }
}
