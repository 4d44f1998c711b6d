import { spokenTruth } from '../../src/handoff/spoken-truth.ts';
import { shippedLines } from '../../src/spoken/shipped-lines.ts';
import type { WorkingHours, WorkingSlot } from '../connect/working-hours.ts';
import { CALLBACK_CONFIRMED } from './script.ts';
import { type Stage, waitFor } from './stage.ts';
import { askForPerson, type DemoStep, whole } from './steps.ts';

/** A short further call. */
export interface Scene {
  readonly title: string;
  /** E.164 number of its caller. */
  readonly from: string;
  /** Whether the contact centre is closed in it. */
  readonly closed: boolean;
  readonly steps: readonly DemoStep[];
}

const HOUR_MS = 3_600_000;
const OPENS_AT_HOUR = 9;
/** The hour at the contact centre while it is closed, whenever the demo runs. */
const LOCAL_HOUR = 22;

const askAgain = {
  name: 'the caller asks for a person and hears the hold line to its end',
  run: askForPerson,
};
const agree = { name: 'the caller says yes, and the assistant confirms the call-back', run: agreeToCallback };
const leave = { name: 'the agents have one task for it, and the caller hangs up', run: checkTask };

export const SCENES: readonly Scene[] = [
  {
    title: 'Nobody is there: a call-back',
    from: '+14155550101',
    closed: true,
    steps: [
      { name: 'the caller asks for a person and hears until when it is closed', run: hearClosed },
      agree,
      leave,
    ],
  },
  {
    title: 'Nobody answers: back with the assistant',
    from: '+14155550102',
    closed: false,
    steps: [
      askAgain,
      {
        name: 'it rings, nobody answers, and the assistant says so and offers a call-back',
        run: hearNobodyFree,
      },
      agree,
      leave,
    ],
  },
  {
    title: 'The caller hangs up while it rings',
    from: '+14155550103',
    closed: false,
    steps: [
      askAgain,
      { name: 'it rings, and the caller hangs up', run: hangUpWhileRinging },
      { name: 'the ringing stops, no contact was made, and the session is closed', run: checkNothingIsLeft },
    ],
  },
];

/** Opening hours of a place where it is ten in the evening now. */
export function closedNow(nowMs: number): WorkingHours {
  const offset = localOffset(nowMs);
  const slot: WorkingSlot = ['09:00', '18:00'];
  // In these names the sign is the other way round.
  const timeZone = `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
  return {
    timeZone,
    weekly: Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((day) => [day, [slot]])),
    overrides: {},
  };
}

/** Hours from UTC, -12 to 11. */
function localOffset(nowMs: number): number {
  const hour = new Date(nowMs).getUTCHours();
  return ((LOCAL_HOUR - hour + 36) % 24) - 12;
}

function closedLine(nowMs: number): string {
  const offsetMs = localOffset(nowMs) * HOUR_MS;
  const midnight = Math.floor((nowMs + offsetMs) / (24 * HOUR_MS)) * 24 * HOUR_MS;
  const opensAt = new Date(midnight + (24 + OPENS_AT_HOUR) * HOUR_MS - offsetMs);
  const { timeZone } = closedNow(nowMs);
  return spokenTruth(
    { kind: 'closed', opensAt, timeZone },
    { lines: shippedLines('en'), now: new Date(nowMs) },
  ).text;
}

async function hearClosed(stage: Stage): Promise<string[]> {
  const { text } = await stage.callerSays('caller-person');
  const line = closedLine(Date.now());
  await waitFor('the line about the opening hours', 15_000, () => whole(stage, line));
  return [`caller: ${text}`, `assistant: ${line}`];
}

async function hearNobodyFree(stage: Stage): Promise<string[]> {
  await waitFor('ringing', 10_000, () => happened(stage, 'dial-ringing'));
  const { nobodyFree } = stage.gateway.services.assistant.lines;
  await waitFor('the line that nobody is free', 25_000, () => whole(stage, nobodyFree));
  const session = await waitFor('the session as ACTIVE again', 5_000, async () => {
    const stored = await stage.session();
    return stored?.status === 'ACTIVE' && stored;
  });
  return [
    `assistant: ${nobodyFree}`,
    `status ${session.status}, stream ${session.resumeCount + 1} of the same call`,
  ];
}

async function agreeToCallback(stage: Stage): Promise<string[]> {
  const { text } = await stage.callerSays('caller-yes');
  await waitFor('the confirmation', 15_000, () => whole(stage, CALLBACK_CONFIRMED));
  return [`caller: ${text}`, `assistant: ${CALLBACK_CONFIRMED}`];
}

async function checkTask(stage: Stage): Promise<string[]> {
  const { from } = stage.call;
  const tasks = stage.network.contactCentre.tasks.filter(({ name }) => name.endsWith(from));
  const [task] = tasks;
  if (!task || tasks.length > 1) throw new Error(`${tasks.length} call-back tasks instead of one`);
  await hangUp(stage);
  return [
    `task: ${task.name}`,
    ...task.description.split('\n').map((line) => `    ${line}`),
    `preferred time: ${task.attributes.preferredTime ?? 'none'}`,
  ];
}

async function hangUpWhileRinging(stage: Stage): Promise<string[]> {
  await waitFor('ringing', 10_000, () => happened(stage, 'dial-ringing'));
  stage.call.phone.hangsUp();
  await stage.call.done;
  return [];
}

async function checkNothingIsLeft(stage: Stage): Promise<string[]> {
  const session = await closed(stage);
  const { from } = stage.call;
  if (stage.network.connect.contacts.some((contact) => contact.from === from)) {
    throw new Error('an agent has got a caller who was gone');
  }
  return [`status ${session.status}, ${session.endReason ?? 'no reason'}`];
}

async function hangUp(stage: Stage): Promise<void> {
  stage.call.phone.hangsUp();
  await stage.call.done;
  await closed(stage);
}

function closed(stage: Stage) {
  return waitFor('the session as COMPLETED', 5_000, async () => {
    const stored = await stage.session();
    return stored?.status === 'COMPLETED' && stored;
  });
}

function happened({ call }: Stage, moment: string): boolean {
  return call.timeline.some(({ what }) => what === moment);
}
