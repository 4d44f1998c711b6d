import { errorMessage } from '../errors.ts';
import { fieldsOf } from '../is-record.ts';
import type { Logger } from '../logging.ts';

export interface TaskProtectionOptions {
  /** `ECS_AGENT_URI`, which Amazon ECS sets in each container. */
  readonly agentUri: string;
  /** Calls in progress. */
  readonly activeCalls: () => number;
  /** Longest time for which calls may protect the task without a pause, in milliseconds: the longest allowed call. */
  readonly longestMs: number;
  readonly logger: Logger;
  readonly timing?: Partial<ProtectionTiming>;
}

/** Milliseconds. */
export interface ProtectionTiming {
  /** Between two checks of the number of calls. */
  readonly checkMs: number;
  /** How long the protection stays after the last call: Twilio may still ask what follows its stream. */
  readonly lingerMs: number;
  /** Between two renewals; well below the time after which the protection expires. */
  readonly renewMs: number;
  /** After a failure. */
  readonly retryMs: number;
  /** For one answer of the agent. */
  readonly timeoutMs: number;
}

/**
 * If the process dies, the protection of its task ends after this time, and a deployment no longer waits for it.
 * ECS accepts 1 to 2,880 minutes.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection-endpoint.html
 */
const EXPIRES_MINUTES = 10;
const ACCESS_ADVICE = 'Allow ecs:UpdateTaskProtection on the tasks of this cluster in the task role.';
const TIMING: ProtectionTiming = {
  checkMs: 2_000,
  lingerMs: 60_000,
  renewMs: 240_000,
  retryMs: 30_000,
  timeoutMs: 3_000,
};

/**
 * Asks Amazon ECS to stop other tasks first, while this one has calls, when it scales in or deploys.
 *
 * A task does not know that ECS wants to stop it, and the load balancer keeps sending calls to it. Under steady traffic
 * it would be protected without end. So the protection ends when calls have held it for as long as one call may last,
 * and starts again after a pause. An unprotected task loses no call: it drains, and its calls are moved.
 */
export class TaskProtection {
  readonly #options: TaskProtectionOptions;
  readonly #timing: ProtectionTiming;
  readonly #url: string;
  #timer: NodeJS.Timeout | undefined;
  #state: 'open' | 'closed' = 'open';
  #protected = false;
  /** When calls began to hold the protection, and when a call was last seen; monotonic milliseconds. */
  #busySinceMs: number | undefined;
  #lastCallMs = 0;
  #nextRequestMs = 0;
  #failing = false;

  constructor(options: TaskProtectionOptions) {
    this.#options = options;
    this.#timing = { ...TIMING, ...options.timing };
    this.#url = `${options.agentUri}/task-protection/v1/state`;
  }

  start(): void {
    this.#timer = setTimeout(() => void this.#check(), this.#timing.checkMs).unref();
  }

  /** Stops the checks. Call it when the process is about to end: ECS already knows. Idempotent. */
  close(): void {
    this.#state = 'closed';
    clearTimeout(this.#timer);
  }

  async #check(): Promise<void> {
    const nowMs = performance.now();
    const wanted = this.#isWanted(nowMs);
    // Only changes and renewals are sent, because each request counts against a quota of the account.
    const due = nowMs >= this.#nextRequestMs;
    const changed = wanted !== this.#protected;
    const needed = this.#failing ? due && (wanted || this.#protected) : changed || (wanted && due);
    if (needed) await this.#request(wanted, nowMs);
    if (this.#state === 'open') this.start();
  }

  #isWanted(nowMs: number): boolean {
    if (this.#options.activeCalls() > 0) {
      this.#lastCallMs = nowMs;
      this.#busySinceMs ??= nowMs;
    } else if (nowMs - this.#lastCallMs >= this.#timing.lingerMs) {
      this.#busySinceMs = undefined;
    }
    return this.#busySinceMs !== undefined && nowMs - this.#busySinceMs < this.#options.longestMs;
  }

  /** Never rejects. */
  async #request(enabled: boolean, nowMs: number): Promise<void> {
    const refusal = await this.#put(enabled);
    this.#nextRequestMs = nowMs + (refusal === undefined ? this.#timing.renewMs : this.#timing.retryMs);
    if (refusal === undefined) {
      if (enabled !== this.#protected) this.#options.logger.debug({ enabled }, 'Task protection');
      this.#protected = enabled;
      this.#failing = false;
      return;
    }
    if (!this.#failing) this.#warn(refusal);
    this.#failing = true;
  }

  /** Logged once until a request succeeds. ECS also refuses while a deployment waits for protected tasks. */
  #warn(refusal: string): void {
    const advice = refusal === 'AccessDeniedException' && ACCESS_ADVICE;
    this.#options.logger.warn(
      { refusal, ...(advice && { advice }) },
      'Amazon ECS does not protect this task; a deployment may move its calls to other tasks',
    );
  }

  /** @returns the reason of a refusal; undefined on success */
  async #put(enabled: boolean): Promise<string | undefined> {
    const body = { ProtectionEnabled: enabled, ...(enabled && { ExpiresInMinutes: EXPIRES_MINUTES }) };
    try {
      const answer = await fetch(this.#url, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(this.#timing.timeoutMs),
      });
      return refusalIn(answer.status, await answer.json());
    } catch (error) {
      return errorMessage(error);
    }
  }
}

/** The agent answers with `protection`, with a `failure` of ECS, or with an `error` that ECS did not send. */
function refusalIn(status: number, body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return `HTTP ${status}`;
  if ('failure' in body) return wordOf(body.failure, 'Reason') ?? 'failure';
  if ('error' in body) return wordOf(body.error, 'Code') ?? 'error';
  return 'protection' in body ? undefined : `HTTP ${status}`;
}

function wordOf(value: unknown, name: string): string | undefined {
  const word = fieldsOf(value)[name];
  return typeof word === 'string' ? word : undefined;
}
