import { readFile } from 'node:fs/promises';
import type { Download } from 'playwright-core';
import { expect, it } from 'vitest';
import { encodeMulaw } from '../../src/audio/mulaw.ts';
import { parseWav } from '../../src/audio/wav.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import { recognised } from '../support/recognised.ts';
import type { Operator } from './support/operator.ts';
import { TOKENS, useOperators } from './support/operators.ts';

interface PastCaller {
  readonly phone: Phone;
  readonly sessionId: string;
}

const operators = useOperators();
let played: Promise<PastCaller> | undefined;

/** A caller who asked for a person, and reached one. All tests look at the same call. */
function pastCaller(): Promise<PastCaller> {
  played ??= plays().catch((error) => {
    played = undefined;
    throw error;
  });
  return played;
}

/** Plays the call, and sees in the console why it is handed over. */
async function plays(): Promise<PastCaller> {
  const phone = await operators.phone();
  const person = await operators.signedIn({ name: 'Ann' });
  const call = await phone.dials();
  await person.follows(call.sid);
  await call.hears(GREETING);
  await call.says('caller-person');
  await person.notes(/Hand-off: the caller asked for a person\. Decided by: rule .+, score [\d.]+\./);
  await person.callIs('Handing off');
  await person.notes('The note for the person is written');
  await person.notes('The person is being called');
  await person.reads('The assistant has left this call.');
  await phone.agent.sees(phone.caller);
  call.hangsUp();
  await call.hasStatus('HANDED_OFF');
  await person.page.getByRole('link', { name: 'Look it up under past calls' }).click();
  await person.reads('The caller asked for a person');
  return { phone, sessionId: call.sid };
}

/** Finds the call by the caller's number, and opens it. */
async function finds(person: Operator, { phone, sessionId }: PastCaller): Promise<void> {
  await person.opens('Past');
  await person.page.getByLabel('Phone number').fill(phone.caller);
  await person.button('Search').click();
  await person.page.locator(`[href="#/past/${sessionId}"]`).click();
  await person.reads(/Total \$/);
}

async function saves(person: Operator, button: string): Promise<{ file: Download; text: string }> {
  const [file] = await Promise.all([person.page.waitForEvent('download'), person.button(button).click()]);
  return { file, text: await readFile(await file.path(), 'utf8') };
}

it('shows why a call is handed to a person, and leads to the past call', async () => {
  await pastCaller();
});

it('finds a call that is over by its number, with words and cost, and exports it with masked numbers', async () => {
  const past = await pastCaller();
  const person = await operators.signedIn({ name: 'Ann' });
  await finds(person, past);
  await person.turn('assistant', ({ heard }) => heard === GREETING);
  await person.turn('caller', ({ heard }) => /speak to a person/i.test(heard));
  await person.reads('The caller asked for a person');
  await person.notes(/Decided by: rule/);
  const { file, text } = await saves(person, 'Export as JSON');
  expect(file.suggestedFilename()).toBe(`call-${past.sessionId}.json`);
  const call = JSON.parse(text);
  expect(call.turns[1]).toMatchObject({ role: 'caller', text: expect.stringMatching(/speak to a person/i) });
  expect(text).toContain('explicit_request');
  expect(text).not.toContain(past.phone.caller);
});

it('plays the recording: the caller on the left, what they heard on the right', async () => {
  const past = await pastCaller();
  const { library } = past.phone.network;
  const person = await operators.signedIn({ name: 'Ann' });
  await finds(person, past);
  await person.button('Load the recording').click();
  const audio = person.page.locator('audio');
  await audio.evaluate((element: { play(): Promise<void> }) => element.play());
  const secondsPlayed = () => audio.evaluate((element: { currentTime: number }) => element.currentTime);
  await person.eventually(async () => (await secondsPlayed()) > 0.3, 'the recording is played');
  const file = await person.page.request.get(
    `${operators.proxy.origin}/console/api/past/${past.sessionId}/audio?part=1`,
    {
      headers: { authorization: `Bearer ${TOKENS.supervisor}` },
    },
  );
  const { text } = library.utterance('caller-person');
  expect(recognised(leftOf(await file.body()), library)).toContain(text);
});

it('takes a mark of a supervisor on a hand-off, counts it, and gives it away as a row', async () => {
  const past = await pastCaller();
  const person = await operators.signedIn({ name: 'Ann' });
  await person.opens('Right or wrong');
  await person.reads('Nothing is marked yet.');
  await finds(person, past);
  const asked = person.page.locator('.turn.caller').filter({ hasText: 'speak to a person' });
  await asked.getByText('Right or wrong?').click();
  await asked.getByRole('button', { name: 'Should not have been handed off' }).click();
  await person.reads('Marked by you: Should not have been handed off');
  await person.opens('Right or wrong');
  await person.page.getByRole('cell', { name: '100 %' }).waitFor();
  const { file, text } = await saves(person, 'Save rows');
  expect(file.suggestedFilename()).toBe('escalation-verdicts.jsonl');
  expect(JSON.parse(text)).toMatchObject({
    label: 'continue',
    verdict: 'should_not',
    text: 'i want to speak to a person please',
  });
  await finds(person, past);
  await person.reads('Marked by Ann: Should not have been handed off');
});

it('shows a viewer the words of a past call, and neither its sound nor anything to act with', async () => {
  const past = await pastCaller();
  const viewer = await operators.signedIn({ role: 'viewer' });
  await finds(viewer, past);
  await viewer.turn('caller', ({ heard }) => /speak to a person/i.test(heard));
  await viewer.reads('Supervisors can hear it.');
  for (const button of ['Load the recording', 'Export as JSON'])
    expect([button, await viewer.button(button).count()]).toEqual([button, 0]);
  expect(await viewer.page.getByText('Right or wrong?').count()).toBe(0);
  expect(await viewer.page.locator('body').innerText()).not.toContain(past.phone.caller);
});

/** The first channel, mu-law. */
function leftOf(file: Buffer): Uint8Array {
  const wav = parseWav(file);
  if (wav?.channels !== 2) throw new Error('the recording is no stereo file');
  if (wav.encoding === 'mulaw') return wav.samples.filter((_, at) => at % 2 === 0);
  return encodeMulaw(wav.samples.filter((_, at) => at % 2 === 0));
}
