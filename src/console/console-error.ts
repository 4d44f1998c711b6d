import type { ConsoleFault } from './views.ts';

const STATUS: Readonly<Record<ConsoleFault['error'], number>> = {
  bad_request: 400,
  unauthorized: 401,
  supervisor_only: 403,
  not_found: 404,
  elsewhere: 409,
  call_over: 409,
  busy: 409,
  not_now: 409,
  gone: 410,
  too_many_requests: 429,
  too_many_viewers: 503,
  store_unavailable: 503,
  unavailable: 503,
};

/** Seconds after which the same request may be answered otherwise. */
const RETRY_SECONDS = 5;

/** A request that cannot be carried out, with what to do in words for the person at the page. Nothing was changed. */
export class ConsoleError extends Error {
  readonly code: ConsoleFault['error'];
  readonly statusCode: number;
  /** Seconds for `retry-after`; undefined where waiting does not help. */
  readonly retryAfter: number | undefined;

  /** @param message what happened and what to do, in sentences */
  constructor(code: ConsoleFault['error'], message: string, retryAfter?: number) {
    super(message);
    this.code = code;
    this.statusCode = STATUS[code];
    const isPassing = this.statusCode === 429 || this.statusCode === 503;
    this.retryAfter = retryAfter ?? (isPassing ? RETRY_SECONDS : undefined);
  }

  get body(): ConsoleFault {
    return { error: this.code, message: this.message };
  }
}
