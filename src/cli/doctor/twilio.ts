import type { Config } from '../../config/config.ts';
import { type IncomingNumber, type NumberWebhooks, TwilioNumbers } from '../../twilio/rest/twilio-numbers.ts';
import type { TwilioAccount } from '../../twilio/rest/twilio-rest.ts';
import { withRetries } from '../../twilio/webhook-retries.ts';
import { certificateFault, INTERCEPTED } from './certificate.ts';
import { checkClock } from './clock.ts';
import { type Check, type Finding, fault, note, ok } from './finding.ts';

/** Less than the deadline of a check. */
const REQUEST_TIMEOUT_MS = 8000;
const TWILIO_API = 'https://api.twilio.com';
const NETWORK_ADVICE = 'Check the network path to api.twilio.com, or TWILIO_API_URL.';

/** What `--fix` may change: nothing, webhooks, or also the SIP trunk or TwiML app that answers the number now. */
export type Fixing = 'nothing' | 'webhooks' | 'everything';

export interface TwilioCheckOptions {
  readonly fix: Fixing;
  /** Epoch milliseconds, by this machine's clock. */
  readonly clockMs: () => number;
}

/** Checks the account, and where its numbers send calls. */
export function twilioCheck(config: Config, { fix, clockMs }: TwilioCheckOptions): Check {
  const { apiUrl = TWILIO_API, phoneNumber } = config.twilio;
  return {
    name: 'Twilio',
    onTimeout: NETWORK_ADVICE,
    run: async (signal) => {
      const account = accountOf(config);
      if (!account) {
        return [note('not checked', 'Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN to include this check.')];
      }
      const found = await checkAccount(account, { fix, phoneNumber, webhooks: webhooksOf(config) });
      const reached = found.some(({ status }) => status !== 'fault');
      return reached ? [...found, await checkClock(apiUrl, { signal, nowMs: clockMs })] : found;
    },
  };
}

/**
 * Describes from what `--fix` would remove the number; undefined when nothing holds it, or this is unknown. Never
 * rejects.
 */
export async function describeTakeover(config: Config): Promise<string | undefined> {
  const account = accountOf(config);
  if (!account) return undefined;
  const numbers = new TwilioNumbers(account, REQUEST_TIMEOUT_MS);
  // The check itself reports faults of the account.
  const [number, ...others] = await numbers.list(config.twilio.phoneNumber).catch(() => []);
  if (!number || others.length > 0) return undefined;
  const { phoneNumber, trunkSid, voiceApplicationSid } = number;
  const holder = trunkSid !== '' ? `SIP trunk ${trunkSid}` : `TwiML app ${voiceApplicationSid}`;
  if (!isHeld(number)) return undefined;
  return `The ${holder} answers ${phoneNumber} now. --fix removes the number from it and sets the webhook ${webhooksOf(config).voiceUrl}.`;
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
  const advice = 'Replace TWILIO_AUTH_TOKEN by the value of TWILIO_AUTH_TOKEN_SECONDARY.';
  return [note('the auth token is wrong, but the secondary one works', advice)];
}

function judgeAccount(status: string): Finding {
  if (status === 'active') return ok('the account is active');
  return fault(`the account is ${status}`, 'Read the messages in the Twilio console.');
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
  if (phoneNumber === undefined)
    return fault('the account has no number', 'Buy a number with voice capability.');
  return fault(`${phoneNumber} is not in the account`, 'Correct TWILIO_PHONE_NUMBER, or TWILIO_ACCOUNT_SID.');
}

async function checkNumber(numbers: TwilioNumbers, number: IncomingNumber, wish: Wish): Promise<Finding> {
  const { phoneNumber, sid } = number;
  const mistake = mistakeOf(number, wish.webhooks);
  if (mistake === undefined) return ok(`${phoneNumber} calls ${wish.webhooks.voiceUrl}`);
  if (wish.fix === 'nothing') {
    return fault(`${phoneNumber} ${mistake}`, `Run the doctor with --fix, or ${byHand(wish.webhooks)}.`);
  }
  if (isHeld(number) && wish.fix === 'webhooks') {
    const advice = `Run the doctor with --fix --yes to remove it from there, or ${byHand(wish.webhooks)}.`;
    return fault(`${phoneNumber} ${mistake}, and was not changed`, advice);
  }
  await numbers.setWebhooks(sid, wish.webhooks);
  return ok(`${phoneNumber} ${mistake}; now it calls ${wish.webhooks.voiceUrl}`);
}

/** Twilio ignores the URLs of a number that a SIP trunk or a TwiML app answers. */
function isHeld({ trunkSid, voiceApplicationSid }: IncomingNumber): boolean {
  return trunkSid !== '' || voiceApplicationSid !== '';
}

/**
 * Twilio calls the fallback when the gateway cannot be reached or answers with an error. It must not be the gateway.
 */
function judgeFallback({ voiceFallbackUrl }: IncomingNumber, { webhooks }: Wish): Finding {
  const advice =
    'In the Twilio console, set a TwiML Bin that dials a person at "Primary handler fails", so that callers reach someone even when the gateway is down.';
  if (voiceFallbackUrl === '') return note('there is no fallback when the gateway cannot be reached', advice);
  const isOwn = new URL(webhooks.voiceUrl).origin === originOf(voiceFallbackUrl);
  if (isOwn) return note('the fallback is the gateway itself', advice);
  return ok(`the fallback is ${shown(voiceFallbackUrl)}`);
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

/** Without TWILIO_PHONE_NUMBER one correct number is enough. The doctor does not guess which others to change. */
function judgeMany(incoming: readonly IncomingNumber[], webhooks: NumberWebhooks): readonly Finding[] {
  const right = incoming.filter((number) => mistakeOf(number, webhooks) === undefined);
  if (right.length === 0) {
    const advice = `Set TWILIO_PHONE_NUMBER to the number of the gateway and run the doctor with --fix, or ${byHand(webhooks)}.`;
    return [fault(`none of ${incoming.length} numbers calls ${webhooks.voiceUrl}`, advice)];
  }
  const left = incoming.length - right.length;
  return [
    ...right.map(({ phoneNumber }) => ok(`${phoneNumber} calls ${webhooks.voiceUrl}`)),
    ...(left > 0 ? [note(`other numbers of the account, used for something else: ${left}`)] : []),
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

/** The fragment only sets how Twilio connects, and operators may choose it. */
function sameTarget(url: string, wanted: string): boolean {
  return url.split('#', 1)[0] === wanted.split('#', 1)[0];
}

/** Hides the parts of an address that may hold a password or a token. */
function shown(url: string): string {
  if (url === '') return 'nothing';
  return URL.canParse(url) ? new URL(url).origin + new URL(url).pathname : 'an invalid address';
}

function byHand({ voiceUrl, statusCallback }: NumberWebhooks): string {
  return `enter ${voiceUrl} at "A call comes in" and ${statusCallback} at "Call status changes" in the Twilio console`;
}

/** Twilio's own message may hold a telephone number, so it is not printed. */
function failure(error: unknown): Finding {
  const certificate = certificateFault(error);
  if (certificate !== undefined) return fault(`no trusted connection (${certificate})`, INTERCEPTED);
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (typeof status !== 'number') return fault('no connection', NETWORK_ADVICE);
  if (status === 401 || status === 403) {
    return fault(
      'wrong account SID or auth token',
      'Copy TWILIO_ACCOUNT_SID and the primary TWILIO_AUTH_TOKEN from the Twilio console.',
    );
  }
  if (status === 404) return fault('the account does not exist', 'Correct TWILIO_ACCOUNT_SID.');
  return fault(`Twilio answered ${status}`, 'Look at the Twilio debugger and the Twilio status page.');
}
