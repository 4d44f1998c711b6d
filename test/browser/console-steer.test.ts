import { expect, it } from 'vitest';
import { encodeMulaw } from '../../src/audio/mulaw.ts';
import { Resampler } from '../../src/audio/resampler.ts';
import { Browser, WEB_ENV } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { modelSessions } from '../support/model-session.ts';
import { GREETING, type Phone } from '../support/phone.ts';
import type { PhoneCall } from '../support/phone-call.ts';
import { LONG_ANSWER, SUNDAY } from '../support/phones.ts';
import { recognised } from '../support/recognised.ts';
import type { Operator } from './support/operator.ts';
import { useOperators } from './support/operators.ts';

const BACK = 'I will be quick.';
const SENTENCE = 'Please go on.';
const WHISPER = 'Offer ten percent off.';

const operators = useOperators({
  rules: [{ when: /You have the call again/, answer: { text: BACK } }],
  env: WEB_ENV,
});

/** What the supervisor has said to somebody in a browser, as their ear hears it: mu-law. */
function supervisorAudio(visitor: Browser): Uint8Array {
  const pieces = visitor
    .of('voice_audio')
    .filter(({ data }) => data.itemId.startsWith('supervisor'))
    .map(({ data }) => Buffer.from(data.audioData, 'base64'));
  const { buffer, byteOffset, length } = Buffer.concat([Buffer.alloc(0), ...pieces]);
  const pcm = new Int16Array(buffer.slice(byteOffset, byteOffset + length));
  return encodeMulaw(new Resampler(24_000, 8_000).process(pcm));
}

/** A supervisor who looks at a call that has been greeted. */
async function followed(name = 'Ann'): Promise<{ phone: Phone; call: PhoneCall; person: Operator }> {
  const phone = await operators.phone();
  const person = await operators.signedIn({ name });
  const call = await phone.dials();
  await person.follows(call.sid);
  await call.hears(GREETING);
  return { phone, call, person };
}

it('does nothing that was cancelled, and ends a call politely', async () => {
  const { phone, call, person } = await followed();
  await person.acts('End politely…', { button: 'Cancel' });
  await person.acts('Hand off now…', { button: 'Cancel' });
  await person.acts('Take over…', { button: 'Cancel' });
  expect(await person.page.locator('.transcript .steered').count()).toBe(0);
  await person.acts('End politely…', { button: 'End politely' });
  await person.isDone('The assistant says goodbye.');
  await call.hears(phone.lines.goodbye);
  await call.ends();
  await person.notes('Ann ended the call politely');
  await person.callIs('Ended');
  expect(await call.hasStatus('COMPLETED')).toMatchObject({ endReason: 'ended_by_supervisor' });
  expect(await person.button('Whisper').isDisabled()).toBe(true);
});

// The story in `console-story.test.ts` hands a call to a person.
it('listens to both sides, tells the model something, and has a sentence said to the caller', async () => {
  const { phone, call, person } = await followed();
  await person.button('Listen in').click();
  await person.isDone('You hear both sides. The caller does not hear you.');
  await person.whispers(WHISPER);
  await person.notes('Ann told the assistant something');
  await eventually(() =>
    modelSessions(phone).some(({ memory }) => memory.some(({ text }) => text.includes(WHISPER))),
  );
  expect(await person.page.getByLabel('Whisper to the assistant').inputValue()).toBe('');
  // The caller has heard nothing of it.
  expect((await person.turns()).map(({ role }) => role)).toEqual(['assistant']);
  await person.hasSaid(SENTENCE);
  await call.hears(SENTENCE);
  await person.turn('assistant', ({ heard }) => heard === SENTENCE);
  await person.notes('Ann had a sentence said to the caller');
  expect((await person.listensTo(SENTENCE, 500)).likeness).toBeGreaterThan(0.6);
  await person.button('Listen in').click();
  await person.notes('Ann listened in');
  expect(await person.button('Listen in').getAttribute('aria-pressed')).toBe('false');
  call.hangsUp();
});

it('takes a call over by voice, and gives it back', async () => {
  const { phone, call, person } = await followed();
  await call.says('caller-return-policy');
  await call.hearsPart(LONG_ANSWER, 1000);
  await person.acts('Take over…', { button: 'Take over' });
  await call.happens('clear');
  await person.callIs('Taken over');
  await person.reads('You are speaking with the caller.');
  // The ear tells sentences apart by a pause, and a supervisor may begin a moment after the assistant is cut.
  await call.hearsPause(600);
  await person.says('caller-parcel');
  const spoken = phone.network.library.utterance('caller-parcel').text;
  const { library } = phone.network;
  await eventually(() => recognised(call.carrierCall.heard, library).includes(spoken), 10_000, 500);
  await person.acts('Give back…', {
    fields: { 'Note for the assistant': 'We refund it.' },
    button: 'Give back',
  });
  await call.hears(BACK);
  await person.callIs('Talking');
  await person.notes('Ann gave the call back');
  expect(await person.probe.openMicrophones()).toBe(0);
  call.hangsUp();
});

it('takes over a caller who speaks in their browser, hears them, and gives them back', async () => {
  const phone = await operators.phone();
  const { library } = phone.network;
  const person = await operators.signedIn({ name: 'Ann' });
  const visitor = await Browser.begin(phone.gateway.origin, 'steered-visitor');
  const { sessionId } = await visitor.ready();
  await person.follows(sessionId);
  await visitor.heard('assistant', GREETING);
  await person.acts('Take over…', { button: 'Take over' });
  await person.reads('You are speaking with the caller.');
  await person.says('caller-parcel');
  const spoken = library.utterance('caller-parcel').text;
  await eventually(() => recognised(supervisorAudio(visitor), library).includes(spoken), 10_000, 500);
  const { mulaw, text } = library.utterance('caller-sunday');
  await visitor.says(mulaw);
  await person.listensTo(text, 500);
  await person.turn('caller', ({ heard }) => heard === text);
  await person.acts('Give back…', { button: 'Give back' });
  await visitor.heard('assistant', BACK);
  expect(visitor.of('voice_transcription_final').map(({ data }) => data.text)).not.toContain(SUNDAY);
  await person.callIs('Talking');
  visitor.end();
  await visitor.closes();
});

it('reads who acts already', async () => {
  const { call, person } = await followed('Ann');
  const other = await operators.signedIn({ name: 'Bob' });
  other.forgives(/409/);
  await other.follows(call.sid);
  await person.acts('Take over…', { button: 'Take over' });
  await other.callIs('Taken over');
  await other.acts('End politely…', { button: 'End politely' });
  await other.alert(/Ann/);
  await person.acts('End the call…', { button: 'End the call' });
  await call.ends();
});

it('says in words that a call has just ended', async () => {
  const { call, person } = await followed();
  person.forgives(/409|410/);
  await person.button('End politely…').click();
  call.hangsUp();
  await call.hasStatus('COMPLETED');
  await person.page.getByRole('dialog').getByRole('button', { name: 'End politely', exact: true }).click();
  await person.alert('The call has ended. Find it under past calls.');
});
