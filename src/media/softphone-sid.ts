import { randomBytes } from 'node:crypto';

/**
 * Twilio's CallSids are `CA` and 32 hexadecimal digits. With other letters in it, one of ours can never be a call of
 * Twilio's.
 * @see https://www.twilio.com/docs/glossary/what-is-a-sid
 */
const PREFIX = 'CAsoftphone';
const SOFTPHONE_SID = /^CAsoftphone[0-9a-f]{23}$/;

/** The CallSid of a call that was placed from the softphone of the console. */
export function newSoftphoneSid(): string {
  return `${PREFIX}${randomBytes(12).toString('hex').slice(1)}`;
}

/** Whether Twilio knows nothing of this call, because the softphone placed it. */
export function isSoftphoneSid(sid: string): boolean {
  return SOFTPHONE_SID.test(sid);
}
