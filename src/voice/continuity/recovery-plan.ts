import type { ProviderErrorCode } from '../../errors.ts';

/** What to do after a stream was lost or refused. `next`: go to another provider or region. */
export type RecoveryStep = 'retry' | 'trim' | 'next';

/** Streams of one candidate that may fail in a row before the next candidate is tried. */
const MAX_FAILURES = 3;
const BASE_DELAY_MS = 150;
const MAX_DELAY_MS = 2_000;

const STEPS: Readonly<Record<ProviderErrorCode, RecoveryStep>> = {
  provider_credentials_missing: 'next',
  provider_unauthorized: 'next',
  provider_access_denied: 'next',
  provider_model_not_found: 'next',
  provider_quota_exhausted: 'next',
  provider_throttled: 'next',
  provider_timeout: 'next',
  provider_no_audio: 'next',
  provider_session_expired: 'retry',
  provider_unavailable: 'retry',
  provider_lost: 'retry',
  provider_input_rejected: 'retry',
  provider_history_too_long: 'trim',
};

/**
 * The step after a failure.
 * @param failures how often this candidate has failed in a row, this failure included
 */
export function recoveryStep(code: ProviderErrorCode, failures: number): RecoveryStep {
  const step = STEPS[code];
  if (code === 'provider_input_rejected' && failures > 1) return 'next';
  return failures >= MAX_FAILURES ? 'next' : step;
}

/**
 * The pause before the n-th try in a row: none before the first, then doubling, with full jitter, so that the
 * calls of a broken provider do not come back all at once.
 */
export function recoveryDelayMs(failures: number, random: () => number = Math.random): number {
  if (failures <= 1) return 0;
  return random() * Math.min(MAX_DELAY_MS, BASE_DELAY_MS * 2 ** (failures - 1));
}
