import type { Config } from '../config/config.ts';
import type { AddRoutes } from '../console/console-routes.ts';
import { CallTokens } from '../console/softphone/call-tokens.ts';
import { DialService } from '../console/softphone/dial-service.ts';
import { OpenCalls } from '../console/softphone/open-calls.ts';
import { softphoneRoutes } from '../console/softphone/softphone-routes.ts';
import { WebhookSender } from '../console/softphone/webhook-sender.ts';
import type { OwnAddress } from '../http/own-address.ts';

/** Numbers that the North American plan keeps for fiction: https://nanpa.com/numbering/555-line-numbers */
const CALLER = '+14155550100';
const CALLED = '+14155550199';
const NO_ACCOUNT = 'AC00000000000000000000000000000000';
/** Ringing, notices and dialling come on top of the longest conversation. */
const MARGIN_MS = 3_600_000;

/**
 * The routes of the softphone.
 * @returns undefined without TWILIO_AUTH_TOKEN, which its requests are signed with
 */
export function createSoftphone(config: Config, address: OwnAddress): AddRoutes | undefined {
  const { publicUrl, twilio, limits } = config;
  const { authToken, secondaryAuthToken } = twilio;
  if (authToken === undefined) return undefined;
  return softphoneRoutes({
    publicUrl,
    accountSid: twilio.accountSid ?? NO_ACCOUNT,
    defaults: { from: CALLER, to: twilio.phoneNumber ?? CALLED },
    tokens: new CallTokens({
      secret: authToken,
      secondarySecret: secondaryAuthToken,
      callMs: limits.maxCallSeconds * 1000 + MARGIN_MS,
    }),
    openCalls: new OpenCalls(),
    sender: new WebhookSender({ publicUrl, authToken, origin: () => address.origin }),
    dialService: config.console?.dialUrl === undefined ? undefined : new DialService(config.console.dialUrl),
  });
}
