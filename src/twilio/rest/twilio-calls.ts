import { GatewayError } from '../../errors.ts';
import { isSoftphoneSid } from '../../media/softphone-sid.ts';
import { toTelephonyError } from './telephony-error.ts';
import { type TwilioAccount, TwilioRest } from './twilio-rest.ts';

const TIMEOUT_MS = 5000;

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
    if (isSoftphoneSid(callSid))
      throw new GatewayError('telephony_call_over', 'Twilio has no calls of the softphone');
    try {
      await this.#rest.ask((client) => client.calls(callSid).update({ twiml }));
    } catch (error) {
      throw toTelephonyError(error);
    }
  }

  /**
   * Ends a live call; a call that is already over is no error.
   * @throws GatewayError `telephony_refused` or `telephony_unavailable`
   */
  async hangUp(callSid: string): Promise<void> {
    if (isSoftphoneSid(callSid)) return;
    try {
      await this.#rest.ask((client) => client.calls(callSid).update({ status: 'completed' }));
    } catch (error) {
      const failure = toTelephonyError(error);
      if (failure.code !== 'telephony_call_over') throw failure;
    }
  }
}
