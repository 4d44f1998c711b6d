import { isSoftphoneSid } from '../../media/softphone-sid.ts';
import { ConsoleError } from '../console-error.ts';
import type { SoftphoneCall } from './call-tokens.ts';

/** What the page may tell about its call. The gateway itself says whose call it is, and who calls whom. */
const TOLD: readonly string[] = [
  'CallStatus',
  'CallDuration',
  'Duration',
  'DialBridged',
  'DialCallDuration',
  'DialCallSid',
  'DialCallStatus',
  'Digits',
  'StreamError',
  'StreamEvent',
  'StreamName',
  'StreamSid',
  'Timestamp',
];
const LONGEST_VALUE = 1_000;
const API_VERSION = '2010-04-01';
const STREAM_PATH = '/twilio/stream';

/**
 * The address of a webhook, as Twilio would request it.
 * @param path as the TwiML of the gateway has it, without the origin
 * @throws ConsoleError unless it is a webhook of this gateway
 */
export function webhookPath(path: unknown, publicUrl: string): string {
  const isPath = typeof path === 'string' && path.startsWith('/') && URL.canParse(path, publicUrl);
  const url = isPath ? new URL(path, publicUrl) : undefined;
  const { origin } = new URL(publicUrl);
  if (url?.origin !== origin || !url.pathname.startsWith('/twilio/') || url.pathname === STREAM_PATH)
    throw new ConsoleError('bad_request', 'Only webhooks under /twilio/ of this gateway can be requested.');
  return url.pathname + url.search;
}

/**
 * The fields that Twilio would send.
 * @param told what the page says of the state of the call
 * @throws ConsoleError for fields that a page may not set
 * @see https://www.twilio.com/docs/voice/twiml#request-parameters
 */
export function webhookFields(
  told: unknown,
  { callSid, from, to }: SoftphoneCall,
  accountSid: string,
): Record<string, string> {
  const own = {
    AccountSid: accountSid,
    ApiVersion: API_VERSION,
    CallSid: callSid,
    Called: to,
    Caller: from,
    Direction: 'inbound',
    From: from,
    To: to,
  };
  if (typeof told !== 'object' || told === null) return own;
  const fields = Object.entries(told).map(([name, value]): [string, string] => [name, checked(name, value)]);
  return { ...Object.fromEntries(fields), ...own };
}

function checked(name: string, value: unknown): string {
  if (!TOLD.includes(name) || typeof value !== 'string' || value.length > LONGEST_VALUE)
    throw new ConsoleError('bad_request', `A webhook of the softphone may hold: ${TOLD.join(', ')}.`);
  if (name === 'DialCallSid' && !isSoftphoneSid(value))
    throw new ConsoleError('bad_request', 'DialCallSid must be one of the softphone.');
  return value;
}
