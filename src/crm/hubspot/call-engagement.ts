import { type CallReport, type CallReportOutcome, reasonText } from '../call-report.ts';
import type { HubSpotProperties } from './hubspot-api.ts';

/** The property that holds the id of a call in the system that made it. HubSpot searches it, but allows repeats. */
export const EXTERNAL_ID = 'hs_call_external_id';

const TITLE = 'Call with the voice assistant';

const OUTCOMES: Readonly<Record<CallReportOutcome, string>> = {
  completed: 'The assistant served the caller to the end of the call.',
  handed_off: 'A person took the call over.',
  unreached: 'The caller needed a person and did not reach one.',
  failed: 'The assistant failed.',
  lost: 'The end of the call is not known.',
};

/**
 * The properties of a call engagement.
 * @see https://developers.hubspot.com/docs/api-reference/latest/crm/activities/calls/guide
 */
export function buildEngagement(report: CallReport): HubSpotProperties {
  const { from, to } = report;
  return {
    hs_timestamp: report.startedAt,
    hs_call_title: TITLE,
    hs_call_body: buildBody(report),
    hs_call_direction: 'INBOUND',
    // Milliseconds, as text.
    hs_call_duration: String(report.durationSeconds * 1000),
    hs_call_status: report.outcome === 'failed' ? 'FAILED' : 'COMPLETED',
    ...(from !== undefined && { hs_call_from_number: from }),
    ...(to !== undefined && { hs_call_to_number: to }),
    [EXTERNAL_ID]: report.id,
  };
}

/**
 * A ticket for a call that needs a person to follow up, in the first stage of the pipeline that every account has.
 * @see https://developers.hubspot.com/docs/api-reference/latest/crm/objects/tickets/guide
 */
export function buildTicket(report: CallReport): HubSpotProperties {
  const { handoffReason } = report;
  const subject = handoffReason === undefined ? OUTCOMES[report.outcome] : reasonText(handoffReason);
  return {
    subject: `Telephone call: ${subject}`,
    content: [OUTCOMES[report.outcome], report.summary, `Call ${report.id}`].join('\n'),
    hs_pipeline: '0',
    hs_pipeline_stage: '1',
  };
}

/** HubSpot shows it as HTML, and the caller's words must not become markup. */
function buildBody(report: CallReport): string {
  const { outcome, handoffReason, summary, language, turns, endReason, recording = [] } = report;
  const lines = [
    `Outcome: ${OUTCOMES[outcome]}`,
    ...(handoffReason === undefined ? [] : [`Why a person was needed: ${reasonText(handoffReason)}`]),
    ...(endReason === undefined ? [] : [`End: ${endReason}`]),
    ...(language === undefined ? [] : [`Language: ${language}`]),
    `Turns: ${turns}`,
    ...recording.map((address) => `Recording: ${address}`),
    ...summary.split('\n'),
  ];
  return lines.map(escapeHtml).join('<br>');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
