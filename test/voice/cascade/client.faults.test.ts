import { afterEach, describe, expect, it } from 'vitest';
import type { ConversationSettings } from '../../../src/voice/client.ts';
import { eventually } from '../../support/eventually.ts';
import { EventLog } from '../event-log.ts';
import { callerPauses } from '../rig/caller.ts';
import { CascadeRig, type CascadeRigOptions, SETTINGS } from './cascade-rig.ts';

const HOURS = 'We open at nine in the morning and close at six in the evening.';
const SATURDAY = 'On Saturdays we open at ten, and we close at four in the afternoon.';
/** How long a caller may wait for something sensible, milliseconds. */
const SENSIBLE_MS = 1500;
const PROFILE = { id: 'Ruth', mulaw: { encoding: 'mulaw' }, pcm: { encoding: 'pcm' } } as const;

describe('the cascade, when a service', () => {
  const rigs: CascadeRig[] = [];

  async function connected(
    options: CascadeRigOptions = {},
    conversation: Partial<ConversationSettings> = {},
  ) {
    const rig = await new CascadeRig(options).start();
    rigs.push(rig);
    rig.script.prepend({ when: /open tomorrow/, answer: { text: `${HOURS} ${SATURDAY}` } });
    const client = rig.createClient(conversation);
    const log = new EventLog(client);
    await client.connect();
    return { rig, client, log };
  }

  afterEach(async () => {
    await Promise.all(rigs.splice(0).map((rig) => rig.stop()));
  });

  it('has no generative voices, speaks with neural ones from then on', async () => {
    const { rig, client, log } = await connected();
    rig.polly.refuses.add('generative');
    client.speak(HOURS);
    expect((await log.next('response.done')).status).toBe('completed');
    client.speak(SATURDAY);
    await log.next('response.done', 2);
    expect(rig.polly.said).toMatchObject([
      { text: HOURS, engine: 'neural', encoding: 'mulaw' },
      { text: SATURDAY, engine: 'neural', encoding: 'mulaw' },
    ]);
  });

  it('takes no mu-law for speech, asks it for PCM', async () => {
    const { rig, client, log } = await connected();
    rig.polly.refuses.add('mulaw');
    client.speak(HOURS);
    const { responseId } = await log.next('response.done');
    expect(log.spoken(responseId)).toBe(HOURS);
    expect(rig.polly.said).toMatchObject([PROFILE.pcm]);
    expect(log.audio(responseId).length).toBeGreaterThan(8 * 3000);
  });

  it('takes no mu-law to be written down, has the next stream in PCM', async () => {
    const { rig } = await connected();
    rig.transcribe.refusesMulaw = true;
    const refused = rig.createClient();
    await expect(refused.connect()).rejects.toMatchObject({ code: 'provider_input_rejected' });
    const next = rig.createClient();
    const log = new EventLog(next);
    await next.connect();
    await rig.callerSays(next, 'caller-sunday');
    await log.next('conversation.item.input_audio_transcription.completed');
    expect(rig.transcribe.streams.at(-1)?.request.encoding).toBe('pcm');
  });

  it('has no streams of speech, speaks sentence by sentence', async () => {
    const { rig, client, log } = await connected({ settings: { speech: 'stream' } });
    rig.polly.refuses.add('stream');
    client.speak(`${HOURS} ${SATURDAY}`);
    const { responseId, status } = await log.next('response.done');
    expect(status).toBe('completed');
    expect(log.spoken(responseId)).toBe(`${HOURS} ${SATURDAY}`);
    expect(rig.polly.said.map(({ by }) => by)).toEqual(['request', 'request']);
  });

  it('ends a stream of speech without its last event, tells that the answer was cut off', async () => {
    const { rig, client, log } = await connected({ settings: { speech: 'stream' } });
    rig.polly.endsStreamsEarly = true;
    client.speak(HOURS);
    expect(await log.next('response.done')).toMatchObject({ status: 'incomplete', reason: 'provider_lost' });
    expect(log.of('session.ended')).toEqual([]);
  });

  it('refuses every form of speech, ends the session, so that another provider speaks', async () => {
    const { rig, client, log } = await connected();
    rig.polly.refuses.add('generative').add('mulaw');
    rig.polly.server.refuseNext({ status: 400, errorType: 'ValidationException', message: 'No.' });
    const startedMs = performance.now();
    for (let refusals = 0; refusals < 20; refusals += 1) {
      rig.polly.server.refuseNext({ status: 400, errorType: 'ValidationException', message: 'No.' });
    }
    client.speak(HOURS);
    expect((await log.next('session.ended')).error?.code).toBe('provider_input_rejected');
    expect(performance.now() - startedMs).toBeLessThan(SENSIBLE_MS);
    expect(log.of('response.done')).toMatchObject([{ status: 'failed' }]);
  });

  it.each([
    ['throttlingException', false],
    ['modelStreamErrorException', false],
    ['serviceUnavailableException', false],
  ])('fails with %s before the first words, asks it again', async (type, afterWords) => {
    const { rig, client, log } = await connected();
    rig.bedrock.conversing.failures.push({ type, afterWords });
    client.sendText('what time do you open tomorrow');
    const { responseId, status } = await log.next('response.done');
    expect(status).toBe('completed');
    expect(log.spoken(responseId)).toBe(`${HOURS} ${SATURDAY}`);
    expect(log.of('response.created')).toHaveLength(1);
  });

  it('fails in the middle of an answer, tells so and goes on', async () => {
    const { rig, client, log } = await connected();
    rig.bedrock.conversing.failures.push({ type: 'throttlingException', afterWords: true });
    client.sendText('what time do you open tomorrow');
    const done = await log.next('response.done');
    // What was said before may already have been on its way to the caller.
    expect(['completed', 'incomplete']).toContain(done.status);
    expect(log.of('session.ended')).toEqual([]);
  });

  it('fails again and again, ends the session with its code', async () => {
    const { rig, client, log } = await connected();
    const failure = { type: 'throttlingException', afterWords: false };
    rig.bedrock.conversing.failures.push(failure, failure, failure);
    const startedMs = performance.now();
    client.sendText('what time do you open tomorrow');
    expect((await log.next('session.ended')).error?.code).toBe('provider_throttled');
    expect(performance.now() - startedMs).toBeLessThan(SENSIBLE_MS);
  });

  it('stops an answer by its filter, says so immediately and goes on', async () => {
    const { rig, client, log } = await connected();
    rig.script.prepend({ when: /forbidden/, answer: { text: HOURS, ending: 'content_filter' } });
    const startedMs = performance.now();
    client.sendText('something forbidden');
    expect(await log.next('response.done')).toMatchObject({
      status: 'incomplete',
      reason: 'content_filter',
    });
    expect(performance.now() - startedMs).toBeLessThan(SENSIBLE_MS);
    client.sendText('what time do you open tomorrow');
    expect((await log.next('response.done', 2)).status).toBe('completed');
  });

  it('runs out of tokens, says what there is and that it was cut off', async () => {
    const { rig, client, log } = await connected();
    const answer = { text: `${HOURS} ${SATURDAY}`, ending: 'max_output_tokens', spokenMs: 4500 } as const;
    rig.script.prepend({ when: /long story/, answer });
    client.sendText('a long story');
    const done = await log.next('response.done');
    expect(done).toMatchObject({ status: 'incomplete', reason: 'max_output_tokens' });
    expect(log.spoken(done.responseId)).toMatch(/^We open at nine .* evening\. On/);
  });

  it('refuses a temperature, is asked without one', async () => {
    const { rig, client, log } = await connected();
    rig.bedrock.conversing.refusesTemperature = true;
    client.sendText('what time do you open tomorrow');
    expect((await log.next('response.done')).status).toBe('completed');
    expect(rig.bedrock.conversing.requests).toMatchObject([{ hasTemperature: false }]);
  });

  it('never answers, ends the session after the limit', async () => {
    const { rig, client, log } = await connected({ timing: { wordsMs: 200, retryMs: 10 } });
    for (let hang = 0; hang < 3; hang += 1) rig.bedrock.conversing.hangNext();
    client.sendText('what time do you open tomorrow');
    expect((await log.next('session.ended')).error?.code).toBe('provider_timeout');
  });

  it('says nothing for a sentence, tells an answer without sound', async () => {
    const { rig, client, log } = await connected();
    rig.polly.silences = () => true;
    client.sendText('what time do you open tomorrow');
    expect((await log.next('response.done')).status).toBe('completed');
    expect(log.of('response.audio.delta')).toEqual([]);
    expect(client.conversation).toEqual([{ role: 'caller', text: 'what time do you open tomorrow' }]);
  });

  it.each([
    ['LimitExceededException', 'Your account has too many streams.', 'provider_throttled'],
    [
      'BadRequestException',
      'Your request timed out because no new audio was received.',
      'provider_session_expired',
    ],
    ['InternalFailureException', 'A problem occurred.', 'provider_unavailable'],
  ])('ends the stream of caller audio with %s, tells the code', async (type, message, code) => {
    const { rig, log } = await connected();
    rig.transcribe.streams.at(-1)?.exception(type, message);
    expect((await log.next('session.ended')).error?.code).toBe(code);
  });

  it('never accepts the stream of caller audio, refuses to connect in time', async () => {
    const { rig } = await connected({ timing: { connectMs: 1000 } });
    rig.transcribe.server.hangNext();
    await expect(rig.createClient().connect()).rejects.toMatchObject({ code: 'provider_timeout' });
  });

  it('takes no audio any more, is left after the limit', async () => {
    const { rig, client, log } = await connected({ timing: { takesNothingMs: 100 } });
    rig.transcribe.streams.at(-1)?.freeze();
    // The connection itself takes some seconds of audio before it takes nothing.
    await eventually(() => {
      callerPauses(client, 1000);
      return log.of('session.ended').length > 0;
    });
    expect(log.of('session.ended')[0]?.error?.code).toBe('provider_lost');
  });

  it('is sent silence while the line gives nothing, keeps the stream', async () => {
    const { log } = await connected({ transcribe: { idleLimitMs: 600 } });
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(log.of('session.ended')).toEqual([]);
  });

  it('reports what each of them has used', async () => {
    const { rig, client, log } = await connected();
    await rig.callerSays(client, 'caller-open-tomorrow');
    const { usage } = await log.next('response.done');
    expect(usage?.spokenCharacters).toBe(HOURS.length + SATURDAY.length);
    expect(usage?.inputTextTokens).toBeGreaterThan(0);
    const [heard] = log.of('usage');
    expect(heard?.usage.transcribedSeconds).toBeGreaterThan(1);
    const { values } = await rig.metrics.cascadeStage.get();
    const counts = values.filter(({ metricName }) => metricName?.endsWith('_count'));
    expect(counts.map(({ labels, value }) => [labels.stage, value])).toEqual([
      ['pause', 1],
      ['first_words', 1],
      ['first_sentence', 1],
      ['first_sound', 1],
      ['total', 1],
    ]);
    expect(SETTINGS.modelId).toContain('anthropic');
  });
});

describe('a caller who speaks while the cascade does', () => {
  it('does not interrupt with a cough, and does with words, before the end of them', async () => {
    const rig = await new CascadeRig({ polly: { speed: 2 } }).start();
    const client = rig.createClient();
    const log = new EventLog(client);
    await client.connect();
    client.speak(`${HOURS} ${SATURDAY}`);
    await log.next('response.audio.delta');
    const noise = Buffer.alloc(160, 0x10).toString('base64');
    for (let frame = 0; frame < 10; frame += 1) client.sendAudio(noise);
    callerPauses(client, 1500);
    await eventually(() => log.of('response.audio.delta').length > 10);
    expect(log.of('input_audio_buffer.speech_started')).toEqual([]);
    await rig.callerSays(client, 'caller-sunday');
    const [first] = log
      .of('input_audio_buffer.speech_started')
      .concat(await log.next('input_audio_buffer.speech_started'));
    expect(first).toBeDefined();
    const done = await log.next('response.done');
    expect(done.status).toBe('cancelled');
    const audio = log.of('response.audio.delta').length;
    const said = await log.next('conversation.item.input_audio_transcription.completed');
    expect(said.transcript).toBe('wait is that also on sunday');
    expect(
      log.of('response.audio.delta').filter(({ responseId }) => responseId === done.responseId).length,
    ).toBe(audio);
    await client.close();
    await rig.stop();
  });
});
