import type { Config } from '../config/config.ts';
import { TwilioSignatures } from '../http/twilio-signature.ts';
import { TwilioCalls } from '../twilio/rest/twilio-calls.ts';
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
