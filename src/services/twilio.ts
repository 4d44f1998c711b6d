import { SendSms } from '../call/tools/send-sms.ts';
import type { Config } from '../config/config.ts';
import { TwilioSignatures } from '../http/twilio-signature.ts';
import type { Tool } from '../tools/tool.ts';
import { TwilioCalls } from '../twilio/rest/twilio-calls.ts';
import { TwilioMessages } from '../twilio/rest/twilio-messages.ts';
import { StreamTokens } from '../twilio/stream-token.ts';
import { retryFragment } from '../twilio/webhook-retries.ts';

/** Creates the parts that talk to Twilio and verify its requests. */
export function createTwilio({ publicUrl, twilio }: Config) {
  const { authToken, secondaryAuthToken, validateSignatures, webhookRetries } = twilio;
  return {
    calls: createCalls(twilio),
    tokens: new StreamTokens({ secret: authToken, secondarySecret: secondaryAuthToken }),
    signatures: new TwilioSignatures({
      publicUrl,
      authToken,
      secondaryAuthToken,
      validate: validateSignatures,
      fragment: retryFragment(webhookRetries),
    }),
  };
}

/** The client of Twilio's REST API; undefined without an account. */
function createCalls({ accountSid, authToken, secondaryAuthToken, apiUrl }: Config['twilio']) {
  if (accountSid === undefined || authToken === undefined) return undefined;
  return new TwilioCalls({ accountSid, authToken, secondaryAuthToken, apiUrl });
}

/** What the assistant may do over Twilio beside talking. */
export function createTwilioTools({ twilio }: Config): Tool[] {
  const { accountSid, authToken, phoneNumber: from, sendSms, secondaryAuthToken, apiUrl } = twilio;
  if (!sendSms || accountSid === undefined || authToken === undefined || from === undefined) return [];
  const messages = new TwilioMessages({ accountSid, authToken, secondaryAuthToken, apiUrl, from });
  return [new SendSms({ send: (message) => messages.send(message) })];
}
