import { BrokenCircuitError, CircuitState, CountBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import { ToolError } from '../../errors.ts';
import { CircuitOpen } from '../circuit-open.ts';
import { ServerTrouble } from './server-trouble.ts';

/** More than half of the last 20 requests failed: the server is given time, and callers do not wait for it. */
const FAILED_SHARE = 0.5;
const WINDOW = 20;
const OPEN_MS = 30_000;

type HostBreaker = ReturnType<typeof newBreaker>;

/** One breaker for each host that tools reach, for all calls of the process. */
export class HostBreakers {
  readonly #breakers = new Map<string, HostBreaker>();

  /**
   * Runs a request unless its host failed too often.
   * @param origin of a declared URL, never of one that a model or a server wrote
   * @throws CircuitOpen when the host gets no requests for a while
   */
  async run<T>(origin: string, request: () => Promise<T>): Promise<T> {
    const breaker = this.#breakers.get(origin) ?? newBreaker();
    this.#breakers.set(origin, breaker);
    try {
      return await breaker.execute(request);
    } catch (error) {
      throw error instanceof BrokenCircuitError ? new CircuitOpen({ cause: error }) : error;
    }
  }

  /** Whether the host is not asked at the moment. */
  isOpen(origin: string): boolean {
    return this.#breakers.get(origin)?.state === CircuitState.Open;
  }
}

function newBreaker() {
  return circuitBreaker(handleWhen(isFailure), {
    halfOpenAfter: OPEN_MS,
    breaker: new CountBreaker({ threshold: FAILED_SHARE, size: WINDOW }),
  });
}

/** A refusal is an answer, and a limit of requests is one too: the server is there. */
function isFailure(error: unknown): boolean {
  if (error instanceof ServerTrouble) return error.status !== 429;
  return error instanceof ToolError && error.code === 'tool_timeout';
}
