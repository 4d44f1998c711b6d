import { describe, expect, it } from 'vitest';
import { decodeMulaw } from '../../src/audio/mulaw.ts';
import { Resampler } from '../../src/audio/resampler.ts';
import { eventually } from '../support/eventually.ts';
import { GREETING } from '../support/phone.ts';
import { HOURS, LONG_ANSWER, SUNDAY } from '../support/phones.ts';
import type { Operator } from './support/operator.ts';
import { useOperators } from './support/operators.ts';
import { Softphone } from './support/softphone.ts';

/** Silence, until the call is answered and greeted. */
const LEAD_SAMPLES = 3.5 * 16_000;
const FAULTS = [
  ['Loss', '1'],
  ['Jitter', '20'],
  ['Noise', '0.5'],
] as const;

const operators = useOperators();

async function opened(): Promise<{ person: Operator; softphone: Softphone }> {
  const person = await operators.signedIn({ name: 'Ann' });
  await person.opens('Softphone');
  return { person, softphone: new Softphone(person) };
}

function sentence(id: string): string {
  return operators.phones.network.library.utterance(id).text;
}

// The story in `console-story.test.ts` does the same with OpenAI, and goes on to a person.
describe('the softphone', () => {
  it('places a call that Nova hears, interrupts it, and hangs up', async () => {
    const phone = await operators.phone({ provider: 'nova' });
    const { person, softphone } = await opened();
    const sid = await softphone.calls();
    await person.listensTo(GREETING, 1000);
    await softphone.plays(sentence('caller-return-policy'));
    await person.listensTo(LONG_ANSWER, 2000);
    await softphone.tells(/Mark \S+ played/);
    await softphone.plays(sentence('caller-sunday'));
    await softphone.tells('Clear: what was not played is dropped');
    await person.listensTo(SUNDAY, 1000);
    await softphone.hangsUp();
    await softphone.tells('/twilio/status (completed) answered');
    const { store } = phone.gateway.services;
    const session = await eventually(async () => {
      const stored = await store.readSession(sid);
      return stored?.status === 'COMPLETED' && stored;
    });
    expect(session).toMatchObject({ provider: 'nova', endReason: 'caller_hung_up' });
    const texts = (await store.readTurns(sid)).map(({ text }) => text);
    expect(texts.some((text) => text.startsWith('Yes, on Sundays'))).toBe(true);
    expect(texts.some((text) => LONG_ANSWER.startsWith(text) && text !== LONG_ANSWER)).toBe(true);
    expect(await person.probe.openMicrophones()).toBe(0);
  });

  it('carries the microphone', async () => {
    const question = decodeMulaw(operators.phones.network.library.utterance('caller-open-tomorrow').mulaw);
    const wide = new Resampler(8000, 16_000).process(question);
    const microphone = new Int16Array(LEAD_SAMPLES + wide.length);
    microphone.set(wide, LEAD_SAMPLES);
    operators.chromium.microphonePlays(microphone);
    const { person, softphone } = await opened();
    await softphone.calls();
    await person.listensTo(HOURS, 1000);
    await softphone.hangsUp();
  });

  it('goes on over a bad line while its call is looked at, and ends with the page', async () => {
    const phone = await operators.phone();
    const { person, softphone } = await opened();
    await person.page.getByText('Faults of the line').click();
    for (const [label, value] of FAULTS) await person.page.getByLabel(label, { exact: true }).fill(value);
    const sid = await softphone.calls();
    await person.page.getByRole('link', { name: 'See this call live' }).click();
    await person.turn('assistant', ({ heard }) => heard === GREETING);
    await person.opens('Softphone');
    await softphone.plays(sentence('caller-open-tomorrow'));
    await person.listensTo(HOURS, 1000);
    await softphone.presses('5');
    await softphone.tells('Key 5 sent');
    await person.page.close();
    await eventually(
      async () => (await phone.gateway.services.store.readSession(sid))?.status === 'COMPLETED',
    );
  });
});
