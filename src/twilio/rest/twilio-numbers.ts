import { type TwilioAccount, TwilioRest } from './twilio-rest.ts';

const MAX_NUMBERS = 1000;

/** What an incoming number does with calls. Empty strings where Twilio has no value. */
export interface IncomingNumber {
  readonly sid: string;
  /** E.164. */
  readonly phoneNumber: string;
  readonly voiceUrl: string;
  readonly statusCallback: string;
  /** Requested when `voiceUrl` does not answer. */
  readonly voiceFallbackUrl: string;
  /** When one of the next two is set, Twilio ignores the URLs of the number. */
  readonly voiceApplicationSid: string;
  readonly trunkSid: string;
}

/**
 * The account and its telephone numbers, over Twilio's REST API. Every method rejects with the SDK's error.
 * @see https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
 */
export class TwilioNumbers {
  readonly #rest: TwilioRest;
  readonly #accountSid: string;

  /** @param timeoutMs limit on one request, milliseconds */
  constructor(account: TwilioAccount, timeoutMs: number) {
    this.#rest = new TwilioRest(account, timeoutMs);
    this.#accountSid = account.accountSid;
  }

  /** Whether Twilio accepts the secondary token instead of the first. */
  get rotated(): boolean {
    return this.#rest.rotated;
  }

  /** @returns `active`, `suspended` or `closed` */
  async accountStatus(): Promise<string> {
    const { status } = await this.#rest.ask((client) => client.api.v2010.accounts(this.#accountSid).fetch());
    return status;
  }

  /** @param phoneNumber only this one, E.164 */
  async list(phoneNumber?: string): Promise<IncomingNumber[]> {
    const filter = phoneNumber === undefined ? {} : { phoneNumber };
    const numbers = await this.#rest.ask((client) =>
      client.incomingPhoneNumbers.list({ ...filter, limit: MAX_NUMBERS }),
    );
    return numbers.map((number) => ({
      sid: number.sid,
      phoneNumber: number.phoneNumber,
      voiceUrl: number.voiceUrl ?? '',
      statusCallback: number.statusCallback ?? '',
      voiceFallbackUrl: number.voiceFallbackUrl ?? '',
      voiceApplicationSid: number.voiceApplicationSid ?? '',
      trunkSid: number.trunkSid ?? '',
    }));
  }

  /** Lets these webhooks, and nothing else, answer calls to the number. */
  async setWebhooks(sid: string, { voiceUrl, statusCallback }: NumberWebhooks): Promise<void> {
    const change = {
      voiceUrl,
      voiceMethod: 'POST',
      voiceApplicationSid: '',
      trunkSid: '',
      statusCallback,
      statusCallbackMethod: 'POST',
    };
    await this.#rest.ask((client) => client.incomingPhoneNumbers(sid).update(change));
  }
}

export type NumberWebhooks = Pick<IncomingNumber, 'voiceUrl' | 'statusCallback'>;
