import type { Account, AccountNumber } from './account.ts';
import { type RestAnswer, restFailure } from './rest-answer.ts';

const PAGE = /^\/2010-04-01\/Accounts\/(\w+)(?:\.json|\/IncomingPhoneNumbers(?:\/(\w+))?\.json)$/;

export interface PageRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

/** The account and its numbers as Twilio's REST API shows them; undefined for any other address. */
export function accountPage(
  accountSid: string,
  account: Account,
  { method, path, query, body }: PageRequest,
): RestAnswer | undefined {
  const match = PAGE.exec(path);
  if (match?.[1] !== accountSid) return undefined;
  const base = `/2010-04-01/Accounts/${accountSid}`;
  const numberSid = match[2];
  if (numberSid !== undefined) {
    if (method !== 'POST') return restFailure(405, 20004, 'Method not allowed');
    const updated = account.update(numberSid, new URLSearchParams(body));
    if (!updated) return restFailure(404, 20404, `The requested resource ${path} was not found`);
    if ('code' in updated) return restFailure(updated.status, updated.code, updated.message);
    return { status: 200, body: describe(updated, base) };
  }
  if (method !== 'GET') return restFailure(405, 20004, 'Method not allowed');
  if (path === `${base}.json`) {
    return { status: 200, body: { sid: accountSid, status: account.status, type: 'Full', uri: path } };
  }
  const numbers = account.numbers(query.get('PhoneNumber') ?? undefined);
  return { status: 200, body: numberPage(numbers, base) };
}

/** One page holds them all. */
function numberPage(numbers: readonly AccountNumber[], base: string): Readonly<Record<string, unknown>> {
  return {
    incoming_phone_numbers: numbers.map((number) => describe(number, base)),
    ...{ page: 0, page_size: 1000, start: 0, end: numbers.length },
    ...{ next_page_uri: null, previous_page_uri: null },
    uri: `${base}/IncomingPhoneNumbers.json`,
  };
}

/** An application or a trunk that is not there is null. */
function describe(number: AccountNumber, base: string): Readonly<Record<string, unknown>> {
  return {
    ...number,
    voice_application_sid: number.voice_application_sid || null,
    trunk_sid: number.trunk_sid || null,
    capabilities: { voice: true, sms: false, mms: false, fax: false },
    uri: `${base}/IncomingPhoneNumbers/${number.sid}.json`,
  };
}
