import twilio from 'twilio';
import { errorMessage, GatewayError } from '../../errors.ts';

/** Twilio's code for a call that is over, or not yet answered. */
const NOT_IN_PROGRESS = 21220;
const TOO_MANY_REQUESTS = 429;

/** What the SDK throws, as an error of the gateway. The messages hold only status and code: Twilio's own text may contain a telephone number. */
export function toTelephonyError(error: unknown): GatewayError {
  if (!(error instanceof twilio.RestException)) {
    // The transport's error holds the request, and with it the auth token.
    const cause = new Error(errorMessage(error));
    return new GatewayError('telephony_unavailable', 'Twilio did not answer', { cause });
  }
  const { status, code } = error;
  return new GatewayError(codeOf(error), `Twilio answered ${status}, code ${code ?? 'none'}`, {
    cause: error,
  });
}

/**
 * Only one code says that the call is over. A 404 does not: Twilio keeps ended calls, so it means another account. With
 * a wrong token (401) or faulty TwiML (400) the call goes on as well.
 * @see https://www.twilio.com/docs/api/errors/21220
 */
function codeOf({ status, code }: { readonly status: number; readonly code?: number | undefined }) {
  if (code === NOT_IN_PROGRESS) return 'telephony_call_over';
  return status === TOO_MANY_REQUESTS || status >= 500 ? 'telephony_unavailable' : 'telephony_refused';
}
