import { createHmac } from 'node:crypto';

/**
 * `X-Twilio-Signature`: HMAC-SHA1 under the account's auth token over the exact URL, followed by every POST
 * parameter as name and value, sorted by name; base64. Written here and not taken from the twilio package,
 * so that it checks the gateway's validation independently.
 * @param url as Twilio knows it: `https` for webhooks, `wss` for streams, with the query string of a GET
 * @param params the form fields of a POST; empty for a GET or an upgrade
 */
export function twilioSignature(
  authToken: string,
  url: string,
  params: Readonly<Record<string, string>> = {},
): string {
  const names = Object.keys(params).sort();
  const text = url + names.map((name) => `${name}${params[name] ?? ''}`).join('');
  return createHmac('sha1', authToken).update(text, 'utf8').digest('base64');
}
