import { ProviderError, type ProviderErrorCode } from '../../errors.ts';
import { objectAt, parseObject, textAt } from './json.ts';

/** An `error` event. The vendor's message is left out: it can quote the key or what was said. */
export interface VendorFault {
  /** The vendor's `code`, or its `type` when there is no code. */
  readonly code: string;
  /** The client event that was refused. */
  readonly eventId?: string;
}

/** Vendor codes after which the session cannot be used, and what they mean here. */
const FATAL: ReadonlyMap<string, ProviderErrorCode> = new Map<string, ProviderErrorCode>([
  ['session_expired', 'provider_session_expired'],
  ['invalid_api_key', 'provider_unauthorized'],
  ['authentication_error', 'provider_unauthorized'],
  ['permission_denied', 'provider_access_denied'],
  ['model_not_found', 'provider_model_not_found'],
  ['insufficient_quota', 'provider_quota_exhausted'],
  ['credit_balance_exhausted', 'provider_quota_exhausted'],
  ['billing_hard_limit_reached', 'provider_quota_exhausted'],
  ['account_deactivated', 'provider_access_denied'],
  ['beta_api_shape_disabled', 'provider_input_rejected'],
]);

/** Races that a correct client loses now and then. */
const BENIGN: ReadonlySet<string> = new Set([
  'response_cancel_not_active',
  'conversation_already_has_active_response',
  'input_audio_buffer_commit_empty',
]);

/** Corrections of what was said: when one is refused, there was nothing left to correct. */
const BENIGN_EVENTS = /^(?:cancel|truncate|delete)_/;

/** Codes of a failed response after which the same request may succeed. */
const RETRYABLE: ReadonlySet<string> = new Set(['rate_limit_exceeded', 'server_error']);

const TRANSIENT: ReadonlyMap<string, ProviderErrorCode> = new Map<string, ProviderErrorCode>([
  ['rate_limit_exceeded', 'provider_throttled'],
  ['server_error', 'provider_unavailable'],
]);

/** Close codes that say what happened when the reason does not. */
const CLOSE_CODES: ReadonlyMap<number, ProviderErrorCode> = new Map<number, ProviderErrorCode>([
  [1008, 'provider_access_denied'],
  [1012, 'provider_unavailable'],
  [1013, 'provider_unavailable'],
  [3000, 'provider_unauthorized'],
]);

export type FaultKind = 'benign' | 'fatal' | 'surface';

/** What an `error` event means for the session. */
export function faultKind(error: VendorFault): FaultKind {
  if (FATAL.has(error.code)) return 'fatal';
  if (BENIGN.has(error.code) || BENIGN_EVENTS.test(error.eventId ?? '')) return 'benign';
  return 'surface';
}

/** Whether a response that failed with this reason is asked for again. */
export function isRetryable(reason: string | undefined): boolean {
  return reason !== undefined && RETRYABLE.has(reason);
}

/** The error for a response that the provider could not make, by the code it gives. */
export function errorOfFailure(reason = 'server_error'): ProviderError {
  return new ProviderError(codeOf(reason), `OpenAI could not make a response (${reason})`);
}

function codeOf(vendorCode: string): ProviderErrorCode {
  return FATAL.get(vendorCode) ?? TRANSIENT.get(vendorCode) ?? 'provider_input_rejected';
}

/** An `error` event as an error of the gateway. */
export function errorOfEvent(error: VendorFault): ProviderError {
  const code = codeOf(error.code);
  return new ProviderError(code, `OpenAI reported an error (${error.code})`);
}

/**
 * An answer other than 101 to the upgrade. The vendor's sentence is dropped, because it may quote the key.
 * @param body JSON of the form `{error: {code, type, message}}`, or anything
 */
export function errorOfRefusal(status: number, body: string): ProviderError {
  const error = objectAt(parseObject(body), 'error');
  const vendorCode = textAt(error, 'code') ?? textAt(error, 'type');
  const code = FATAL.get(vendorCode ?? '') ?? codeOfStatus(status);
  const detail = vendorCode === undefined ? '' : `, ${vendorCode}`;
  return new ProviderError(code, `OpenAI refused the connection (HTTP ${status}${detail})`);
}

function codeOfStatus(status: number): ProviderErrorCode {
  if (status === 401) return 'provider_unauthorized';
  if (status === 403) return 'provider_access_denied';
  if (status === 404) return 'provider_model_not_found';
  if (status === 429) return 'provider_throttled';
  return status >= 500 ? 'provider_unavailable' : 'provider_input_rejected';
}

/** A close frame, or 1006 without one. Reasons look like `invalid_request_error.session_expired` or a sentence. */
export function errorOfClose(closeCode: number, reason: string): ProviderError {
  const named = [...FATAL.keys()].find((code) => reason.includes(code));
  const expired = closeCode === 1001 && /maximum duration/i.test(reason);
  const fallback = CLOSE_CODES.get(closeCode) ?? 'provider_lost';
  const code = expired ? 'provider_session_expired' : (FATAL.get(named ?? '') ?? fallback);
  return new ProviderError(code, `OpenAI closed the connection (${closeCode}${named ? `, ${named}` : ''})`);
}
