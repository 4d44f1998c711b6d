import { setTimeout as sleep } from 'node:timers/promises';
import { withDeadline } from '../async/deadline.ts';
import type { Logger } from '../logging.ts';

/** What a process lets go of, in this order. The server closes last, because Twilio asks until the end. */
export interface ShutdownSteps {
  /** Calls in progress. */
  readonly activeCalls: () => number;
  /** Takes no new calls from now on; resolves when none is left, at the latest after `deadlineMs`. */
  drain(deadlineMs: number): Promise<void>;
  /** Gives the calls that are left to other instances, immediately when `hurry` is aborted; bounded in time. */
  move(hurry: AbortSignal): Promise<void>;
  /** Ends the calls that are left, and flushes what they have written. */
  closeServices(): Promise<void>;
  closeServer(): Promise<void>;
}

export interface ShutdownOptions {
  readonly logger: Logger;
  readonly drainMs: number;
  readonly steps: ShutdownSteps;
  /** What a hang-up signal does instead of ending the process: reads the assistants again. */
  readonly onHangUp?: (() => void) | undefined;
  /** How long Twilio may still ask what is next for a call whose stream has just ended. Default 2 s. */
  readonly lastWebhooksMs?: number;
}

/** What asks a process to end: an orchestrator, Ctrl-C, a terminal that closes. */
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const;
const LAST_WEBHOOKS_MS = 2_000;
/** For moving calls, closing sockets and flushing writes after the drain. */
const CLOSE_MS = 20_000;
/** A draining process that has more faults than this gives up. */
const MAX_FAULTS = 20;

/**
 * Ends the process without cutting calls off: a signal drains, what is left at the deadline is moved to other
 * instances, and a second signal hurries.
 *
 * An exception or rejection that was not caught leaves an unknown state, but it belongs to one call, and the others
 * can still be finished: the process takes no new calls, drains, and exits 1 so that its supervisor starts a new one.
 * Only a process that keeps failing is ended immediately.
 */
export class Shutdown {
  readonly #logger: Logger;
  readonly #drainMs: number;
  readonly #steps: ShutdownSteps;
  readonly #onHangUp: (() => void) | undefined;
  readonly #lastWebhooksMs: number;
  readonly #hurry = new AbortController();
  #state: 'running' | 'draining' = 'running';
  #faults = 0;

  constructor({ logger, drainMs, steps, onHangUp, lastWebhooksMs = LAST_WEBHOOKS_MS }: ShutdownOptions) {
    this.#logger = logger;
    this.#drainMs = drainMs;
    this.#steps = steps;
    this.#onHangUp = onHangUp;
    this.#lastWebhooksMs = lastWebhooksMs;
  }

  /** Listens to the process's signals and uncaught errors. Once per process. */
  install(): void {
    for (const signal of SIGNALS) process.on(signal, () => this.#onSignal(signal));
    process.on('uncaughtException', (error) => this.#onFault(error));
    process.on('unhandledRejection', (reason) => this.#onFault(reason));
  }

  #onSignal(signal: string): void {
    if (signal === 'SIGHUP' && this.#onHangUp && this.#state === 'running') {
      this.#onHangUp();
      return;
    }
    if (this.#state === 'draining') {
      this.#logger.warn({ signal }, 'Second signal: calls are moved now');
      this.#hurry.abort();
      return;
    }
    this.#logger.info({ signal, activeCalls: this.#steps.activeCalls() }, 'Draining');
    this.#start();
  }

  #onFault(error: unknown): void {
    this.#faults += 1;
    this.#logger.fatal({ err: error }, 'Uncaught error: no new calls are taken, running calls are finished');
    if (this.#faults > MAX_FAULTS) process.exit(1);
    if (this.#state === 'running') this.#start();
  }

  #start(): void {
    this.#state = 'draining';
    const onLate = () => {
      this.#logger.fatal('Closing took too long; the process ends now');
      return 1;
    };
    const limitMs = this.#drainMs + this.#lastWebhooksMs + CLOSE_MS;
    void withDeadline(() => this.#close(), { limitMs, onLate, keepsProcess: true }).then(process.exit);
  }

  /** Never rejects. @returns the exit code */
  async #close(): Promise<number> {
    try {
      const hadCalls = this.#steps.activeCalls() > 0;
      await Promise.race([this.#steps.drain(this.#drainMs), this.#hurried()]);
      await this.#moveCalls();
      if (hadCalls) await sleep(this.#lastWebhooksMs);
      await this.#steps.closeServices();
      await this.#steps.closeServer();
    } catch (error) {
      this.#logger.error({ err: error }, 'Closing failed');
      return 1;
    }
    this.#logger.info('Stopped');
    return this.#faults > 0 ? 1 : 0;
  }

  async #moveCalls(): Promise<void> {
    const activeCalls = this.#steps.activeCalls();
    if (activeCalls === 0) return;
    this.#logger.info({ activeCalls }, 'Moving calls to other instances');
    await this.#steps.move(this.#hurry.signal);
  }

  #hurried(): Promise<void> {
    return new Promise((resolve) => {
      this.#hurry.signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }
}
