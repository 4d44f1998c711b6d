import { ToolError } from '../errors.ts';
import { ArgumentsRefused } from './arguments-refused.ts';
import { ToolFailure } from './tool-failure.ts';
import type { ToolHealth } from './tool-health.ts';

/** What became of the calls of one tool, for its health. */
export class ToolTally {
  #calls = 0;
  #lastError: string | undefined;
  #lastSuccessMs: number | undefined;
  #failing = false;

  /** Counts a call. Rejects as the call does. */
  async follow<T>(call: () => Promise<T>): Promise<T> {
    this.#calls += 1;
    try {
      const result = await call();
      this.#answered();
      return result;
    } catch (error) {
      // A refusal is an answer of a server that works.
      if (error instanceof ToolFailure) this.#answered();
      else if (error instanceof ToolError && !(error instanceof ArgumentsRefused)) this.#failed(error.code);
      throw error;
    }
  }

  /** @param state what is known beside the latest call */
  health(tool: Pick<ToolHealth, 'name' | 'kind'>, state?: ToolHealth['state']): ToolHealth {
    return {
      ...tool,
      state: state ?? this.#state(),
      calls: this.#calls,
      lastError: this.#lastError,
      lastSuccessAt:
        this.#lastSuccessMs === undefined ? undefined : new Date(this.#lastSuccessMs).toISOString(),
    };
  }

  #state(): ToolHealth['state'] {
    if (this.#failing) return this.#lastError === 'tool_unavailable' ? 'unreachable' : 'failing';
    return this.#lastSuccessMs === undefined ? 'unused' : 'ok';
  }

  #answered(): void {
    this.#failing = false;
    this.#lastSuccessMs = Date.now();
  }

  #failed(code: string): void {
    this.#failing = true;
    this.#lastError = code;
  }
}
