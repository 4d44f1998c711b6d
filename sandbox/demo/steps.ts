import { setTimeout as sleep } from 'node:timers/promises';
import { SANDBOX } from '../telephone-network.ts';
import { billOf } from './bill.ts';
import { OPENING_HOURS, SUNDAY_HOURS } from './script.ts';
import { type Stage, waitFor } from './stage.ts';

/** One thing that must happen in the demo call. Rejects, or names what is missing, when it does not. */
export interface DemoStep<S = Stage> {
  readonly name: string;
  /** @returns details for the reader, one line each */
  readonly run: (stage: S) => Promise<readonly string[]>;
}

/** How long caller and agent talk. */
const TALK_MS = 1_000;
const LONG_ANSWER = OPENING_HOURS.join(' ');
/** How far into the long answer the caller interrupts. */
const INTERRUPT_AFTER_MS = 3_000;

const ms = (value: number) => `${Math.round(value)} ms`;

/** The whole call, in order: greeting, question, interruption, request for a person, hand-off. */
export const DEMO_STEPS: readonly DemoStep[] = [
  { name: 'the caller hears the greeting', run: hearGreeting },
  { name: 'the caller asks a question and hears the answer begin', run: askQuestion },
  { name: 'the caller interrupts; the answer stops and the model remembers what was heard', run: interrupt },
  { name: 'the caller hears the answer to the interruption', run: hearSecondAnswer },
  { name: 'the caller asks for a person and hears the hold line to its end', run: askForPerson },
  { name: 'Amazon Connect answers and claims the hand-off token', run: claimToken },
  { name: 'the agent sees why, a summary and the conversation', run: showAgent },
  { name: 'the agent hangs up, and the session is stored as handed off', run: finish },
  { name: 'what the call has cost is on record, and right to the cent', run: compareCost },
];

async function hearGreeting(stage: Stage): Promise<string[]> {
  const { greeting } = stage.gateway.services.assistant.lines;
  const heard = await waitFor('the whole greeting', 15_000, () => whole(stage, greeting));
  return [`assistant: ${greeting}`, `first word ${ms(heard.startMs)} after the answer`];
}

async function askQuestion(stage: Stage): Promise<string[]> {
  const { text, endedAtMs } = await stage.callerSays('caller-open-tomorrow');
  const heard = await waitFor('the answer to the question', 10_000, () => stage.heard(LONG_ANSWER));
  return [`caller: ${text}`, `assistant: ${OPENING_HOURS[0]}`, responseTime(heard.startMs - endedAtMs)];
}

async function interrupt(stage: Stage): Promise<string[]> {
  await waitFor('enough of the answer', 10_000, () => {
    const heard = stage.heard(LONG_ANSWER);
    return heard !== undefined && heard.heardMs >= INTERRUPT_AFTER_MS;
  });
  if (stage.provider === 'openai-live') return letYield(stage);
  const clearsBefore = clears(stage).length;
  const { text } = await stage.callerSays('caller-sunday');
  const clear = await waitFor('clear at the carrier', 5_000, () => clears(stage)[clearsBefore]);
  const heard = stage.heard(LONG_ANSWER);
  if (!heard || heard.heardMs >= heard.wholeMs) throw new Error('the answer was not cut off');
  const details = [
    `caller: ${text}`,
    `the caller heard ${ms(heard.heardMs)} of ${ms(heard.wholeMs)}; ${ms(Number(clear.detail.droppedMs ?? 0))} were cleared`,
  ];
  return [...details, await rememberedCut(stage, heard.heardMs)];
}

/** GPT-Live hears the caller while it speaks, and stops by itself: there is nothing to clear. */
async function letYield(stage: Stage): Promise<string[]> {
  const { text } = await stage.callerSays('caller-sunday');
  const turn = await waitFor('the answer that was broken off in the session table', 8_000, async () =>
    (await stage.turns()).find(({ role, interrupted }) => role === 'assistant' && interrupted),
  );
  const heard = stage.heard(LONG_ANSWER);
  if (!heard || heard.heardMs >= heard.wholeMs) throw new Error('the answer was not cut off');
  return [
    `caller: ${text}`,
    `the caller heard ${ms(heard.heardMs)} of ${ms(heard.wholeMs)}, until the model stopped by itself`,
    `the record holds what was heard: "${turn.text}"`,
  ];
}

/** Where the provider can truncate, its memory must end where the caller's hearing did; else our own record must. */
async function rememberedCut(stage: Stage, heardMs: number): Promise<string> {
  if (stage.provider === 'openai') {
    const cut = await waitFor('the truncated answer in the model', 5_000, () =>
      stage.memory.find(({ truncatedAtMs }) => truncatedAtMs !== undefined),
    );
    const error = (cut.truncatedAtMs ?? 0) - heardMs;
    return `the model remembers ${ms(cut.truncatedAtMs ?? 0)} of it (error ${error < 0 ? '' : '+'}${ms(error)})`;
  }
  const turn = await waitFor('the interrupted turn in the session table', 5_000, async () =>
    (await stage.turns()).find(({ role, interrupted }) => role === 'assistant' && interrupted),
  );
  return `the record holds what was heard: "${turn.text}"`;
}

async function hearSecondAnswer(stage: Stage): Promise<string[]> {
  await waitFor('the whole second answer', 15_000, () => whole(stage, SUNDAY_HOURS));
  return [`assistant: ${SUNDAY_HOURS}`];
}

/** Prints how long the caller waits from the end of the request to the first word of the hold line. */
export async function askForPerson(stage: Stage): Promise<string[]> {
  const { hold } = stage.gateway.services.assistant.lines;
  const { text, endedAtMs } = await stage.callerSays('caller-person');
  const heard = await waitFor('the whole hold line', 15_000, () => whole(stage, hold));
  return [`caller: ${text}`, `assistant: ${hold}`, responseTime(heard.startMs - endedAtMs)];
}

async function claimToken(stage: Stage): Promise<string[]> {
  const contact = await waitFor('a contact with the conversation', 20_000, () =>
    stage.network.connect.contacts.find(({ attributes }) => attributes.found === 'true'),
  );
  const from = contact.from === SANDBOX.caller ? "the caller's own number" : 'another number';
  return [
    `contact ${contact.contactId}, shown as ${from}`,
    `token of ${contact.digits.length} digits claimed`,
  ];
}

async function showAgent(stage: Stage): Promise<string[]> {
  const attributes = stage.network.connect.contacts.at(-1)?.attributes ?? {};
  for (const name of ['reason', 'summary', 'transcript', 'priority']) {
    if (!attributes[name]) throw new Error(`the agent does not see ${name}`);
  }
  if (!attributes.transcript?.includes('sunday')) throw new Error('the conversation is not complete');
  return Object.entries(attributes).flatMap(([name, value]) => {
    const [first = '', ...more] = value.split('\n');
    return [`${name}: ${first}`, ...more.map((line) => `    ${line}`)];
  });
}

async function finish(stage: Stage): Promise<string[]> {
  await waitFor('caller and agent hear each other', 10_000, () =>
    stage.call.timeline.some(({ what }) => what === 'dial-bridged'),
  );
  await sleep(TALK_MS);
  stage.network.connect.hangUpAll();
  await stage.call.done;
  const session = await waitFor('the session as HANDED_OFF', 5_000, async () => {
    const stored = await stage.session();
    return stored?.status === 'HANDED_OFF' ? stored : undefined;
  });
  if (stage.call.errors.length > 0) throw new Error(`the carrier saw error ${stage.call.errors[0]?.code}`);
  return [
    `status ${session.status}, ${session.messageCount} turns, ${Math.round(stage.call.durationMs / 1000)} s`,
  ];
}

/** A hundredth of a cent: the record is rounded far below that. */
const COST_ERROR_USD = 1e-4;

async function compareCost(stage: Stage): Promise<readonly string[]> {
  const { bill, costUsd } = await waitFor('the cost on record as worked out by hand', 5_000, async () => {
    const { usage = {}, costUsd = 0 } = (await stage.session()) ?? {};
    const bill = billOf(stage.provider, usage);
    return bill.usd > 0 && Math.abs(bill.usd - costUsd) < COST_ERROR_USD && { bill, costUsd };
  });
  return [...bill.lines, `on record: US$ ${costUsd.toFixed(4)}`];
}

/** The line, once the caller has heard all of it. */
export function whole(stage: Stage, line: string) {
  const heard = stage.heard(line);
  return heard !== undefined && heard.heardMs >= heard.wholeMs && heard;
}

function clears({ call }: Stage) {
  return call.timeline.filter(({ what }) => what === 'clear');
}

function responseTime(milliseconds: number): string {
  return `first word ${ms(milliseconds)} after the caller's last (the sandbox's model waits and thinks for most of it)`;
}
