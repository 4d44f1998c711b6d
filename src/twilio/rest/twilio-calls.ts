import twilio from 'twilio';
import { errorMessage, GatewayError } from '../../errors.ts';
import { type TwilioAccount, TwilioRest } from './twilio-rest.ts';

const TIMEOUT_MS = 5000;
/** Twilio's code for a call that is over, or not yet answered. */
const NOT_IN_PROGRESS = 21220;
const TOO_MANY_REQUESTS = 429;

export interface TwilioCallsOptions extends TwilioAccount {
  /** Default 5 s. */
  readonly timeoutMs?: number;
}

/** Changes calls that are in progress, over Twilio's REST API. */
export class TwilioCalls {
  readonly #rest: TwilioRest;

  constructor({ timeoutMs = TIMEOUT_MS, ...account }: TwilioCallsOptions) {
    this.#rest = new TwilioRest(account, timeoutMs);
  }

  /**
   * Gives a live call other TwiML (4,000 characters at most). Its media stream ends with `stop`: wait for
   * that and let Twilio close, or the stream's `<Connect action>` may come first.
   * @see https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource
   * @throws GatewayError `telephony_call_over`, `telephony_refused` or `telephony_unavailable`
   */
  async update(callSid: string, twiml: string): Promise<void> {
    try {
      await this.#rest.ask((client) => client.calls(callSid).update({ twiml }));
    } catch (error) {
      throw toGatewayError(error);
    }
  }

  /**
   * Ends a live call; a call that is already over is no error.
   * @throws GatewayError `telephony_refused` or `telephony_unavailable`
   */
  async hangUp(callSid: string): Promise<void> {
    try {
      await this.#rest.ask((client) => client.calls(callSid).update({ status: 'completed' }));
    } catch (error) {
      const failure = toGatewayError(error);
      if (failure.code !== 'telephony_call_over') throw failure;
    }
  }
}

/** The messages hold only status and code: Twilio's own text may contain a telephone number. */
function toGatewayError(error: unknown): GatewayError {
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
