import { randomBytes } from 'node:crypto';

/** A Twilio identifier: two letters for the kind (CA call, MZ stream, PN number, SM text message) and 32 hexadecimal digits. */
export function newSid(kind: 'CA' | 'MZ' | 'PN' | 'SM'): string {
  return `${kind}${randomBytes(16).toString('hex')}`;
}
