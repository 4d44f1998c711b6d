import { CrmError } from '../errors.ts';
import { retryAfterMs } from '../retry-after.ts';

/** The CRM is at its limit and says when to ask again. */
export class CrmBusy extends CrmError {
  /** Milliseconds. */
  readonly retryAfterMs: number;

  constructor(message: string, retryAfterMs: number) {
    super('crm_unavailable', message);
    this.retryAfterMs = retryAfterMs;
  }
}

const DEFAULT_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 86_400_000;

/** How long to wait after an answer of 429, at most a day. */
export function busyPauseMs(retryAfter: string | readonly string[] | undefined, nowMs: number): number {
  return Math.min(LONGEST_PAUSE_MS, retryAfterMs(retryAfter, nowMs) ?? DEFAULT_PAUSE_MS);
}
