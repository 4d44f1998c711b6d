import { StoreError } from '../errors.ts';
import type { Logger } from '../logging.ts';
import type { SessionStore } from '../store/session-store.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { type CallbackRequest, callbackToken } from './connect/callback-task.ts';
import type { ConnectService } from './connect/connect.ts';
import { readNumber } from './national-number.ts';
import { readPreferredTime } from './preferred-time.ts';

export interface CallbackServiceOptions {
  readonly connect: Pick<ConnectService, 'requestCallback'>;
  readonly store: Pick<SessionStore, 'putCallback'>;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** Seconds that a request is kept in the table. Default 30 days. */
  readonly ttlSeconds?: number;
}

/** What became of a request. With `no_number` the caller must be asked for one; `failed` must be admitted. */
export type CallbackOutcome =
  | { readonly outcome: 'created'; readonly taskId: string }
  | { readonly outcome: 'stored' | 'no_number' | 'failed' };

/** As the caller's line or the model gives it. */
export interface CallbackWish extends Omit<CallbackRequest, 'number'> {
  /** In any usual notation, or none. */
  readonly number: string | undefined;
  /** E.164 numbers whose countries' notation may be meant, the likeliest first. */
  readonly near?: readonly (string | undefined)[];
}

const MONTH_SECONDS = 30 * 86_400;

/** Takes call-backs: as tasks of Amazon Connect, or as items of the session table when that cannot be. */
export class CallbackService {
  readonly #options: CallbackServiceOptions;

  constructor(options: CallbackServiceOptions) {
    this.#options = options;
  }

  /**
   * Keeps a request, where agents or operators find it. Never throws; takes at most the deadlines of Connect
   * and of the table, 3.5 s together. The same request of the same session is kept once.
   */
  async request(wish: CallbackWish): Promise<CallbackOutcome> {
    const result = await this.#keep(wish);
    this.#options.metrics.callbacks.inc({ result: result.outcome });
    return result;
  }

  async #keep({ near = [], ...wish }: CallbackWish): Promise<CallbackOutcome> {
    const number = readNumber(wish.number, near);
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
      logger.error({ callSid: sessionId, cause }, 'A call-back could not be kept');
      return { outcome: 'failed' };
    }
  }
}
