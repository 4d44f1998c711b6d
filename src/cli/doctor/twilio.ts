import type { Config } from '../../config.ts';
import { type IncomingNumber, type NumberWebhooks, TwilioNumbers } from '../../twilio/numbers.ts';
import type { TwilioAccount } from '../../twilio/rest-client.ts';
import { withRetries } from '../../twilio/webhook-retries.ts';
import { certificateFault, INTERCEPTED } from './certificate.ts';
import { type Check, type Finding, fault, note, ok } from './finding.ts';

/** Less than a check may take. */
const REQUEST_TIMEOUT_MS = 8000;
const NETWORK_ADVICE = 'Check the network path to api.twilio.com, or TWILIO_API_URL.';

/**
 * The account, and where its numbers send calls.
 * @param fix whether wrong webhooks are set right
 */
export function twilioCheck({ twilio, publicUrl }: Config, fix: boolean): Check {
  const { accountSid, authToken, apiUrl, phoneNumber, webhookRetries } = twilio;
  return {
    name: 'Twilio',
    onTimeout: NETWORK_ADVICE,
    run: async () => {
      if (accountSid === undefined || authToken === undefined) {
        return [note('not checked', 'Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN to have it checked.')];
      }
      const account = { accountSid, authToken, apiUrl };
      const webhooks = webhooksAt(publicUrl, webhookRetries);
      return checkAccount(account, { fix, phoneNumber, webhooks });
    },
  };
}

interface Wish {
  readonly fix: boolean;
  readonly phoneNumber: string | undefined;
  readonly webhooks: NumberWebhooks;
}

function webhooksAt(publicUrl: string, retries: number): NumberWebhooks {
  return {
    voiceUrl: withRetries(`${publicUrl}/twilio/voice`, retries),
    statusCallback: withRetries(`${publicUrl}/twilio/status`, retries),
  };
}

async function checkAccount(account: TwilioAccount, wish: Wish): Promise<readonly Finding[]> {
  const numbers = new TwilioNumbers(account, REQUEST_TIMEOUT_MS);
  try {
    const [status, incoming] = await Promise.all([numbers.accountStatus(), numbers.list(wish.phoneNumber)]);
    return [judgeAccount(status), ...(await checkNumbers(numbers, incoming, wish))];
  } catch (error) {
    return [failure(error)];
  }
}

function judgeAccount(status: string): Finding {
  if (status === 'active') return ok('the account is active');
  return fault(`the account is ${status}`, 'See the messages in the Twilio console.');
}

async function checkNumbers(
  numbers: TwilioNumbers,
  incoming: readonly IncomingNumber[],
  wish: Wish,
): Promise<readonly Finding[]> {
  const [first, ...others] = incoming;
  if (!first) return [missingNumber(wish.phoneNumber)];
  if (others.length === 0) return [await checkNumber(numbers, first, wish)];
  return judgeMany(incoming, wish.webhooks);
}

function missingNumber(phoneNumber: string | undefined): Finding {
  if (phoneNumber === undefined) return fault('the account has no number', 'Buy a number with voice.');
  return fault(`${phoneNumber} is not in the account`, 'Correct TWILIO_PHONE_NUMBER, or TWILIO_ACCOUNT_SID.');
}

async function checkNumber(numbers: TwilioNumbers, number: IncomingNumber, wish: Wish): Promise<Finding> {
  const { phoneNumber, sid } = number;
  const mistake = mistakeOf(number, wish.webhooks);
  if (mistake === undefined) return ok(`${phoneNumber} calls ${wish.webhooks.voiceUrl}`);
  if (!wish.fix) return fault(`${phoneNumber} ${mistake}`, `Run it with --fix, or ${byHand(wish.webhooks)}.`);
  await numbers.setWebhooks(sid, wish.webhooks);
  return ok(`${phoneNumber} ${mistake}; now it calls ${wish.webhooks.voiceUrl}`);
}

/** Without a chosen number one that is set up is enough; which of the others to change is not for us to guess. */
function judgeMany(incoming: readonly IncomingNumber[], webhooks: NumberWebhooks): readonly Finding[] {
  const right = incoming.filter((number) => mistakeOf(number, webhooks) === undefined);
  if (right.length === 0) {
    const advice = `Set TWILIO_PHONE_NUMBER to the one that is meant and run it with --fix, or ${byHand(webhooks)}.`;
    return [fault(`none of ${incoming.length} numbers calls ${webhooks.voiceUrl}`, advice)];
  }
  const left = incoming.length - right.length;
  return [
    ...right.map(({ phoneNumber }) => ok(`${phoneNumber} calls ${webhooks.voiceUrl}`)),
    ...(left > 0 ? [note(`${left} other numbers of the account do something else`)] : []),
  ];
}

function mistakeOf(number: IncomingNumber, webhooks: NumberWebhooks): string | undefined {
  if (number.trunkSid !== '') return 'belongs to a SIP trunk';
  if (number.voiceApplicationSid !== '') return 'is answered by a TwiML app';
  if (!sameTarget(number.voiceUrl, webhooks.voiceUrl)) return `calls ${shown(number.voiceUrl)}`;
  if (!sameTarget(number.statusCallback, webhooks.statusCallback)) {
    return `reports status changes to ${shown(number.statusCallback)}`;
  }
  return undefined;
}

/** A fragment only says how Twilio connects, and may be the operator's own. */
function sameTarget(url: string, wanted: string): boolean {
  return url.split('#', 1)[0] === wanted.split('#', 1)[0];
}

/** A webhook's address may hold a password or a token. */
function shown(url: string): string {
  if (url === '') return 'nothing';
  return URL.canParse(url) ? new URL(url).origin + new URL(url).pathname : 'something that is no address';
}

function byHand({ voiceUrl, statusCallback }: NumberWebhooks): string {
  return `write ${voiceUrl} at "A call comes in" and ${statusCallback} at "Call status changes" in the Twilio console`;
}

/** Twilio's own text is left out, because it may hold a telephone number. */
function failure(error: unknown): Finding {
  const certificate = certificateFault(error);
  if (certificate !== undefined) return fault(`no trusted connection (${certificate})`, INTERCEPTED);
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (typeof status !== 'number') return fault('no connection', NETWORK_ADVICE);
  if (status === 401 || status === 403) {
    return fault(
      'the account SID or the auth token was refused',
      'Copy TWILIO_ACCOUNT_SID and the primary TWILIO_AUTH_TOKEN from the Twilio console.',
    );
  }
  if (status === 404) return fault('the account does not exist', 'Correct TWILIO_ACCOUNT_SID.');
  return fault(`Twilio answered ${status}`, 'See the Twilio debugger and its status page.');
}
