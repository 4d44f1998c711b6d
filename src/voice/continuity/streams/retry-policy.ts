import type { ProviderErrorCode } from '../../../errors.ts';

/**
 * What to do after a stream was lost or refused. `retry`: the same candidate again; `trim`: the same one with a
 * shorter history; `next`: another provider or region.
 */
export type RetryStep = 'retry' | 'trim' | 'next';

/** How often a candidate is tried again in a row before the next one is. */
const MAX_RETRIES = 2;
const BASE_DELAY_MS = 150;
const MAX_DELAY_MS = 2_000;

interface Plan {
  /** After the first failure in a row. */
  readonly first: RetryStep;
  /** After the following ones, as long as retries are left. */
  readonly again: RetryStep;
}

const RETRY: Plan = { first: 'retry', again: 'retry' };
const RETRY_ONCE: Plan = { first: 'retry', again: 'next' };
const NEXT: Plan = { first: 'next', again: 'next' };

/** The plan for each failure of a stream. */
const PLANS: Readonly<Record<ProviderErrorCode, Plan>> = {
  provider_credentials_missing: NEXT,
  provider_unauthorized: NEXT,
  provider_access_denied: NEXT,
  provider_model_not_found: NEXT,
  provider_quota_exhausted: NEXT,
  provider_throttled: NEXT,
  provider_timeout: NEXT,
  // A stream can be deaf while the provider is well.
  provider_no_audio: RETRY_ONCE,
  provider_session_expired: RETRY,
  provider_unavailable: RETRY,
  provider_lost: RETRY,
  // The same words may be refused again, which must not become a loop.
  provider_input_rejected: RETRY_ONCE,
  provider_history_too_long: { first: 'trim', again: 'trim' },
};

export interface FailureCount {
  /** How often this candidate has failed in a row, this failure included. */
  readonly failures: number;
  /** Whether the stream had been accepted before. */
  readonly opened: boolean;
  /** Default 2. */
  readonly maxRetries?: number | undefined;
}

/** The step after a failure. */
export function retryStep(code: ProviderErrorCode, count: FailureCount): RetryStep {
  const { failures, opened, maxRetries = MAX_RETRIES } = count;
  if (failures > maxRetries) return 'next';
  // Temporary credentials ran out under a live stream: the next stream is signed with new ones.
  if (code === 'provider_unauthorized' && opened) return 'retry';
  const { first, again } = PLANS[code];
  return failures <= 1 ? first : again;
}

/**
 * The pause before the n-th try in a row: none before the first, then twice as long each time, with full jitter, so
 * that the calls of a broken provider do not all return at the same moment.
 */
export function retryDelayMs(failures: number, random: () => number = Math.random): number {
  if (failures <= 1) return 0;
  return random() * Math.min(MAX_DELAY_MS, BASE_DELAY_MS * 2 ** (failures - 1));
}
