import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { ContinuousCall } from './continuity/continuous-call.ts';
import { lineOf } from './continuity/line-of.ts';

const PROVIDERS = ['openai', 'nova', 'cascade'] as const;
const GREETING = 'Hello, you are speaking with the virtual assistant. How can I help you today?';
const LONG = 'We open at nine in the morning and close at six in the evening, from Monday to Friday.';
const SLOW = { openai: { speed: 15 }, bedrock: { speed: 15 }, polly: { speed: 15 } };
const TOOL = {
  name: 'opening_hours',
  description: 'Tells when the shop is open.',
  parameters: { type: 'object', properties: { day: { type: 'string' } }, required: ['day'] },
};
const ASKS_TOOL = { toolCalls: [{ name: TOOL.name, arguments: { day: 'tomorrow' } }] };

describe.concurrent.each(PROVIDERS)('what a lost stream of %s owed', (provider) => {
  it('a line of the gateway is spoken again under its id', async () => {
    const line = await lineOf(provider, SLOW);
    const call = await new ContinuousCall([line]).begin();
    const speakId = call.client.speak(GREETING);
    await call.log.next('response.audio.delta', 2);
    line.strike('connection lost');
    await call.answered(1);
    const created = call.log.of('response.created').filter((event) => event.speakId === speakId);
    const ends = call.log.of('response.done').map(({ status }) => status);
    expect(created).toHaveLength(2);
    expect(ends).toEqual(['failed', 'completed']);
    await call.end();
  });

  it('a line that was interrupted is not spoken again', async () => {
    const line = await lineOf(provider, SLOW);
    const call = await new ContinuousCall([line]).begin();
    call.client.speak(GREETING);
    await call.log.next('response.audio.delta', 2);
    call.client.cancelResponse([]);
    line.strike('connection lost');
    await call.renewed();
    await call.caller.says(20);
    await call.answered(1);
    expect(call.log.of('response.created').filter(({ speakId }) => speakId !== undefined)).toHaveLength(1);
    await call.end();
  });

  it('a broken answer goes on where the caller stopped hearing it', async () => {
    const line = await lineOf(provider, SLOW);
    line.script.prepend({ when: /unintelligible/, answer: { text: LONG } });
    line.script.prepend({ when: /line broke/, answer: { text: 'And so on.' } });
    const call = await new ContinuousCall([line]).begin();
    await call.caller.says(20);
    await call.log.next('response.audio.delta', 4);
    line.strike('connection lost');
    await call.answered(1);
    await eventually(() => call.caller.history().at(-1)?.text === 'And so on.');
    const memory = line.memories().at(-1) ?? [];
    expect(memory[0]).toEqual({ role: 'caller', text: 'unintelligible' });
    expect(LONG).toContain(memory[1]?.text);
    expect(memory[2]?.text).toContain(memory[1]?.text.split(' ').slice(-3).join(' '));
    expect(memory.at(-1)).toEqual({ role: 'assistant', text: 'And so on.' });
    expect(call.caller.history().map(({ text }) => text)).toEqual([
      'unintelligible',
      memory[1]?.text,
      'And so on.',
    ]);
    await call.end();
  });

  it('a broken answer goes on though the next stream is lost before it speaks', async () => {
    const line = await lineOf(provider, SLOW);
    line.script.prepend({ when: /unintelligible/, answer: { text: LONG } });
    line.script.prepend({ when: /line broke/, answer: { text: 'And so on.', thinkMs: 1_500 } });
    const call = await new ContinuousCall([line]).begin();
    await call.caller.says(20);
    await call.log.next('response.audio.delta', 4);
    line.strike('connection lost');
    await call.renewed();
    line.strike('connection lost');
    await call.renewed(2);
    await eventually(() => call.caller.history().at(-1)?.text === 'And so on.', 20_000);
    expect(line.memories()).toHaveLength(3);
    expect(call.log.of('session.ended')).toEqual([]);
    await call.end();
  });

  it("a tool's result reaches the next stream as text", async () => {
    const line = await lineOf(provider);
    line.script.prepend({ when: /unintelligible/, answer: ASKS_TOOL });
    line.script.prepend({ when: /Result of opening_hours: \{"opens":"9:00"\}/, answer: { text: LONG } });
    const call = await new ContinuousCall([line], { conversation: { tools: [TOOL] } }).begin();
    await call.caller.says(20);
    const { callId } = await call.log.next('response.function_call');
    line.strike('connection lost');
    await call.renewed();
    call.client.sendToolResult(callId, { opens: '9:00' });
    await eventually(() => call.caller.history().at(-1)?.text === LONG);
    expect(call.log.of('response.function_call')).toHaveLength(1);
    await call.end();
  });

  it('a result without an answer is told again', async () => {
    const line = await lineOf(provider);
    line.script.prepend({ when: /unintelligible/, answer: ASKS_TOOL });
    line.script.prepend({ when: /^\{"opens"/, answer: { text: LONG, thinkMs: 60_000 } });
    line.script.prepend({ when: /Result of opening_hours/, answer: { text: LONG } });
    const call = await new ContinuousCall([line], { conversation: { tools: [TOOL] } }).begin();
    await call.caller.says(20);
    const { callId } = await call.log.next('response.function_call');
    call.client.sendToolResult(callId, { opens: '9:00' });
    await eventually(() => line.memories().at(-1)?.length);
    line.strike('connection lost');
    await eventually(() => call.caller.history().at(-1)?.text === LONG);
    expect(call.log.of('response.function_call')).toHaveLength(1);
    await call.end();
  });

  it.each(['line', 'sentence'] as const)('a %s that comes in the gap is not lost', async (what) => {
    const line = await lineOf(provider, { connectMs: 1_000 });
    const call = await new ContinuousCall([line]).begin();
    line.hangNext();
    line.strike('connection lost');
    await delay(50);
    const speakId = what === 'line' ? call.client.speak(GREETING) : undefined;
    if (what === 'sentence') await call.caller.says(20);
    await call.answered(1);
    expect(call.log.of('response.created')[0]?.speakId).toBe(speakId);
    expect(call.transcripts).toHaveLength(what === 'sentence' ? 1 : 0);
    await call.end();
  });
});

describe.concurrent.each(PROVIDERS)('a stream of %s that gives no answer', (provider) => {
  it('because it is deaf is replaced, and the caller is answered once', async () => {
    const line = await lineOf(provider);
    const call = await new ContinuousCall([line], { timing: { firstAudioMs: 800 } }).begin();
    await call.caller.says(20);
    await call.answered();
    line.mute();
    await call.caller.says(60);
    await call.caller.isQuiet(80);
    await call.answered();
    expect(call.transcripts).toHaveLength(2);
    expect(await call.renewals('recovered')).toBeGreaterThan(0);
    await call.end();
  });

  it('because it has no voice is replaced, and the caller is answered once', async () => {
    const line = await lineOf(provider);
    const call = await new ContinuousCall([line], { timing: { firstAudioMs: 800 } }).begin();
    line.setSilent(true);
    await call.caller.says(20);
    await eventually(async () => (await call.renewals('lost')) > 0);
    line.setSilent(false);
    await eventually(() => call.log.of('response.audio.delta').length > 0);
    expect(call.transcripts).toHaveLength(1);
    expect(await call.renewals('lost')).toBeGreaterThan(0);
    await call.end();
  });

  it('because its connection is dead is replaced, and the caller is answered once', async () => {
    const line = await lineOf(provider, { lifelessMs: 200 });
    const call = await new ContinuousCall([line], { timing: { firstAudioMs: 800 } }).begin();
    await call.caller.says(20);
    await call.answered();
    line.freeze();
    await call.caller.says(60);
    while ((await call.renewals('recovered')) === 0) await call.caller.isQuiet(10, 1);
    await call.caller.isQuiet(50);
    await call.answered();
    expect(call.transcripts).toHaveLength(2);
    await call.end();
  });

  it('for good ends the call within its time, once, with the reason', async () => {
    const line = await lineOf(provider);
    const call = await new ContinuousCall([line], { timing: { firstAudioMs: 200, gapMs: 1_500 } }).begin();
    line.setSilent(true);
    await call.caller.says(20);
    const { error } = await call.log.next('session.ended');
    expect(error?.code).toBe('provider_no_audio');
    const silentMs = call.caller.timeOf('session.ended') - (call.caller.utterances[0]?.endedMs ?? 0);
    expect(silentMs).toBeLessThan(2_500);
    expect(call.log.of('session.ended')).toHaveLength(1);
    await call.end();
  });
});

describe('a line that Nova says in its own words', () => {
  it('is spoken, and the next stream is not told to say it again', async () => {
    const line = await lineOf('nova');
    line.rephrases?.('Welcome! What is it about?');
    const call = await new ContinuousCall([line]).begin();
    const speakId = call.client.speak(GREETING);
    await call.answered(1);
    expect(call.log.of('response.created').map((event) => event.speakId)).toEqual([speakId]);
    line.strike('connection lost');
    await call.renewed();
    await delay(300);
    expect(call.log.of('response.created')).toHaveLength(1);
    expect(call.log.of('input_audio_buffer.speech_started')).toEqual([]);
    await call.end();
  });
});

describe('a history that is too long', () => {
  it('is halved', async () => {
    const line = await lineOf('nova');
    const call = await new ContinuousCall([line]).begin();
    for (let turn = 0; turn < 4; turn += 1) {
      await call.caller.says(20);
      await call.answered();
    }
    line.strike('long history');
    await call.renewed();
    await eventually(() => line.memories().at(-1)?.length === 4);
    await call.end();
  });
});
