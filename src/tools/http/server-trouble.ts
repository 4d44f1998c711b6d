import { ToolError } from '../../errors.ts';

interface Trouble extends ErrorOptions {
  /** Undefined when there was no answer. */
  readonly status?: number | undefined;
  /** After how long another try may succeed, milliseconds; undefined: it is not worth one. */
  readonly retryAfterMs?: number | undefined;
}

/** A server that could not be reached, or that failed itself. */
export class ServerTrouble extends ToolError {
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;

  /** @param problem without addresses and contents */
  constructor(problem: string, { status, retryAfterMs, ...options }: Trouble = {}) {
    super('tool_unavailable', problem, options);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}
