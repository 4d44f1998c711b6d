import { StoreError } from '../errors.ts';
import type { Logger } from '../logging.ts';
import type { SessionStore } from '../store/session-store.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { type CallbackRequest, callbackToken } from './connect/callback-task.ts';
import type { ConnectService } from './connect/connect.ts';
import { readNationalNumber } from './national-number.ts';
import { readPreferredTime } from './preferred-time.ts';

export interface CallbackServiceOptions {
  readonly connect: Pick<ConnectService, 'requestCallback'>;
  readonly store: Pick<SessionStore, 'putCallback'>;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** Seconds for which a request is kept in the table. Default 30 days. */
  readonly ttlSeconds?: number;
}

/** The result of a request. After `no_number`, ask the caller for a number; after `failed`, tell them. */
export type CallbackOutcome =
  | { readonly outcome: 'created'; readonly taskId: string }
  | { readonly outcome: 'stored' | 'no_number' | 'failed' };

/** A call-back request as the caller's line or the model gives it. */
export interface CallbackWish extends Omit<CallbackRequest, 'number'> {
  /** In any common notation; undefined when there is none. */
  readonly number: string | undefined;
  /** E.164 numbers of the countries whose notation `number` may use, the most likely first. */
  readonly near?: readonly (string | undefined)[];
}

const MONTH_SECONDS = 30 * 86_400;

/** Stores call-back requests as tasks of Amazon Connect, or as items of the session table if that fails. */
export class CallbackService {
  readonly #options: CallbackServiceOptions;

  constructor(options: CallbackServiceOptions) {
    this.#options = options;
  }

  /**
   * Stores a request where agents or operators find it. Never throws. Takes at most 3.5 s: the deadlines of Connect and
   * of the table. The same request of the same session is stored once.
   */
  async request(wish: CallbackWish): Promise<CallbackOutcome> {
    const result = await this.#keep(wish);
    this.#options.metrics.callbacks.inc({ result: result.outcome });
    return result;
  }

  async #keep({ near = [], ...wish }: CallbackWish): Promise<CallbackOutcome> {
    const number = readNationalNumber(wish.number, near);
    if (number === undefined) return { outcome: 'no_number' };
    const request = { ...wish, number };
    const task = await this.#options.connect.requestCallback(request);
    return task.outcome === 'created' ? task : this.#store(request);
  }

  async #store(request: CallbackRequest): Promise<CallbackOutcome> {
    const { sessionId, number, summary, language, sessionLink } = request;
    const preferred = readPreferredTime(request.preferredTime);
    const { ttlSeconds = MONTH_SECONDS, store, logger } = this.#options;
    const nowMs = Date.now();
    try {
      await store.putCallback({
        requestId: callbackToken(request),
        sessionId,
        number,
        summary,
        language,
        ...(preferred && { preferredTime: preferred.text }),
        ...(sessionLink !== undefined && { sessionLink }),
        createdAt: new Date(nowMs).toISOString(),
        expiresAt: Math.floor(nowMs / 1000) + ttlSeconds,
      });
      return { outcome: 'stored' };
    } catch (error) {
      const cause = error instanceof StoreError ? error.code : 'unexpected';
      logger.error(
        { callSid: sessionId, cause },
        'A call-back could not be stored. Check DynamoDB and Amazon Connect',
      );
      return { outcome: 'failed' };
    }
  }
}
