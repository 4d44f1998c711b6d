import { ProviderError, type ProviderErrorCode } from '../../../errors.ts';

/** Why the vendor has closed a session, and what it means here. */
const CLOSE_REASONS: ReadonlyMap<string, ProviderErrorCode> = new Map<string, ProviderErrorCode>([
  // Also after about 31 s without caller audio.
  ['expired', 'provider_session_expired'],
  ['content', 'provider_input_rejected'],
]);

/** Races that a correct client loses now and then: what was appended last is not taken up when the session closes. */
const BENIGN: ReadonlySet<string> = new Set(['context_injection_incomplete']);

export function isBenign(code: string): boolean {
  return BENIGN.has(code);
}

/** The end of a session that we did not ask for. */
export function errorOfClosed(reason: string): ProviderError {
  const known = /^[a-z_]{1,40}$/.test(reason) ? reason : 'unknown reason';
  const code = CLOSE_REASONS.get(reason) ?? 'provider_lost';
  return new ProviderError(code, `OpenAI closed the GPT-Live session (${known})`);
}
