import { novaRegionWarnings, regionWarnings } from './aws-regions.ts';
import type { Environment } from './environment.ts';
import { fallbackWarnings } from './fallback-warnings.ts';
import type { Given } from './given-values.ts';
import { idleSettingWarnings } from './idle-settings.ts';
import { novaRegions } from './nova-settings.ts';

/** What works, but may not be meant. */
export function settingWarnings(env: Environment, given: Given): string[] {
  return [
    ...twilioWarnings(env),
    ...addressWarnings(env),
    ...fallbackWarnings(env),
    ...idleSettingWarnings(env, given),
    ...connectWarnings(env),
    ...crmWarnings(env),
    ...escalationWarnings(env),
    ...assistantWarnings(env),
    ...allRegionWarnings(env),
  ];
}

function twilioWarnings(env: Environment): string[] {
  const warnings: string[] = [];
  if (!env.TWILIO_VALIDATE_SIGNATURES) {
    warnings.push(
      'TWILIO_VALIDATE_SIGNATURES=false: anyone who reaches this server can place calls. Local work only.',
    );
  }
  if (env.TWILIO_ACCOUNT_SID === undefined) {
    warnings.push('TWILIO_ACCOUNT_SID is not set: live calls cannot be changed over Twilio REST.');
  }
  return warnings;
}

/**
 * Twilio opens media streams to port 443, and it does not always sign a URL with another port as it was written.
 * @see https://www.twilio.com/docs/voice/media-streams
 * @see https://www.twilio.com/docs/usage/security#a-few-notes
 */
function addressWarnings({ PUBLIC_URL: { port } }: Environment): string[] {
  if (port === '') return [];
  return [
    `PUBLIC_URL has port ${port}: Twilio's streams and signatures count on port 443. Put the proxy or tunnel there.`,
  ];
}

function connectWarnings(env: Environment): string[] {
  const warnings: string[] = [];
  if (env.CONNECT_PHONE_NUMBER === undefined) {
    warnings.push('CONNECT_PHONE_NUMBER is not set: callers who need a person hear an apology.');
  }
  if (env.MAX_CALL_COST_USD !== undefined && env.CONNECT_PHONE_NUMBER === undefined) {
    warnings.push('MAX_CALL_COST_USD only warns: without CONNECT_PHONE_NUMBER no call can go to a person.');
  }
  if (env.CONNECT_INSTANCE_ID === undefined && (env.CONNECT_QUEUE_ID ?? env.CONNECT_CALLBACK_FLOW_ID)) {
    warnings.push(
      'CONNECT_INSTANCE_ID is not set: CONNECT_QUEUE_ID and CONNECT_CALLBACK_FLOW_ID do nothing.',
    );
  }
  return warnings;
}

function crmWarnings(env: Environment): string[] {
  const warnings: string[] = [];
  if (!env.ENABLE_HUBSPOT && (env.HUBSPOT_ACCESS_TOKEN !== undefined || env.HUBSPOT_TICKETS !== 'off')) {
    warnings.push('ENABLE_HUBSPOT is not true: HUBSPOT_ACCESS_TOKEN and HUBSPOT_TICKETS do nothing.');
  }
  if (env.CRM_WEBHOOK_URL === undefined && env.CRM_WEBHOOK_SECRET !== undefined) {
    warnings.push('CRM_WEBHOOK_URL is not set: CRM_WEBHOOK_SECRET does nothing.');
  }
  return warnings;
}

function escalationWarnings(env: Environment): string[] {
  if (env.ESCALATION_MODEL_ID === undefined || env.ESCALATION_OPENAI_MODEL === undefined) return [];
  return ['ESCALATION_OPENAI_MODEL is ignored because ESCALATION_MODEL_ID is set: Bedrock judges.'];
}

function assistantWarnings(env: Environment): string[] {
  if (env.ASSISTANTS_FILE === undefined) return [];
  const ignored = (['ASSISTANT_PROMPT_FILE', 'ASSISTANT_GREETING'] as const).filter(
    (name) => env[name] !== undefined,
  );
  return ignored.map((name) => `${name} is ignored because ASSISTANTS_FILE is set; remove one of the two.`);
}

function allRegionWarnings(env: Environment): string[] {
  const name = env.NOVA_REGION === undefined ? 'AWS_BEDROCK_REGION' : 'NOVA_REGION';
  return [
    ...regionWarnings('AWS_REGION', env.AWS_REGION),
    ...(['CASCADE_REGION', 'CASCADE_POLLY_REGION'] as const).flatMap((setting) => {
      const region = env[setting];
      return region === undefined ? [] : regionWarnings(setting, region);
    }),
    ...novaRegions(env).flatMap((region) => novaRegionWarnings(name, region)),
  ];
}
