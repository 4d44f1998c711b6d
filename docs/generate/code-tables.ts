import { ERRORS } from '../../src/errors.ts';

const BEGIN = '<!-- Written by `npm run docs:codes` from src/errors.ts. -->\n';
const END = '<!-- End of the tables of codes. -->\n';

/** What an operator notices, in the operator's words. */
const SYMPTOMS: Readonly<Record<string, string>> = {
  provider_credentials_missing: 'Missing credentials',
  provider_unauthorized: 'Credentials refused',
  provider_access_denied: 'Model access not enabled',
  provider_model_not_found: 'Model not found in region',
  provider_throttled: 'Too many calls for the account',
  provider_quota_exhausted: 'No credit left',
  provider_timeout: 'Time-out',
  provider_session_expired: 'Stream ended at its limit',
  provider_input_rejected: 'An event was rejected',
  provider_history_too_long: 'History too long',
  provider_unavailable: 'Provider unavailable',
  provider_lost: 'Connection broke',
  provider_no_audio: 'No audio output',
  store_unavailable: 'Sessions are not stored',
  store_rejected: 'One item is refused for good',
  store_conflict: 'Another stream owns the session',
  telephony_unavailable: "Twilio's REST API does not answer",
  telephony_refused: 'Twilio refuses a REST request',
  telephony_call_over: 'The call has ended meanwhile',
  media_protocol: 'A media stream of another kind',
  upgrade_missing: 'A proxy removes the Upgrade header',
  assistants_invalid: 'A reload of the assistants is refused',
  tool_timeout: 'A tool is too slow',
  tool_unavailable: 'A tool cannot be reached',
  tool_refused: 'A tool refuses the request',
  tool_blocked: 'A tool may not reach its address',
  tool_result_unusable: 'A tool answers with something that cannot be used',
  tool_failed: 'A tool fails',
  knowledge_unavailable: 'Knowledge cannot be looked up',
  knowledge_refused: 'The knowledge source refuses the request',
  crm_unavailable: 'The CRM does not answer',
  crm_refused: 'The CRM refuses a record',
  recording_unavailable: 'Recordings cannot be stored',
  recording_refused: 'The bucket refuses a recording',
  events_unavailable: 'Events cannot be published',
  events_refused: 'AppSync refuses events',
  config_invalid: 'The process exits with 78',
};

const GROUPS: readonly { readonly title: string; readonly prefixes: readonly string[] }[] = [
  { title: 'Speech model', prefixes: ['provider_'] },
  { title: 'Session table', prefixes: ['store_'] },
  { title: 'Telephony', prefixes: ['telephony_', 'media_', 'upgrade_'] },
  { title: 'Tools, knowledge and CRM', prefixes: ['tool_', 'knowledge_', 'crm_'] },
  { title: 'Recordings', prefixes: ['recording_'] },
  { title: 'Events', prefixes: ['events_'] },
  { title: 'Set-up', prefixes: ['config_', 'assistants_'] },
];

/** docs/troubleshooting.md with the tables of today's codes. */
export function withCodeTables(page: string): string {
  const [before = '', rest = ''] = page.split(BEGIN);
  const [, after = ''] = rest.split(END);
  return [
    before,
    BEGIN,
    ...GROUPS.map(({ title, prefixes }) => table(title, prefixes)),
    '\n',
    END,
    after,
  ].join('');
}

function table(title: string, prefixes: readonly string[]): string {
  const rows = Object.entries(ERRORS)
    .filter(([code]) => prefixes.some((prefix) => code.startsWith(prefix)))
    .map(([code, { advice }]) => `| ${SYMPTOMS[code] ?? '?'} | \`${code}\` | ${advice} |\n`);
  return `\n### ${title}\n\n| Symptom | Code | What to do |\n|---|---|---|\n${rows.join('')}`;
}
