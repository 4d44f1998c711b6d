import { describe, expect, it } from 'vitest';
import type { ModelAnswer } from '../../sandbox/model/script.ts';
import { eventually } from '../support/eventually.ts';
import { ContinuousCall } from './continuity/continuous-call.ts';
import { lineOf } from './continuity/line-of.ts';
import type { ProviderLine } from './continuity/provider-line.ts';

const LONG = 'We open at nine in the morning and close at six in the evening, from Monday to Friday.';
const REST = 'And on Saturdays at ten.';
const PROVIDERS = ['openai', 'nova', 'cascade'] as const;

/** A call whose caller has said something, and the answer to it. */
async function answeredWith(answer: ModelAnswer): Promise<{ line: ProviderLine; call: ContinuousCall }> {
  const line = await lineOf('openai');
  line.script.prepend({ when: /unintelligible/, answer });
  line.script.prepend({ when: /cut off after/, answer: { text: REST } });
  line.script.prepend({ when: /Nothing of your answer/, answer: { text: LONG } });
  const call = await new ContinuousCall([line]).begin();
  await call.caller.says(20);
  return { line, call };
}

async function ended(call: ContinuousCall, end: string): Promise<number> {
  const { values } = await call.metrics.unfinishedAnswers.get();
  return values.filter(({ labels }) => labels.end === end).reduce((sum, { value }) => sum + value, 0);
}

describe.concurrent('an answer of OpenAI that', () => {
  it.each(['max_output_tokens', 'failed'] as const)('breaks off (%s) is continued', async (ending) => {
    const { call } = await answeredWith({ text: LONG, ending, spokenMs: 1_200 });
    await eventually(() => call.caller.history().at(-1)?.text === REST);
    const [, broken] = call.caller.history();
    expect(LONG).toContain(broken?.text.split(' ').slice(0, 3).join(' '));
    expect(await ended(call, 'cut_off')).toBe(1);
    expect(await call.renewals('lost')).toBe(0);
    await call.end();
  });

  it('is written instead of spoken is spoken', async () => {
    const { call } = await answeredWith({ text: LONG, ending: 'written' });
    await eventually(() => call.caller.history().at(-1)?.text === LONG);
    expect(await ended(call, 'written')).toBe(1);
    expect(await call.renewals('lost')).toBe(0);
    await call.end();
  });

  it('is empty is asked for again, once, of the same stream', async () => {
    const { call } = await answeredWith({});
    await eventually(() => call.caller.history().at(-1)?.text === LONG);
    expect(await ended(call, 'empty')).toBe(1);
    expect(await call.renewals('lost')).toBe(0);
    await call.end();
  });

  it('the filter stops is left to the call: nothing is asked again, no stream is replaced', async () => {
    const line = await lineOf('openai');
    line.script.prepend({ when: /./, answer: { ending: 'content_filter' } });
    const call = await new ContinuousCall([line], { timing: { firstAudioMs: 200 } }).begin();
    await call.caller.says(20);
    const done = await call.log.next('response.done');
    expect(done).toMatchObject({ status: 'incomplete', reason: 'content_filter' });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(call.log.of('response.done')).toHaveLength(1);
    expect(await ended(call, 'refused')).toBe(1);
    expect(await call.renewals('lost')).toBe(0);
    expect(call.health.available('openai')).toBe(true);
    await call.end();
  });

  it('breaks off again and again is continued twice', async () => {
    const line = await lineOf('openai');
    const broken = { text: LONG, ending: 'max_output_tokens', spokenMs: 600 } as const;
    line.script.prepend({ when: /./, answer: broken });
    const call = await new ContinuousCall([line]).begin();
    await call.caller.says(20);
    await call.log.next('response.done', 3);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(call.log.of('response.done')).toHaveLength(3);
    await call.end();
  });

  it('the caller has talked over needs nothing more', async () => {
    const line = await lineOf('openai');
    line.script.prepend({ when: /./, answer: { text: LONG, thinkMs: 200 } });
    const call = await new ContinuousCall([line]).begin();
    call.client.sendText('hello');
    await new Promise((resolve) => setTimeout(resolve, 100));
    call.client.cancelResponse([]);
    expect(await call.log.next('response.done')).toMatchObject({ status: 'cancelled' });
    expect(call.log.of('response.done')).toHaveLength(1);
    await call.end();
  });
});

describe.concurrent.each(PROVIDERS)('a line of the gateway that %s gives no sound to', (provider) => {
  it('is asked for once more under its id', async () => {
    const line = await lineOf(provider);
    const call = await new ContinuousCall([line]).begin();
    line.silenceNext();
    const speakId = call.client.speak(LONG);
    await eventually(() => call.caller.history().at(-1)?.text === LONG);
    expect(call.log.of('response.created').map((event) => event.speakId)).toEqual([speakId, speakId]);
    expect(call.log.of('response.done')[0]).toMatchObject({ status: 'failed', reason: 'asked_again' });
    expect(await call.renewals('lost')).toBe(0);
    await call.end();
  });
});
