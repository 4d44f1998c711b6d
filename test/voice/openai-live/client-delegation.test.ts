import { describe, expect, it } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { ACKNOWLEDGEMENT, CALL, HOURS, type LiveCall, SUNDAY, useLiveCalls } from './live-calls.ts';

const calls = useLiveCalls();

/** Waits until the model has said this. */
async function says({ log }: LiveCall, words: string): Promise<void> {
  await eventually(
    () => log.of('response.audio_transcript.done').some(({ transcript }) => transcript.includes(words)),
    15_000,
  );
}

/** From one time of the session to the moment when the model begins to say this, milliseconds of the session. */
function waitFor({ rig }: LiveCall, words: string, fromMs: number): number {
  const turn = rig.session.memory.turns.find((said) => said.text.includes(words));
  return (turn?.saidAtMs ?? Number.POSITIVE_INFINITY) - fromMs;
}

describe('what GPT-Live delegates to the gateway', () => {
  it('is asked for when nothing was asked for yet, and the caller hears something meanwhile', async () => {
    const call = await calls.open({ liveSpeed: 1 });
    call.rig.script.prepend({ when: /Nothing has been asked for/, answer: { text: HOURS } });
    const fromMs = call.rig.session.positionMs;
    call.rig.session.delegate();
    await says(call, HOURS);
    expect(waitFor(call, ACKNOWLEDGEMENT, fromMs)).toBeLessThanOrEqual(1_500);
    expect(await call.delegated('no_request')).toBe(1);
  });

  it('is reported as failed when the text model fails', async () => {
    const call = await calls.open({ liveSpeed: 1 });
    const { rig, client, log } = call;
    rig.script.prepend({ when: /open tomorrow/, answer: { toolCalls: [CALL] } });
    rig.script.prepend({ when: /could not be done/, answer: { text: SUNDAY } });
    rig.sandbox.text.failNext(500);
    client.sendText('what time do you open tomorrow');
    await eventually(() => rig.session.memory.turns.some(({ role }) => role === 'user'));
    const fromMs = rig.session.positionMs;
    await says(call, SUNDAY);
    expect(waitFor(call, ACKNOWLEDGEMENT, fromMs)).toBeLessThanOrEqual(1_500);
    expect(await call.delegated('failed')).toBe(1);
    expect(log.of('session.ended')).toEqual([]);
  });

  it('is reported as failed when the text model does not answer in time', async () => {
    const call = await calls.open({ timing: { stepMs: 300 } });
    const { rig, client } = call;
    rig.script.prepend({ when: /open tomorrow/, answer: { toolCalls: [CALL] } });
    rig.script.prepend({ when: /could not be done/, answer: { text: SUNDAY } });
    rig.sandbox.text.delayMs = 60_000;
    client.sendText('what time do you open tomorrow');
    await says(call, ACKNOWLEDGEMENT);
    await says(call, SUNDAY);
    expect(await call.delegated('failed')).toBe(1);
  });

  it('is reported as failed when the text model calls tools endlessly', async () => {
    const call = await calls.open();
    const { rig, client, log } = call;
    rig.script.prepend({ when: /open tomorrow|"opens"/, answer: { toolCalls: [CALL] } });
    rig.script.prepend({ when: /could not be done/, answer: { text: SUNDAY } });
    client.listen((event) => {
      log.events.push(event);
      if (event.type === 'response.function_call') client.sendToolResult(event.callId, { opens: '9:00' });
    });
    client.sendText('what time do you open tomorrow');
    await says(call, SUNDAY);
    expect(log.of('response.function_call')).toHaveLength(5);
    expect(await call.delegated('failed')).toBe(1);
  });

  it('is done once when it comes twice, at the same time or later', async () => {
    const call = await calls.open();
    const { rig, client } = call;
    const told = { offset_ms: 0, delegation: { id: 'dlg_twice', target: 'client' } };
    client.sendText('what time do you open tomorrow');
    rig.session.send('session.delegation.created', told);
    rig.session.send('session.delegation.created', told);
    await eventually(async () => (await call.delegated('answered')) === 1);
    rig.session.send('session.delegation.created', told);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await call.delegated('answered')).toBe(1);
    expect(rig.sandbox.text.requests).toHaveLength(1);
  });

  it('is about the newest words, though they come after it', async () => {
    const call = await calls.open({ liveSpeed: 2, liveCallerWordsDelayMs: 1_800 });
    const { rig, client, log } = call;
    rig.script.prepend({ when: /open tomorrow/, answer: { toolCalls: [CALL] } });
    rig.script.prepend({ when: /"opens"/, answer: { text: HOURS } });
    await rig.callerSays(client, 'caller-open-tomorrow');
    const { callId } = await log.next('response.function_call');
    client.sendToolResult(callId, { opens: '9:00' });
    await says(call, HOURS);
    rig.script.prepend({
      when: /sunday/,
      answer: { toolCalls: [{ ...CALL, arguments: { day: 'sunday' } }] },
    });
    await rig.callerSays(client, 'caller-sunday');
    expect((await log.next('response.function_call', 2)).arguments).toContain('sunday');
  });

  it('costs the tokens of the text model', async () => {
    const { rig, client, log } = await calls.open();
    rig.script.prepend({ when: /open tomorrow/, answer: { toolCalls: [CALL] } });
    await rig.callerSays(client, 'caller-open-tomorrow');
    const { usage } = await log.next('usage.text');
    expect(usage.inputTokens).toBeGreaterThan(0);
  });
});

describe("what GPT-Live delegates to OpenAI's model", () => {
  it('is reported as failed when that model fails, and late results are not sent', async () => {
    const call = await calls.open({ delegation: 'responses', liveSpeed: 1 });
    const { rig, client, log } = call;
    rig.script.prepend({ when: /open tomorrow/, answer: { toolCalls: [CALL] } });
    rig.script.prepend({ when: /could not be done/, answer: { text: SUNDAY } });
    rig.sandbox.liveFaults.failDelegateNext();
    client.sendText('what time do you open tomorrow');
    const { callId } = await log.next('response.function_call');
    const fromMs = rig.session.positionMs;
    await eventually(async () => (await call.delegated('failed')) === 1);
    client.sendToolResult(callId, { opens: '9:00' });
    await says(call, SUNDAY);
    expect(waitFor(call, ACKNOWLEDGEMENT, fromMs)).toBeLessThanOrEqual(1_500);
    expect(log.of('error')).toEqual([]);
    expect(await call.delegated('late_result')).toBe(1);
  });
});
