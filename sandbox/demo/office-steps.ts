import { CONTACT, ESTIMATE_MS } from './office.ts';
import { finishCall, showAgent, showRecord, showReport } from './office-records.ts';
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
const LINE_MS = 15_000;

/** Up to the result of the slow tool. */
export const OFFICE_TOOL_STEPS: readonly DemoStep<OfficeStage>[] = [
  { name: 'HubSpot knows the number: the greeting has the name of the caller', run: hearName },
  { name: 'the caller asks what the documents answer, and hears it', run: askDocuments },
  {
    name: 'the caller asks about an order, and hears a line while the service is asked',
    run: askAboutOrder,
  },
  { name: 'the caller interrupts that line and is answered first', run: interruptLine },
  { name: 'the caller hears when the order arrives, after their words and not over them', run: hearResult },
];

/** From the other language to the report in HubSpot. */
export const OFFICE_HANDOFF_STEPS: readonly DemoStep<OfficeStage>[] = [
  { name: 'the caller asks for German, and the assistant goes on in German', run: changeLanguage },
  {
    name: "the caller asks for a person in German, and hears the assistant's German hold line",
    run: askForPerson,
  },
  { name: 'the agent sees the language and what was done for the caller', run: showAgent },
  { name: 'the agent hangs up, and the session is stored as handed off', run: finishCall },
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
    `first word ${seconds(heard.startMs - endedAtMs)} after the caller's last; the service takes ${seconds(ESTIMATE_MS)}`,
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

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
