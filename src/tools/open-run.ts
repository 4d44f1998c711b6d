import { type AbortCause, abortReason } from './abort-cause.ts';
import { MAX_TIMEOUT_MS } from './limits.ts';
import type { Tool, ToolCallFacts, ToolResult } from './tool.ts';

/** How a tool came to its end. `gave`: it handed over a result. */
export type RunEnding =
  | { readonly how: 'gave'; readonly result: ToolResult }
  | { readonly how: 'failed'; readonly error: unknown }
  | { readonly how: AbortCause };

interface OpenRunOptions {
  readonly tool: Tool;
  readonly callId: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/**
 * One call of a tool, from the moment it is accepted until it has ended. It ends when its time is up or it is stopped,
 * whether or not the tool heeds its signal.
 */
export class OpenRun {
  readonly tool: Tool;
  readonly ending: Promise<RunEnding>;
  readonly #options: OpenRunOptions;
  readonly #abort = new AbortController();
  readonly #resolve: (ending: RunEnding) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: OpenRunOptions) {
    this.#options = options;
    this.tool = options.tool;
    const { promise, resolve } = withResolvers<RunEnding>();
    this.ending = promise;
    this.#resolve = resolve;
  }

  /** Starts the tool and its time limit. */
  begin(facts: () => ToolCallFacts): void {
    if (this.#abort.signal.aborted) return;
    const limitMs = Math.min(this.tool.timeoutMs, MAX_TIMEOUT_MS);
    this.#timer = setTimeout(() => this.stop('timeout'), limitMs).unref();
    this.#run(facts).then(
      (result) => this.#end({ how: 'gave', result }),
      (error: unknown) => this.#end({ how: 'failed', error }),
    );
  }

  /** Idempotent; does nothing after the end. */
  stop(how: AbortCause): void {
    this.#end({ how });
    this.#abort.abort(abortReason(how));
  }

  /** Asynchronous, so that a tool that throws immediately fails like any other. */
  async #run(facts: () => ToolCallFacts): Promise<ToolResult> {
    const { tool, callId, arguments: args } = this.#options;
    return tool.run({ callId, arguments: args, facts: facts(), signal: this.#abort.signal });
  }

  #end(ending: RunEnding): void {
    clearTimeout(this.#timer);
    this.#resolve(ending);
  }
}

/** `Promise.withResolvers` of Node 22. */
function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
