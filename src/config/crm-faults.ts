import type { Given } from './given-values.ts';
import { missing, type SettingFault } from './setting-fault.ts';
import { BOOLEAN_WORDS } from './value-kinds.ts';

/** Faults of the settings for CRMs. */
export function crmFaults(given: Given): SettingFault[] {
  return [...hubspotFaults(given), ...webhookFaults(given)];
}

function hubspotFaults(given: Given): SettingFault[] {
  if (BOOLEAN_WORDS[(given.ENABLE_HUBSPOT ?? 'false').toLowerCase()] !== true) return [];
  const faults = plainAddressFaults('HUBSPOT_API_BASE_URL', given);
  if (given.HUBSPOT_ACCESS_TOKEN !== undefined) return faults;
  const what = 'the access token of a private app in your HubSpot account, or set ENABLE_HUBSPOT=false';
  return [...faults, missing('HUBSPOT_ACCESS_TOKEN', what)];
}

function webhookFaults(given: Given): SettingFault[] {
  if (given.CRM_WEBHOOK_URL === undefined) return [];
  const faults = plainAddressFaults('CRM_WEBHOOK_URL', given);
  if (given.CRM_WEBHOOK_SECRET !== undefined) return faults;
  const what = 'a secret of at least 16 characters that the receiver checks signatures with';
  return [...faults, missing('CRM_WEBHOOK_SECRET', what)];
}

/** Reports hold what callers have said, so they are sent in plain text only to hosts that the operator names. */
function plainAddressFaults(name: 'HUBSPOT_API_BASE_URL' | 'CRM_WEBHOOK_URL', given: Given): SettingFault[] {
  const value = given[name];
  if (value === undefined || !URL.canParse(value)) return [];
  const { protocol, hostname, port } = new URL(value);
  if (protocol !== 'http:') return [];
  const host = `${hostname}:${port === '' ? '80' : port}`;
  const listed = (given.TOOLS_ALLOW_PRIVATE ?? '').split(',').map((entry) => entry.trim().toLowerCase());
  if (listed.includes(host)) return [];
  return [
    {
      name,
      problem: 'is not encrypted',
      advice: `write an https:// address, or list ${host} in TOOLS_ALLOW_PRIVATE`,
    },
  ];
}
