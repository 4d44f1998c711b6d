import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { OpenAISandboxOptions } from '../../../sandbox/openai/server.ts';
import { FRAME_BYTES } from '../../../src/audio/format.ts';
import type { VoiceClientBase } from '../../../src/voice/client.ts';
import type { OpenAITiming } from '../../../src/voice/openai/client-options.ts';
import { eventually } from '../../support/eventually.ts';
import { EventLog } from '../event-log.ts';
import { library } from '../rig/caller.ts';
import { OpenAIRig } from './openai-rig.ts';

const HOURS = 'We open at nine in the morning and close at six in the evening.';

let rig: OpenAIRig;
let client: VoiceClientBase;
let log: EventLog;

async function start(
  options: Partial<OpenAISandboxOptions> = {},
  timing: Partial<OpenAITiming> = {},
): Promise<void> {
  rig = await new OpenAIRig(options, timing).start();
  client = rig.createClient();
  log = new EventLog(client);
}

afterEach(async () => {
  await client.close();
  await rig.stop();
});

function frames(utteranceId: string): Buffer[] {
  const { mulaw } = library.utterance(utteranceId);
  return Array.from({ length: Math.ceil(mulaw.length / FRAME_BYTES) }, (_, at) =>
    mulaw.subarray(at * FRAME_BYTES, (at + 1) * FRAME_BYTES),
  );
}

describe('the OpenAI client against the sandbox', () => {
  it('loses no byte of caller audio while the connection is slow to open', async () => {
    await start();
    rig.sandbox.faults.acceptDelayMs = 60;
    const connecting = client.connect();
    for (const frame of frames('caller-return-policy')) {
      client.sendAudio(frame.toString('base64'));
      await delay(1);
    }
    await connecting;
    const sent = library.utterance('caller-return-policy').mulaw;
    const received = rig.sandbox.sessions[0]?.received;
    await eventually(() => received?.totalBytes === sent.length);
    expect(received?.bytes()).toEqual(sent);
  });

  it('passes the audio of the model on to the byte', async () => {
    await start();
    await client.connect();
    client.speak(HOURS);
    const { responseId } = await log.next('response.done');
    expect(log.audio(responseId)).toEqual(library.utterance('hours').mulaw);
  });

  it('reports what a response cost, and the transcription apart', async () => {
    await start();
    await client.connect();
    await rig.callerSays(client, 'caller-open-tomorrow');
    const done = await log.next('response.done');
    expect(done.usage).toMatchObject({ cachedAudioTokens: 0, outputAudioTokens: expect.any(Number) });
    expect(done.usage?.inputAudioTokens).toBeGreaterThan(15);
    const said = await log.next('conversation.item.input_audio_transcription.completed');
    expect(said.usage?.seconds).toBeCloseTo(1.8, 0);
  });

  it('makes the model remember just what was heard', async () => {
    await start();
    await client.connect();
    client.speak(HOURS);
    const { itemId } = await log.next('response.audio.delta', 8);
    client.cancelResponse([{ itemId, heardMs: 1000, sentMs: 1600 }]);
    await eventually(() => rig.sandbox.sessions[0]?.conversation[0]?.truncatedAtMs === 1000);
    expect(rig.conversation()).toEqual([{ role: 'assistant', text: 'We open at nine' }]);
  });

  it('takes a transcript that comes after the answer', async () => {
    await start({ transcriptDelayMs: 50 });
    await client.connect();
    await rig.callerSays(client, 'caller-hello');
    const said = await log.next('conversation.item.input_audio_transcription.completed');
    expect(said.transcript).toBe('hello');
    expect(log.of('response.created')).toHaveLength(1);
  });

  it('lives through a failed response and a malformed event', async () => {
    await start({}, { retryDelayMs: 5 });
    await client.connect();
    rig.sandbox.faults.failResponseNext('server_error');
    rig.sandbox.faults.malformedNext();
    client.speak(HOURS);
    const done = await log.next('response.done');
    expect(done.status).toBe('completed');
    expect(log.of('response.done')).toHaveLength(1);
  });

  it('shows a response without audio as it is', async () => {
    await start();
    rig.sandbox.faults.silentResponses = true;
    await client.connect();
    client.speak(HOURS);
    expect((await log.next('response.done')).status).toBe('completed');
    expect(log.of('response.audio.delta')).toEqual([]);
  });

  it('tells that the time of the session is up', async () => {
    await start({ sessionLimitMs: 40 });
    await client.connect();
    const ended = await log.next('session.ended');
    expect(ended.error?.code).toBe('provider_session_expired');
  });

  it('gives up on a server that accepts and never answers', async () => {
    await start({}, { connectMs: 60 });
    rig.sandbox.faults.hangNext();
    await expect(client.connect()).rejects.toMatchObject({ code: 'provider_timeout' });
    await eventually(() => rig.openConnections() === 0);
  });

  it('gives up on a server that does not even accept', async () => {
    await start({}, { connectMs: 60 });
    rig.sandbox.faults.acceptDelayMs = 5000;
    await expect(client.connect()).rejects.toMatchObject({ code: 'provider_timeout' });
  });

  it('says so when no server listens', async () => {
    await start();
    await rig.stop();
    await expect(client.connect()).rejects.toMatchObject({ code: 'provider_unavailable' });
    rig = await new OpenAIRig().start();
  });

  it('tells that the account has no credit left', async () => {
    await start();
    rig.sandbox.faults.refuseNext(429, { error: { code: 'insufficient_quota', message: 'No credit.' } });
    await expect(client.connect()).rejects.toMatchObject({ code: 'provider_quota_exhausted' });
  });
});
