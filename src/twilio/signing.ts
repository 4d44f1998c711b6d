import twilio from 'twilio';

/**
 * What Twilio would send as `X-Twilio-Signature`.
 * @param params the form fields of a POST
 * @see https://www.twilio.com/docs/usage/security#validating-requests
 */
export function signatureOf(
  authToken: string,
  url: string,
  params: Readonly<Record<string, string>> = {},
): string {
  return twilio.getExpectedTwilioSignature(authToken, url, params);
}
