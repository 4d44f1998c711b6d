import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { ContinuousCall } from './continuity/continuous-call.ts';
import { lineOf } from './continuity/line-of.ts';
import { novaLine, openaiLine } from './continuity/provider-line.ts';

const PROVIDERS = ['openai', 'nova', 'cascade'] as const;
const VENDOR_LIMIT = { sessionLimitMs: 60_000 };
const SENTENCE = 'We open at nine in the morning.';
/** Takes three seconds to say here. */
const LONG = Array(20).fill(SENTENCE).join(' ');
const LIMIT_MS = 1_500;
/** A loaded machine needs more time than was measured. */
const PATIENCE_MS = 15_000;

describe.concurrent.each(PROVIDERS)('a renewal of %s that cannot wait', (provider) => {
  const slow = {
    limitMs: LIMIT_MS,
    openai: { ...VENDOR_LIMIT, speed: 12 },
    bedrock: { ...VENDOR_LIMIT, speed: 12 },
    polly: { speed: 12 },
  };

  it('lets the old stream finish while the new one knows the whole answer', async () => {
    const line = await lineOf(provider, slow);
    line.script.prepend({ when: /unintelligible/, answer: { text: LONG } });
    const call = await new ContinuousCall([line]).begin();
    await call.caller.says(20);
    await call.renewed();
    expect(call.completed).toBe(0);
    await call.answered(1);
    await eventually(() => call.caller.history().at(-1)?.text === LONG, PATIENCE_MS);
    expect(call.log.of('session.renewed')[0]).toMatchObject({ reason: 'forced' });
    expect(call.log.of('response.done')).toHaveLength(1);
    expect(call.caller.history().at(-1)?.text).toBe(LONG);
    await eventually(() => line.memories()[1]?.length === 2, PATIENCE_MS);
    const [question, answer] = line.memories()[1] ?? [];
    expect(question).toEqual({ role: 'caller', text: 'unintelligible' });
    expect(LONG).toContain(answer?.text);
    await eventually(() => line.openStreams() === 1);
    await call.end();
  });

  it('lets the caller interrupt the old stream through the new one', async () => {
    const line = await lineOf(provider, slow);
    line.script.prepend({ when: /unintelligible/, answer: { text: LONG } });
    const call = await new ContinuousCall([line]).begin();
    await call.caller.says(20);
    await call.renewed();
    line.script.prepend({ when: /unintelligible/, answer: { text: 'Yes.' } });
    await call.caller.says(20);
    await eventually(
      () => call.caller.history().at(-1)?.text === 'Yes.' && call.completed === 1,
      PATIENCE_MS,
    );
    expect(call.log.of('response.done').map(({ status }) => status)).toEqual(['cancelled', 'completed']);
    await call.end();
  });

  it('takes a tool with it: the result goes to the new stream', async () => {
    const line = await lineOf(provider, { limitMs: LIMIT_MS, openai: VENDOR_LIMIT, bedrock: VENDOR_LIMIT });
    line.script.prepend({ when: /unintelligible/, answer: { toolCalls: [{ name: 'look', arguments: {} }] } });
    line.script.prepend({ when: /Result of look: "found"/, answer: { text: 'I found it.' } });
    const tool = { name: 'look', description: 'Looks.', parameters: { type: 'object', properties: {} } };
    const call = await new ContinuousCall([line], { conversation: { tools: [tool] } }).begin();
    await call.caller.says(20);
    const { callId } = await call.log.next('response.function_call');
    await call.renewed();
    call.client.sendToolResult(callId, 'found');
    await eventually(() => call.caller.history().at(-1)?.text === 'I found it.', PATIENCE_MS);
    expect(call.log.of('response.function_call')).toHaveLength(1);
    await call.end();
  });

  it.each([1, 2])('is finished by a new stream when %i streams are lost in the middle', async (losses) => {
    const line = await lineOf(provider, slow);
    line.script.prepend({ when: /unintelligible/, answer: { text: LONG } });
    line.script.prepend({ when: /line broke/, answer: { text: 'And so on.' } });
    const call = await new ContinuousCall([line]).begin();
    await call.caller.says(20);
    await call.renewed();
    for (let loss = 0; loss < losses; loss += 1) line.loseOldest();
    await eventually(
      () => call.caller.history().at(-1)?.text === 'And so on.' && call.completed === 1,
      PATIENCE_MS,
    );
    expect(call.log.of('response.done').at(-1)?.status).toBe('completed');
    expect(call.log.of('session.ended')).toEqual([]);
    await call.end();
  });
});

describe.concurrent('the limit of the vendor', () => {
  it('is not reached by Nova, with the limit in the settings', async () => {
    const line = await novaLine({ limitMs: 3_000 });
    const call = await new ContinuousCall([line]).begin();
    await call.renewed();
    expect(await call.renewals('lost')).toBe(0);
    expect(await call.renewals('planned')).toBe(1);
    await call.end();
  });

  it('is not reached by OpenAI, with the time that its session announces', async () => {
    const line = await openaiLine({ limitMs: 20_000, openai: { sessionLimitMs: 4_000 } });
    const call = await new ContinuousCall([line]).begin();
    await call.renewed();
    expect(await call.renewals('lost')).toBe(0);
    expect(await call.renewals('planned')).toBe(1);
    await call.end();
  });

  it('is not believed when OpenAI announces a time in the past: no session follows the other', async () => {
    const line = await openaiLine({ openai: { expiresInMs: -3_600_000 } });
    const call = await new ContinuousCall([line]).begin();
    await call.caller.says(20);
    await call.answered();
    await delay(500);
    expect(call.log.of('session.renewed')).toEqual([]);
    expect(line.memories()).toHaveLength(1);
    await call.end();
  });

  // That of Transcribe is a fault among others: the tests of losses have it.
  it.each(['openai', 'nova'] as const)(
    'costs the caller of %s nothing when it is reached all the same',
    async (provider) => {
      const limit = { sessionLimitMs: LIMIT_MS };
      const line =
        provider === 'nova'
          ? await novaLine({ limitMs: 60_000, bedrock: limit })
          : await openaiLine({ openai: { ...limit, expiresInMs: 60_000 } });
      const call = await new ContinuousCall([line]).begin();
      await call.renewed(1);
      expect(call.log.of('session.renewed')[0]).toMatchObject({ reason: 'recovered', provider });
      await call.caller.says(20);
      await call.answered();
      expect(call.transcripts).toHaveLength(1);
      await call.end();
    },
  );
});
