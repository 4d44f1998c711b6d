import { setTimeout as sleep } from 'node:timers/promises';
import { CONTACT } from './office.ts';
import type { OfficeStage } from './office-stage.ts';
import { waitFor } from './stage.ts';

const TALK_MS = 500;
/** The report waits 15 s for the last webhook of the call, and for the next look into the outbox, about 10 s. */
const REPORT_MS = 60_000;

export async function showAgent(stage: OfficeStage): Promise<string[]> {
  const { attributes } = await waitFor('a contact with the conversation', 20_000, () =>
    stage.connect.contacts.find((contact) => contact.attributes.found === 'true'),
  );
  const { language, reason, tried = '', summary = '' } = attributes;
  if (language !== 'de') throw new Error(`the agent sees the language ${language}`);
  for (const tool of ['search_knowledge (ok)', 'estimateDelivery (ok)']) {
    if (!tried.includes(tool)) throw new Error(`the agent does not see ${tool}`);
  }
  return [`reason: ${reason}`, `language: ${language}`, `tried: ${tried}`, `summary: ${summary}`].flatMap(
    indented,
  );
}

export async function finishCall(stage: OfficeStage): Promise<string[]> {
  await waitFor('caller and agent hear each other', 10_000, () =>
    stage.call.timeline.some(({ what }) => what === 'dial-bridged'),
  );
  await sleep(TALK_MS);
  stage.connect.hangUpAll();
  await stage.call.done;
  await waitFor(
    'the session as HANDED_OFF',
    5_000,
    async () => (await stage.session())?.status === 'HANDED_OFF',
  );
  const [error] = stage.call.errors;
  if (error) throw new Error(`the carrier saw error ${error.code}`);
  return [];
}

export async function showRecord(stage: OfficeStage): Promise<string[]> {
  const { assistant, assistantVersion, arms, tools = {}, handoff } = (await stage.session()) ?? {};
  if (assistant !== 'reception' || !assistantVersion) throw new Error('the assistant is not on record');
  if (!arms?.wording) throw new Error('the arm of the experiment is not on record');
  const given = handoff?.token && (await stage.gateway.services.store.readHandoff(handoff.token));
  if (!given || given.assistant !== assistant) throw new Error('the hand-off does not name the assistant');
  const counts = Object.entries(tools).map(([name, { ok, failed }]) => `${name} ${ok} ok, ${failed} failed`);
  return [
    `assistant ${assistant}, version ${assistantVersion}, arm wording/${arms.wording}`,
    `the flow of Amazon Connect is given: assistant ${given.assistant}, department ${given.attributes?.department}`,
    `tools: ${counts.join('; ')}`,
    `documents: ${await sourcesOf(stage)}`,
  ];
}

export async function showReport(stage: OfficeStage): Promise<string[]> {
  const { call, contacts } = await waitFor('the call in HubSpot', REPORT_MS, () =>
    stage.office.engagement(stage.call.sid),
  );
  const [contact] = contacts;
  if (contacts.length !== 1 || contact?.properties.firstname !== CONTACT.firstname) {
    throw new Error('the call is not with the contact');
  }
  const { firstname, lastname, company } = contact.properties;
  return [
    `contact: ${firstname} ${lastname}, ${company}`,
    `call: ${call.hs_call_direction}, ${call.hs_call_status}, ${Math.round(Number(call.hs_call_duration) / 1000)} s`,
    ...readable(call.hs_call_body ?? ''),
  ];
}

async function sourcesOf(stage: OfficeStage): Promise<string> {
  const sources = (await stage.turns()).flatMap((turn) => turn.sources ?? []);
  if (sources.length === 0) throw new Error('no document is on record');
  return [...new Set(sources)].join(', ');
}

/** HubSpot keeps HTML. */
function readable(html: string): string[] {
  const text = html.replaceAll('<br>', '\n').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
  return text.split('\n').map((line) => `    ${line}`);
}

function indented(text: string): string[] {
  const [first = '', ...more] = text.split('\n');
  return [first, ...more.map((line) => `    ${line}`)];
}
