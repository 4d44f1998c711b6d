import type { Config } from '../../config/config.ts';
import { type IncomingNumber, type NumberWebhooks, TwilioNumbers } from '../../twilio/rest/twilio-numbers.ts';
import type { TwilioAccount } from '../../twilio/rest/twilio-rest.ts';
import { withRetries } from '../../twilio/webhook-retries.ts';
import { certificateFault, INTERCEPTED } from './certificate.ts';
import { checkClock } from './clock.ts';
import { type Check, type Finding, fault, note, ok } from './finding.ts';

/** Less than a check may take. */
const REQUEST_TIMEOUT_MS = 8000;
const TWILIO_API = 'https://api.twilio.com';
const NETWORK_ADVICE = 'Check the network path to api.twilio.com, or TWILIO_API_URL.';

/** What may be changed: nothing, webhooks, or also what answers the number now (a SIP trunk, a TwiML app). */
export type Fixing = 'nothing' | 'webhooks' | 'everything';

export interface TwilioCheckOptions {
  readonly fix: Fixing;
  /** Epoch milliseconds, by this machine's clock. */
  readonly clockMs: () => number;
}

/** The account, and where its numbers send calls. */
export function twilioCheck(config: Config, { fix, clockMs }: TwilioCheckOptions): Check {
  const { apiUrl = TWILIO_API, phoneNumber } = config.twilio;
  return {
    name: 'Twilio',
    onTimeout: NETWORK_ADVICE,
    run: async (signal) => {
      const account = accountOf(config);
      if (!account) {
        return [note('not checked', 'Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN to have it checked.')];
      }
      const found = await checkAccount(account, { fix, phoneNumber, webhooks: webhooksOf(config) });
      const reached = found.some(({ status }) => status !== 'fault');
      return reached ? [...found, await checkClock(apiUrl, { signal, nowMs: clockMs })] : found;
    },
  };
}

/**
 * What `--fix` would take the number away from, before and after; undefined when that is nothing, or unknown.
 * Never rejects.
 */
export async function describeTakeover(config: Config): Promise<string | undefined> {
  const account = accountOf(config);
  if (!account) return undefined;
  const numbers = new TwilioNumbers(account, REQUEST_TIMEOUT_MS);
  // The check itself tells what is wrong with the account.
  const [number, ...others] = await numbers.list(config.twilio.phoneNumber).catch(() => []);
  if (!number || others.length > 0) return undefined;
  const { phoneNumber, trunkSid, voiceApplicationSid } = number;
  const holder = trunkSid !== '' ? `SIP trunk ${trunkSid}` : `TwiML app ${voiceApplicationSid}`;
  if (!isHeld(number)) return undefined;
  return `${phoneNumber} is answered by the ${holder}; after --fix it calls ${webhooksOf(config).voiceUrl}.`;
}

function accountOf({ twilio }: Config): TwilioAccount | undefined {
  const { accountSid, authToken, secondaryAuthToken, apiUrl } = twilio;
  if (accountSid === undefined || authToken === undefined) return undefined;
  return { accountSid, authToken, secondaryAuthToken, apiUrl };
}

interface Wish {
  readonly fix: Fixing;
  readonly phoneNumber: string | undefined;
  readonly webhooks: NumberWebhooks;
}

function webhooksOf({ publicUrl, twilio }: Config): NumberWebhooks {
  const url = (name: string) => withRetries(`${publicUrl}/twilio/${name}`, twilio.webhookRetries);
  return { voiceUrl: url('voice'), statusCallback: url('status') };
}

async function checkAccount(account: TwilioAccount, wish: Wish): Promise<readonly Finding[]> {
  const numbers = new TwilioNumbers(account, REQUEST_TIMEOUT_MS);
  try {
    const [status, incoming] = await Promise.all([numbers.accountStatus(), numbers.list(wish.phoneNumber)]);
    return [...judgeTokens(numbers), judgeAccount(status), ...(await checkNumbers(numbers, incoming, wish))];
  } catch (error) {
    return [failure(error)];
  }
}

function judgeTokens({ rotated }: TwilioNumbers): readonly Finding[] {
  if (!rotated) return [];
  const advice = 'Write TWILIO_AUTH_TOKEN_SECONDARY in the place of TWILIO_AUTH_TOKEN.';
  return [note('the auth token was refused, and the secondary one taken', advice)];
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
  if (others.length === 0) return [await checkNumber(numbers, first, wish), judgeFallback(first, wish)];
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
  if (wish.fix === 'nothing') {
    return fault(`${phoneNumber} ${mistake}`, `Run it with --fix, or ${byHand(wish.webhooks)}.`);
  }
  if (isHeld(number) && wish.fix === 'webhooks') {
    const advice = `Run it with --fix --yes to take it off there, or ${byHand(wish.webhooks)}.`;
    return fault(`${phoneNumber} ${mistake}, and was left there`, advice);
  }
  await numbers.setWebhooks(sid, wish.webhooks);
  return ok(`${phoneNumber} ${mistake}; now it calls ${wish.webhooks.voiceUrl}`);
}

/** The URLs of a number that something else answers mean nothing. */
function isHeld({ trunkSid, voiceApplicationSid }: IncomingNumber): boolean {
  return trunkSid !== '' || voiceApplicationSid !== '';
}

/** It is asked when the gateway cannot be reached, or answers with an error: nothing of ours is in it. */
function judgeFallback({ voiceFallbackUrl }: IncomingNumber, { webhooks }: Wish): Finding {
  const advice =
    'In the Twilio console, write a TwiML Bin that dials a person at "Primary handler fails", so that callers reach somebody even with the gateway gone.';
  if (voiceFallbackUrl === '') return note('nothing is asked when the gateway cannot be reached', advice);
  const isOwn = new URL(webhooks.voiceUrl).origin === originOf(voiceFallbackUrl);
  if (isOwn) return note('the gateway itself is asked when it cannot be reached', advice);
  return ok(`${shown(voiceFallbackUrl)} is asked when the gateway cannot be reached`);
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
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
