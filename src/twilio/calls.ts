import twilio from 'twilio';
import { errorMessage, GatewayError } from '../errors.ts';
import { type TwilioAccount, TwilioRest } from './rest-client.ts';

const TIMEOUT_MS = 5000;
/** Twilio's code for a call that is over, or not yet answered. */
const NOT_IN_PROGRESS = 21220;
const TOO_MANY_REQUESTS = 429;
const NOT_FOUND = 404;

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
   * @throws GatewayError `telephony_refused`, also when the call is over, or `telephony_unavailable`
   */
  async update(callSid: string, twiml: string): Promise<void> {
    try {
      await this.#rest.ask((client) => client.calls(callSid).update({ twiml }));
    } catch (error) {
      throw toGatewayError(error);
    }
  }

  /**
   * Ends a live call. One that is over already is fine.
   * @throws GatewayError `telephony_refused` or `telephony_unavailable`
   */
  async hangUp(callSid: string): Promise<void> {
    try {
      await this.#rest.ask((client) => client.calls(callSid).update({ status: 'completed' }));
    } catch (error) {
      if (!isOver(error)) throw toGatewayError(error);
    }
  }
}

function isOver(error: unknown): boolean {
  return (
    error instanceof twilio.RestException && (error.code === NOT_IN_PROGRESS || error.status === NOT_FOUND)
  );
}

/** The messages name only numbers of the protocol: Twilio's own text may hold a telephone number. */
function toGatewayError(error: unknown): GatewayError {
  if (!(error instanceof twilio.RestException)) {
    // The transport's error carries the request, and with it the auth token.
    const cause = new Error(errorMessage(error));
    return new GatewayError('telephony_unavailable', 'Twilio did not answer', { cause });
  }
  const { status, code } = error;
  const isPassing = status === TOO_MANY_REQUESTS || status >= 500;
  return new GatewayError(
    isPassing ? 'telephony_unavailable' : 'telephony_refused',
    `Twilio answered ${status}, code ${code ?? 'none'}`,
    { cause: error },
  );
}
