import { describe, expect, it } from 'vitest';
import { liveError } from '../../../sandbox/openai-live/live-faults.ts';
import { eventually } from '../../support/eventually.ts';
import { HOURS, useLiveCalls } from './live-calls.ts';
import { LiveRig } from './live-rig.ts';

const calls = useLiveCalls();

describe('the client of GPT-Live', () => {
  it('keeps silence flowing, so that a session without caller audio goes on', async () => {
    const { client, log } = await calls.open({ liveInputTimeoutMs: 700 });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(log.of('session.ended')).toEqual([]);
    client.speak(HOURS);
    expect((await log.next('response.done')).status).toBe('completed');
  });

  it('says that a session has expired', async () => {
    const { rig, log } = await calls.open();
    rig.session.expire();
    expect((await log.next('session.ended')).error?.code).toBe('provider_session_expired');
  });

  it('notices a model that sends nothing any more', async () => {
    const { rig, log } = await calls.open({ timing: { stallMs: 500 } });
    rig.sandbox.liveFaults.isStalled = true;
    expect((await log.next('session.ended')).error?.code).toBe('provider_lost');
  });

  it('says why a session was not started', async () => {
    const rig = await new LiveRig().start();
    rig.sandbox.liveFaults.refuseStartNext(liveError('credit_balance_exhausted', 'No credit is left.'));
    const client = rig.createClient();
    await expect(client.connect()).rejects.toMatchObject({ code: 'provider_quota_exhausted' });
    await client.close();
    await rig.stop();
  });

  it('survives a flood of notes, gives up the oldest, and still speaks a line', async () => {
    const { client, log, dropped } = await calls.open({ liveSpeed: 20 });
    for (let note = 0; note < 60; note += 1)
      client.inform(`Note ${note}. ${'Offer ten percent off. '.repeat(100)}`);
    client.speak(HOURS);
    const done = await log.next('response.done', 1, 20_000);
    expect(log.spoken(done.responseId)).toBe(HOURS);
    expect(log.of('error')).toEqual([]);
    expect(await dropped('provider_context')).toBeGreaterThan(50);
  });

  it('says a line that is longer than one append as one line', async () => {
    const { client, log } = await calls.open({ liveSpeed: 20 });
    const long = Array.from({ length: 25 }, () => HOURS).join(' ');
    const speakId = client.speak(long);
    const { responseId } = await log.next('response.done', 1, 30_000);
    expect(log.of('response.created')).toMatchObject([{ responseId, speakId }]);
    expect(log.spoken(responseId)).toBe(long);
  });

  it('gives up lines in a flood of them, and says the newest', async () => {
    const { client, log } = await calls.open({ liveSpeed: 20 });
    for (let line = 0; line < 200; line += 1) client.speak(`Line ${line}.`);
    const speakId = client.speak(HOURS);
    const begun = await eventually(
      () => log.of('response.created').find((response) => response.speakId === speakId),
      30_000,
    );
    await eventually(() => log.spoken(begun.responseId) === HOURS, 15_000);
    expect(log.of('error')).toEqual([]);
  });

  it('closes in the order of the vendor, and bills what it says in the end', async () => {
    const { rig, client, log } = await calls.open();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await client.close();
    expect(rig.session.ending).toBe('close_requested');
    expect(log.of('session.ended')).toEqual([{ type: 'session.ended' }]);
    expect(log.events.at(-2)?.type).toBe('usage.session');
  });

  it('does not wait for a vendor that never answers its close', async () => {
    const { rig, client } = await calls.open({ timing: { closeMs: 200 } });
    rig.sandbox.liveFaults.hangsAtClose = true;
    await client.close();
    expect(rig.session.ending).toBeUndefined();
    await eventually(() => rig.openConnections() === 0);
  });

  it('gives late words to the response that said them', async () => {
    const { client, log } = await calls.open({ liveWordsDelayMs: 2_500 });
    client.speak(HOURS);
    const { responseId } = await log.next('response.done');
    await eventually(() => log.of('response.audio_transcript.done').at(-1)?.transcript === HOURS);
    expect(log.of('response.audio_transcript.done').every((event) => event.responseId === responseId)).toBe(
      true,
    );
  });

  it('tells where words end in the audio', async () => {
    const { client, log } = await calls.open();
    client.speak(HOURS);
    const { responseId } = await log.next('response.done');
    const ends = log.of('response.audio_transcript.delta').map(({ endMs }) => endMs ?? -1);
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    const audioMs = log.audio(responseId).length / 8;
    expect(ends[0]).toBeGreaterThan(0);
    expect(ends.at(-1)).toBeLessThanOrEqual(audioMs);
  });

  it('tells that the model has stopped because the caller spoke', async () => {
    const { rig, client, log } = await calls.open();
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
    const { client, log } = await calls.open();
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
    const { rig, client, log } = await calls.open();
    client.mute(true);
    await eventually(() => rig.session.isMuted);
    await rig.callerSays(client, 'caller-open-tomorrow');
    client.mute(false);
    await eventually(() => !rig.session.isMuted);
    expect(log.of('input_audio_buffer.speech_started')).toEqual([]);
  });

  it('reports the seconds of its session, of a lost one too', async () => {
    const { rig, log } = await calls.open();
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    rig.session.drop();
    await log.next('session.ended');
    const seconds = log.of('usage.session').reduce((sum, usage) => sum + usage.seconds, 0);
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThan(10);
  });
});
