import { createHmac } from 'node:crypto';

/** Tells the receiver how the signature was made, should that ever change. */
const VERSION = 'v1';

/**
 * The signature of a webhook: HMAC-SHA256 of timestamp, dot and body. The timestamp is part of it, so that a receiver
 * can refuse a request that was recorded and sent again.
 * @param timestamp epoch seconds
 * @returns like `v1=…`, in hexadecimal
 */
export function signBody(secret: string, timestamp: string, body: string): string {
  return `${VERSION}=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}
