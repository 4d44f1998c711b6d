import { consoleFaults } from './console-faults.ts';
import { crmFaults } from './crm-faults.ts';
import type { Given } from './given-values.ts';
import { optionFaults } from './option-faults.ts';
import { missing, type SettingFault } from './setting-fault.ts';
import { BOOLEAN_WORDS } from './value-kinds.ts';
import { webFaults } from './web-faults.ts';

/** Faults that need more than one variable. They read the raw values, so that they appear beside all others. */
export function crossFaults(given: Given): SettingFault[] {
  return [
    ...keyFaults(given),
    ...optionFaults(given),
    ...cascadeFaults(given),
    ...signatureFaults(given),
    ...messageFaults(given),
    ...crmFaults(given),
    ...webFaults(given),
    ...eventFaults(given),
    ...consoleFaults(given),
  ];
}

function keyFaults(given: Given): SettingFault[] {
  if (given.OPENAI_API_KEY !== undefined) return [];
  const provider = given.VOICE_PROVIDER ?? (given.USE_NOVA_SONIC === undefined ? 'openai' : undefined);
  if (provider === 'openai' || provider === 'openai-live') return [missingKey('set VOICE_PROVIDER=nova')];
  return given.ESCALATION_OPENAI_MODEL === undefined ? [] : [missingKey('remove ESCALATION_OPENAI_MODEL')];
}

function cascadeFaults(given: Given): SettingFault[] {
  if (given.VOICE_PROVIDER !== 'cascade' || given.CASCADE_MODEL_ID !== undefined) return [];
  const what = 'a Bedrock text model or inference profile, like us.anthropic.claude-haiku-4-5-20251001-v1:0';
  return [missing('CASCADE_MODEL_ID', what)];
}

/** @param otherwise how to do without it */
export function missingKey(otherwise: string): SettingFault {
  return missing('OPENAI_API_KEY', `the key of the OpenAI project, or ${otherwise}`);
}

function signatureFaults(given: Given): SettingFault[] {
  const validates = BOOLEAN_WORDS[(given.TWILIO_VALIDATE_SIGNATURES ?? 'true').toLowerCase()] !== false;
  if (!validates || given.TWILIO_AUTH_TOKEN !== undefined) return [];
  const what = 'the primary auth token from the Twilio console, which signatures are checked with';
  return [missing('TWILIO_AUTH_TOKEN', what)];
}

/** A key or a namespace without an address does nothing. */
function eventFaults(given: Given): SettingFault[] {
  const named = ['APPSYNC_API_KEY', 'APPSYNC_EVENTS_NAMESPACE'].filter((name) => given[name] !== undefined);
  if (given.APPSYNC_EVENTS_URL !== undefined || named.length === 0) return [];
  return [
    missing('APPSYNC_EVENTS_URL', `the HTTP endpoint of an Event API, or remove ${named.join(' and ')}`),
  ];
}

function messageFaults(given: Given): SettingFault[] {
  if (BOOLEAN_WORDS[(given.SEND_SMS ?? 'false').toLowerCase()] !== true) return [];
  const needed = new Map([
    ['TWILIO_ACCOUNT_SID', 'the account that sends the text messages of SEND_SMS=true'],
    [
      'TWILIO_AUTH_TOKEN',
      'the primary auth token of the account that sends the text messages of SEND_SMS=true',
    ],
    ['TWILIO_PHONE_NUMBER', 'the E.164 number that the text messages of SEND_SMS=true are sent from'],
  ]);
  for (const { name } of signatureFaults(given)) needed.delete(name);
  return [...needed].filter(([name]) => given[name] === undefined).map(([name, what]) => missing(name, what));
}
