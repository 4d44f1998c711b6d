import type { Account } from './account.ts';
import { newSid } from './identifiers.ts';
import { type RestAnswer, restFailure } from './rest-answer.ts';

/** A text message that the carrier has taken. */
export interface TextMessage {
  readonly to: string;
  readonly from: string;
  readonly body: string;
}

const PATH = /^\/2010-04-01\/Accounts\/(\w+)\/Messages\.json$/;
const E164 = /^\+[1-9]\d{6,14}$/;
/** @see https://www.twilio.com/docs/api/errors/21617 */
const MAX_BODY_CHARACTERS = 1600;

/** The part of Twilio's REST API that sends text messages. */
export class MessageApi {
  /** What was taken, oldest first. */
  readonly sent: TextMessage[] = [];
  readonly #accountSid: string;
  readonly #account: Account;

  constructor(accountSid: string, account: Account) {
    this.#accountSid = accountSid;
    this.#account = account;
  }

  /** Undefined for any other address. */
  answer({
    method,
    path,
    body,
  }: {
    readonly method: string;
    readonly path: string;
    readonly body: string;
  }): RestAnswer | undefined {
    if (PATH.exec(path)?.[1] !== this.#accountSid) return undefined;
    if (method !== 'POST') return restFailure(405, 20004, 'Method not allowed');
    const form = new URLSearchParams(body);
    const message = { to: form.get('To') ?? '', from: form.get('From') ?? '', body: form.get('Body') ?? '' };
    const refusal = this.#refuse(message);
    if (refusal) return refusal;
    this.sent.push(message);
    const sid = newSid('SM');
    const uri = `/2010-04-01/Accounts/${this.#accountSid}/Messages/${sid}.json`;
    return {
      status: 201,
      body: { sid, account_sid: this.#accountSid, ...message, status: 'queued', error_code: null, uri },
    };
  }

  /** @see https://www.twilio.com/docs/api/errors */
  #refuse({ to, from, body }: TextMessage): RestAnswer | undefined {
    if (to === '') return restFailure(400, 21604, "A 'To' phone number is required.");
    if (!E164.test(to)) return restFailure(400, 21211, `Invalid 'To' Phone Number`);
    if (from === '') return restFailure(400, 21603, "A 'From' phone number is required.");
    if (!E164.test(from)) return restFailure(400, 21212, `Invalid From Number`);
    if (this.#account.numbers(from).length === 0) {
      return restFailure(400, 21606, "The 'From' phone number is not a valid number of this account.");
    }
    if (to === from) return restFailure(400, 21266, "'To' and 'From' number cannot be the same");
    if (body === '') return restFailure(400, 21602, 'Message body is required.');
    if (body.length > MAX_BODY_CHARACTERS) {
      return restFailure(400, 21617, 'The concatenated message body exceeds the 1600 character limit');
    }
    return undefined;
  }
}
