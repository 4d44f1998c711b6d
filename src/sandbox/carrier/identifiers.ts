import { randomBytes } from 'node:crypto';

/** A Twilio identifier: two letters for the kind (CA call, MZ stream) and 32 hexadecimal digits. */
export function newSid(kind: 'CA' | 'MZ'): string {
  return `${kind}${randomBytes(16).toString('hex')}`;
}
