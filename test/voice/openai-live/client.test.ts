import { afterEach, describe, expect, it } from 'vitest';
import { liveError } from '../../../sandbox/openai-live/live-faults.ts';
import { eventually } from '../../support/eventually.ts';
import { EventLog } from '../event-log.ts';
import { LiveRig, type LiveRigOptions } from './live-rig.ts';

const HOURS = 'We open at nine in the morning and close at six in the evening.';
const TOOL = {
  name: 'opening_hours',
  description: 'Tells when the shop is open.',
  parameters: { type: 'object', properties: { day: { type: 'string' } }, required: ['day'] },
};
const CALL = { name: 'opening_hours', arguments: { day: 'tomorrow' } };

let rig: LiveRig;
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function open(options: LiveRigOptions = {}, tools = [TOOL]) {
  rig = await new LiveRig(options).start();
  closers.push(() => rig.stop());
  rig.script.prepend({ when: /open tomorrow/, answer: { text: HOURS } });
  const client = rig.createClient({ tools });
  closers.push(() => client.close());
  const log = new EventLog(client);
  await client.connect();
  return { client, log };
}

async function dropped(reason: string): Promise<number> {
  const { values } = await rig.metrics.framesDropped.get();
  return values.find(({ labels }) => labels.reason === reason)?.value ?? 0;
}

async function delegated(result: string): Promise<number> {
  const { values } = await rig.metrics.delegations.get();
  return values.find(({ labels }) => labels.result === result)?.value ?? 0;
}

describe('the client of GPT-Live', () => {
  it('keeps silence flowing, so that a session without caller audio goes on', async () => {
    const { client, log } = await open({ liveInputTimeoutMs: 700 });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(log.of('session.ended')).toEqual([]);
    client.speak(HOURS);
    expect((await log.next('response.done')).status).toBe('completed');
  });

  it('says that a session has expired', async () => {
    const { log } = await open();
    rig.session.expire();
    expect((await log.next('session.ended')).error?.code).toBe('provider_session_expired');
  });

  it('notices a model that sends nothing any more', async () => {
    const { log } = await open({ timing: { stallMs: 500 } });
    rig.sandbox.liveFaults.isStalled = true;
    expect((await log.next('session.ended')).error?.code).toBe('provider_lost');
  });

  it('says why a session was not started', async () => {
    rig = await new LiveRig().start();
    closers.push(() => rig.stop());
    rig.sandbox.liveFaults.refuseStartNext(liveError('credit_balance_exhausted', 'No credit is left.'));
    const client = rig.createClient();
    await expect(client.connect()).rejects.toMatchObject({ code: 'provider_quota_exhausted' });
    await client.close();
  });

  it('survives a flood of notes, gives up the oldest, and still speaks a line', async () => {
    const { client, log } = await open({ liveSpeed: 20 });
    for (let note = 0; note < 60; note += 1)
      client.inform(`Note ${note}. ${'Offer ten percent off. '.repeat(100)}`);
    client.speak(HOURS);
    const done = await log.next('response.done', 1, 20_000);
    expect(log.spoken(done.responseId)).toBe(HOURS);
    expect(log.of('error')).toEqual([]);
    expect(await dropped('provider_context')).toBeGreaterThan(50);
  });

  it('gives late words to the response that said them', async () => {
    const { client, log } = await open({ liveWordsDelayMs: 2_500 });
    client.speak(HOURS);
    const { responseId } = await log.next('response.done');
    await eventually(() => log.of('response.audio_transcript.done').at(-1)?.transcript === HOURS);
    expect(log.of('response.audio_transcript.done').every((event) => event.responseId === responseId)).toBe(
      true,
    );
  });

  it('tells where words end in the audio', async () => {
    const { client, log } = await open();
    client.speak(HOURS);
    const { responseId } = await log.next('response.done');
    const ends = log.of('response.audio_transcript.delta').map(({ endMs }) => endMs ?? -1);
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    const audioMs = log.audio(responseId).length / 8;
    expect(ends[0]).toBeGreaterThan(0);
    expect(ends.at(-1)).toBeLessThanOrEqual(audioMs);
  });

  it('tells that the model has stopped because the caller spoke', async () => {
    const { client, log } = await open();
    rig.script.prepend({ when: /open tomorrow/, answer: { text: `${HOURS} ${HOURS} ${HOURS}` } });
    rig.script.prepend({ when: /sunday/, answer: { text: 'Yes, on Sundays too.' } });
    await rig.callerSays(client, 'caller-open-tomorrow');
    await log.next('response.audio.delta', 12);
    await rig.callerSays(client, 'caller-sunday');
    const { responseId } = await log.next('response.broken_off');
    expect(responseId).toBe(log.of('response.created')[0]?.responseId);
    expect(rig.conversation().at(1)?.text).not.toContain('evening. We open at nine in the morning and close');
  });

  it('speaks a line in place of what the model is saying, and does not stop the line', async () => {
    const { client, log } = await open();
    client.speak(`${HOURS} ${HOURS}`);
    await log.next('response.audio.delta', 8);
    const line = 'Yes, on Sundays we open at eleven and close at three.';
    const speakId = client.speak(line);
    const begun = await eventually(() =>
      log.of('response.created').find((event) => event.speakId === speakId),
    );
    const said = await eventually(() =>
      log.of('response.audio_transcript.done').find(({ responseId }) => responseId === begun.responseId),
    );
    expect(said.transcript).toBe(line);
  });

  it('has the model hear silence while it is muted', async () => {
    const { client, log } = await open();
    client.mute(true);
    await eventually(() => rig.session.isMuted);
    await rig.callerSays(client, 'caller-open-tomorrow');
    client.mute(false);
    await eventually(() => !rig.session.isMuted);
    expect(log.of('input_audio_buffer.speech_started')).toEqual([]);
  });

  it('reports the seconds of its session, of a lost one too', async () => {
    const { log } = await open();
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    rig.session.drop();
    await log.next('session.ended');
    const seconds = log.of('usage.session').reduce((sum, usage) => sum + usage.seconds, 0);
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThan(10);
  });
});

describe('what GPT-Live delegates', () => {
  it('is asked for when nothing was asked for yet', async () => {
    const { log } = await open();
    rig.script.prepend({ when: /Nothing has been asked for/, answer: { text: HOURS } });
    rig.session.delegate();
    const done = await log.next('response.done');
    expect(log.spoken(done.responseId)).toBe(HOURS);
    expect(await delegated('no_request')).toBe(1);
  });

  it('is told to have failed when the text model fails', async () => {
    const { client, log } = await open();
    rig.script.prepend({ when: /open tomorrow/, answer: { toolCalls: [CALL] } });
    rig.script.prepend({ when: /could not be done/, answer: { text: HOURS } });
    rig.sandbox.text.failNext(500);
    await rig.callerSays(client, 'caller-open-tomorrow');
    const done = await log.next('response.done');
    expect(log.spoken(done.responseId)).toBe(HOURS);
    expect(await delegated('failed')).toBe(1);
    expect(log.of('session.ended')).toEqual([]);
  });

  it('costs the tokens of the text model', async () => {
    const { client, log } = await open();
    rig.script.prepend({ when: /open tomorrow/, answer: { toolCalls: [CALL] } });
    await rig.callerSays(client, 'caller-open-tomorrow');
    const { usage } = await log.next('usage.text');
    expect(usage.inputTokens).toBeGreaterThan(0);
  });

  it('does not send the results of a response that has failed', async () => {
    const { client, log } = await open({ delegation: 'responses' });
    rig.script.prepend({ when: /open tomorrow/, answer: { toolCalls: [CALL] } });
    rig.sandbox.liveFaults.failDelegateNext();
    await rig.callerSays(client, 'caller-open-tomorrow');
    const { callId } = await log.next('response.function_call');
    await eventually(async () => (await delegated('failed')) === 1);
    client.sendToolResult(callId, { opens: '9:00' });
    client.speak(HOURS);
    await log.next('response.done');
    expect(log.of('error')).toEqual([]);
    expect(await delegated('late_result')).toBe(1);
  });
});
