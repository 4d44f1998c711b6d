import { CrmError } from '../errors.ts';

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

/**
 * Reads `Retry-After`: seconds, or a date.
 * @returns milliseconds, at most a day
 */
export function readRetryAfter(value: string | undefined, nowMs: number): number {
  if (value === undefined || value.trim() === '') return DEFAULT_PAUSE_MS;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - nowMs;
  return Number.isFinite(ms) ? Math.min(LONGEST_PAUSE_MS, Math.max(0, ms)) : DEFAULT_PAUSE_MS;
}
