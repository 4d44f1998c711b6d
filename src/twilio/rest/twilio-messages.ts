import { toTelephonyError } from './telephony-error.ts';
import { type TwilioAccount, TwilioRest } from './twilio-rest.ts';

const TIMEOUT_MS = 5000;

export interface TwilioMessagesOptions extends TwilioAccount {
  /** E.164 number of the account that messages are sent from. */
  readonly from: string;
}

/**
 * Sends text messages, over Twilio's REST API.
 * @see https://www.twilio.com/docs/messaging/api/message-resource
 */
export class TwilioMessages {
  readonly #rest: TwilioRest;
  readonly #from: string;

  constructor({ from, ...account }: TwilioMessagesOptions) {
    this.#rest = new TwilioRest(account, TIMEOUT_MS);
    this.#from = from;
  }

  /**
   * Resolves when Twilio has taken the message, which says nothing about its delivery.
   * @param message `to`: E.164; `text`: 1,600 characters at most
   * @throws GatewayError `telephony_refused` or `telephony_unavailable`
   */
  async send({ to, text }: { readonly to: string; readonly text: string }): Promise<void> {
    try {
      await this.#rest.ask((client) => client.messages.create({ to, from: this.#from, body: text }));
    } catch (error) {
      throw toTelephonyError(error);
    }
  }
}
