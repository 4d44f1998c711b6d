import { setTimeout as sleep } from 'node:timers/promises';
import { CONTACT } from './office.ts';
import { GERMAN, QUICK } from './office-script.ts';
import type { OfficeStage } from './office-stage.ts';
import { waitFor } from './stage.ts';
import { type DemoStep, whole } from './steps.ts';

// What the files of fixtures/demo, fixtures/knowledge and fixtures/tools say.
const GREETING = `Hello ${CONTACT.firstname} ${CONTACT.lastname}, this is Talvero. How can I help you?`;
const RETURNS = 'You may send back anything you bought within 30 days.';
const RETURNS_SOURCE = 'shop.en.md';
const FILLER = 'One moment, I am asking the carrier.';
const ARRIVES = 'It arrives on December 3, between 9 and 12 in the morning.';
const HOLD = 'Ich verbinde Sie mit einer Kollegin. Bitte bleiben Sie dran.';

/** How much of the line the caller hears before they speak. */
const INTERRUPT_AFTER_MS = 400;
const TALK_MS = 500;
const LINE_MS = 15_000;
/** The report waits 15 s for the last webhook of the call, and for the next look into the outbox, about 10 s. */
const REPORT_MS = 60_000;

export const OFFICE_GREETING: DemoStep<OfficeStage> = {
  name: 'HubSpot knows the number: the greeting has the name of the caller',
  run: hearName,
};

/** From the first question to the hand-off. */
export const OFFICE_STEPS: readonly DemoStep<OfficeStage>[] = [
  { name: 'the caller asks what the documents answer, and hears it', run: askDocuments },
  {
    name: 'the caller asks about an order, and hears a line while the service is asked',
    run: askAboutOrder,
  },
  { name: 'the caller interrupts that line and is answered first', run: interruptLine },
  { name: 'the caller hears when the order arrives, after their words and not over them', run: hearResult },
  { name: 'the caller asks for German, and the assistant goes on in German', run: changeLanguage },
  {
    name: "the caller asks for a person in German, and hears the assistant's German hold line",
    run: askForPerson,
  },
  { name: 'the agent sees the language and what was done for the caller', run: showAgent },
  {
    name: 'the record has the assistant, its version, the arm, the tools and the documents',
    run: showRecord,
  },
  { name: 'HubSpot has the call, with the contact', run: showReport },
];

async function hearName(stage: OfficeStage): Promise<string[]> {
  await waitFor('the greeting with the name', LINE_MS, () => whole(stage, GREETING));
  return [`assistant: ${GREETING}`];
}

async function askDocuments(stage: OfficeStage): Promise<string[]> {
  const { text } = await stage.callerSays('caller-return-policy');
  await waitFor('the answer from the documents', LINE_MS, () => whole(stage, RETURNS));
  const { tools, sources } = await stage.storedTurn(RETURNS);
  if (!sources?.includes(RETURNS_SOURCE)) throw new Error(`${RETURNS_SOURCE} is not on record`);
  return [
    `caller: ${text}`,
    `assistant: ${RETURNS}`,
    `on record: ${tools?.join(', ')}, from ${sources.join(', ')}`,
  ];
}

async function askAboutOrder(stage: OfficeStage): Promise<string[]> {
  const { text, endedAtMs } = await stage.callerSays('caller-order-arrives');
  const heard = await waitFor('the line while the service is asked', LINE_MS, () => {
    const line = stage.heard(FILLER);
    return line !== undefined && line.heardMs >= INTERRUPT_AFTER_MS && line;
  });
  return [
    `caller: ${text}`,
    `assistant: ${FILLER}`,
    `first word ${((heard.startMs - endedAtMs) / 1000).toFixed(1)} s after the caller's last`,
  ];
}

async function interruptLine(stage: OfficeStage): Promise<string[]> {
  if (stage.office.orderRequests.length > 0)
    throw new Error('the service had answered before the caller spoke');
  const { text } = await stage.callerSays('caller-in-a-hurry');
  const line = stage.heard(FILLER);
  if (!line || line.heardMs >= line.wholeMs) throw new Error('the line was not cut off');
  await waitFor('the answer to the caller', LINE_MS, () => whole(stage, QUICK));
  return [
    `caller: ${text}`,
    `the line stopped after ${Math.round(line.heardMs)} ms of ${Math.round(line.wholeMs)} ms`,
    `assistant: ${QUICK}`,
  ];
}

async function hearResult(stage: OfficeStage): Promise<string[]> {
  const result = await waitFor('the result', LINE_MS, () => whole(stage, ARRIVES));
  const answer = stage.heard(QUICK);
  if (!answer || result.startMs < answer.startMs + answer.heardMs) {
    throw new Error('the result was not spoken after the answer');
  }
  const requests = stage.office.orderRequests;
  if (requests.length !== 1) throw new Error(`the order service was asked ${requests.length} times`);
  return [`assistant: ${ARRIVES}`, `the order service was asked once: ${requests[0]}`];
}

async function changeLanguage(stage: OfficeStage): Promise<string[]> {
  const { text } = await stage.callerSays('caller-german-please');
  await waitFor('the assistant in German', LINE_MS, () => whole(stage, GERMAN));
  await waitFor('German on record', 5_000, async () => (await stage.session())?.language === 'de');
  return [`caller: ${text}`, `assistant: ${GERMAN}`];
}

async function askForPerson(stage: OfficeStage): Promise<string[]> {
  const { text } = await stage.callerSays('caller-person-de');
  await waitFor('the German hold line', LINE_MS, () => whole(stage, HOLD));
  return [`caller: ${text}`, `assistant: ${HOLD}`];
}

async function showAgent(stage: OfficeStage): Promise<string[]> {
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

async function showRecord(stage: OfficeStage): Promise<string[]> {
  await waitFor('caller and agent hear each other', 10_000, () =>
    stage.call.timeline.some(({ what }) => what === 'dial-bridged'),
  );
  await sleep(TALK_MS);
  stage.connect.hangUpAll();
  await stage.call.done;
  const session = await waitFor('the session as HANDED_OFF', 5_000, async () => {
    const stored = await stage.session();
    return stored?.status === 'HANDED_OFF' && stored;
  });
  const { assistant, assistantVersion, arms, tools = {} } = session;
  if (assistant !== 'reception' || !assistantVersion) throw new Error('the assistant is not on record');
  if (!arms?.wording) throw new Error('the arm of the experiment is not on record');
  const [error] = stage.call.errors;
  if (error) throw new Error(`the carrier saw error ${error.code}`);
  const token = session.handoff?.token;
  const handoff = token === undefined ? undefined : await stage.gateway.services.store.readHandoff(token);
  if (handoff?.assistant !== assistant) throw new Error('the hand-off does not name the assistant');
  return [
    `assistant ${assistant}, version ${assistantVersion}, arm wording/${arms.wording}`,
    `handed over by ${handoff.assistant}: ${JSON.stringify(handoff.attributes)}`,
    `tools: ${Object.entries(tools)
      .map(([name, { ok, failed }]) => `${name} ${ok} ok, ${failed} failed`)
      .join('; ')}`,
  ];
}

async function showReport(stage: OfficeStage): Promise<string[]> {
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

/** HubSpot keeps HTML. */
function readable(html: string): string[] {
  const text = html.replaceAll('<br>', '\n').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
  return text.split('\n').map((line) => `    ${line}`);
}

function indented(text: string): string[] {
  const [first = '', ...more] = text.split('\n');
  return [first, ...more.map((line) => `    ${line}`)];
}
