import { setTimeout as sleep } from 'node:timers/promises';
import closeWithGrace from 'close-with-grace';
import type { Logger } from '../logging.ts';

/** What a process lets go of, in this order. Closing the server last, because Twilio asks until the end. */
export interface ShutdownSteps {
  /** Calls in progress. */
  readonly activeCalls: () => number;
  /** Takes no new calls from now on; resolves when none is left, at the latest after `deadlineMs`. */
  drain(deadlineMs: number): Promise<void>;
  /** Gives the calls that are left to other instances, at once when `hurry` is aborted; bounded in time. */
  move(hurry: AbortSignal): Promise<void>;
  /** Ends the calls that are left, and flushes what they have written. */
  closeServices(): Promise<void>;
  closeServer(): Promise<void>;
}

export interface ShutdownOptions {
  readonly logger: Logger;
  readonly drainMs: number;
  readonly steps: ShutdownSteps;
  /** How long Twilio may still ask what is next for a call whose stream has just ended. Default 2 s. */
  readonly lastWebhooksMs?: number;
}

const LAST_WEBHOOKS_MS = 2_000;
/** For moving calls, closing sockets and flushing writes after the drain. */
const CLOSE_MS = 20_000;
/** Faults beyond the first that a draining process bears before it gives up. */
const MAX_FAULTS = 20;

/**
 * Ends the process without cutting calls off: SIGTERM or SIGINT drains, what is left at the
 * deadline is moved to other instances, and a second signal hurries.
 *
 * An exception or rejection that nobody caught leaves a state that nobody knows, but it belongs to one call
 * and the others can still be finished: the process takes no new calls, drains, and exits 1 for its
 * supervisor to start a fresh one. Only a process that keeps failing meanwhile is ended at once.
 */
export class Shutdown {
  readonly #logger: Logger;
  readonly #drainMs: number;
  readonly #steps: ShutdownSteps;
  readonly #lastWebhooksMs: number;
  readonly #hurry = new AbortController();
  #state: 'running' | 'draining' = 'running';
  #faults = 0;

  constructor({ logger, drainMs, steps, lastWebhooksMs = LAST_WEBHOOKS_MS }: ShutdownOptions) {
    this.#logger = logger;
    this.#drainMs = drainMs;
    this.#steps = steps;
    this.#lastWebhooksMs = lastWebhooksMs;
  }

  /** Listens to the process's signals and uncaught errors. Once per process. */
  install(): void {
    const { close } = closeWithGrace(
      {
        delay: this.#drainMs + this.#lastWebhooksMs + CLOSE_MS,
        logger: false,
        // Its own second signal and second error exit at once, with every call: those are handled here.
        skip: ['SIGTERM', 'SIGINT', 'uncaughtException', 'unhandledRejection'],
        onTimeout: () => this.#logger.fatal('Closing took too long; the process ends now'),
      },
      () => this.#run(),
    );
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.on(signal, () => this.#onSignal(signal, close));
    process.on('uncaughtException', (error) => this.#onFault(error, close));
    process.on('unhandledRejection', (reason) => this.#onFault(reason, close));
  }

  #onSignal(signal: string, close: () => void): void {
    if (this.#state === 'draining') {
      this.#logger.warn({ signal }, 'Second signal: calls are moved now');
      this.#hurry.abort();
      return;
    }
    this.#logger.info({ signal, activeCalls: this.#steps.activeCalls() }, 'Draining');
    this.#start(close);
  }

  #onFault(error: unknown, close: () => void): void {
    this.#faults += 1;
    this.#logger.fatal({ err: error }, 'Uncaught error: no new calls are taken, running calls are finished');
    if (this.#faults > MAX_FAULTS) process.exit(1);
    if (this.#state === 'running') this.#start(close);
  }

  #start(close: () => void): void {
    this.#state = 'draining';
    close();
  }

  /** close-with-grace exits 1 when this rejects, 0 otherwise. */
  async #run(): Promise<void> {
    try {
      const hadCalls = this.#steps.activeCalls() > 0;
      await Promise.race([this.#steps.drain(this.#drainMs), this.#hurried()]);
      await this.#moveCalls();
      if (hadCalls) await sleep(this.#lastWebhooksMs);
      await this.#steps.closeServices();
      await this.#steps.closeServer();
    } catch (error) {
      this.#logger.error({ err: error }, 'Closing failed');
      throw error;
    }
    this.#logger.info('Stopped');
    if (this.#faults > 0) throw new Error('The process had uncaught errors');
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
