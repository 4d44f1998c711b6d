import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silencePayload } from '../../../src/audio/mulaw.ts';
import type { ConversationSettings, VoiceClientBase } from '../../../src/voice/client.ts';
import type { RealtimeOptions } from '../../../src/voice/options/realtime-options.ts';
import { EventLog } from '../event-log.ts';
import { OpenAIRig } from './openai-rig.ts';

const OPTIONS: RealtimeOptions = {
  vad: 'semantic_vad',
  vadEagerness: 'low',
  noiseReduction: 'near_field',
  noiseReductionStrength: 0.5,
  reasoningEffort: 'minimal',
  transcriptionPrompt: 'A furniture shop.',
  speed: 1.2,
};
const HINTS = { languages: ['de', 'en'], keywords: ['Larch'] };

let rig: OpenAIRig;
let client: VoiceClientBase;
let log: EventLog;

beforeEach(async () => {
  rig = await new OpenAIRig().start();
});
afterEach(async () => {
  await client.close();
  await rig.stop();
});

async function connect(options: RealtimeOptions, conversation: Partial<ConversationSettings> = {}) {
  rig.settings = { options };
  client = rig.createClient({ hints: HINTS, ...conversation });
  log = new EventLog(client);
  await client.connect();
}

async function refused(): Promise<number> {
  const { values } = await rig.metrics.optionsRefused.get();
  return values.reduce((sum, { value }) => sum + value, 0);
}

const config = () => rig.sandbox.sessions[0]?.config;

describe('a session with options', () => {
  it('has all of them', async () => {
    await connect(OPTIONS);
    expect(config()).toMatchObject({
      turnDetection: { type: 'semantic_vad', eagerness: 'low' },
      noiseReduction: { type: 'near_field', strength: 0.5 },
      speed: 1.2,
      transcription: { prompt: 'A furniture shop.', languages: ['de', 'en'], keywords: ['Larch'] },
      other: { reasoning: { effort: 'minimal' } },
    });
    expect(await refused()).toBe(0);
  });

  it('has those of its assistant first', async () => {
    await connect(OPTIONS, {
      preferences: { realtime: { vad: 'server_vad', vadSilenceMs: 900, noiseReduction: 'off' } },
    });
    expect(config()).toMatchObject({
      turnDetection: { type: 'server_vad', silence_duration_ms: 900 },
      noiseReduction: null,
      speed: 1.2,
    });
  });

  it('speaks again after the silence of an idle time-out, as after a turn of the caller', async () => {
    await connect({ vadIdleTimeoutMs: 5000 });
    client.speak('We open at nine.');
    await log.next('response.done');
    client.sendAudio(silencePayload(8000));
    const done = await log.next('response.done', 2);
    expect(done).toMatchObject({ status: 'completed' });
    expect(log.of('unknown')).toEqual([]);
    expect(log.of('conversation.item.input_audio_transcription.completed')).toMatchObject([
      { transcript: '' },
    ]);
  });

  it('hears and answers the caller when it waits longer', async () => {
    await connect({ vadSilenceMs: 600, vadThreshold: 0.6 });
    await rig.callerSays(client, 'caller-hello');
    const said = await log.next('conversation.item.input_audio_transcription.completed');
    expect(said.transcript).toBe('hello');
    await log.next('response.done');
  });
});

describe('an option that the vendor refuses', () => {
  it('is left out with the others of its kind, and the session opens with the rest', async () => {
    rig.sandbox.faults.refusedFields.add('session.audio.input.noise_reduction.strength');
    await connect(OPTIONS);
    expect(config()).toMatchObject({
      turnDetection: { type: 'semantic_vad', eagerness: 'low' },
      noiseReduction: null,
      speed: 1.2,
      transcription: { keywords: ['Larch'] },
    });
    expect(await refused()).toBe(1);
    expect(log.of('error')).toEqual([]);
    client.speak('We open at nine.');
    expect((await log.next('response.done')).status).toBe('completed');
  });

  it('is left out once more when another one is refused', async () => {
    const { refusedFields } = rig.sandbox.faults;
    for (const field of ['reasoning', 'audio.output.speed', 'audio.input.transcription.keywords']) {
      refusedFields.add(`session.${field}`);
    }
    await connect(OPTIONS);
    expect(config()).toMatchObject({
      turnDetection: { type: 'semantic_vad', eagerness: 'low' },
      transcription: { model: 'gpt-live-transcribe' },
      speed: 1,
    });
    expect(config()?.transcription).not.toHaveProperty('prompt');
    expect(config()?.other).not.toHaveProperty('reasoning');
    expect(await refused()).toBe(3);
  });

  it('takes all others with it when the vendor does not say which one it is', async () => {
    rig.sandbox.faults.errorNext({
      type: 'invalid_request_error',
      code: 'invalid_value',
      message: 'No.',
      param: null,
    });
    await connect(OPTIONS);
    expect(config()).toMatchObject({
      turnDetection: { type: 'server_vad', threshold: 0.5, silence_duration_ms: 500 },
      noiseReduction: null,
      transcription: { model: 'gpt-live-transcribe' },
      speed: 1,
    });
    expect(await refused()).toBe(1);
  });

  it.each([
    ['concerns something else', { code: 'invalid_value', param: 'session.tools.0.name' }],
    ['is not why the session fails', { code: 'server_error', param: null }],
    ['is of a model without access', { code: 'model_not_found', param: null }],
  ])('ends the session when the refusal %s', async (_name, error) => {
    rig.sandbox.faults.errorNext({ type: 'invalid_request_error', message: 'No.', ...error });
    await expect(connect(OPTIONS)).rejects.toMatchObject({ code: expect.stringMatching(/^provider_/) });
    expect(await refused()).toBe(0);
  });

  it('ends the session when nothing is left to leave out', async () => {
    rig.sandbox.faults.refusedFields.add('session.audio.input.turn_detection.type');
    await expect(connect(OPTIONS)).rejects.toMatchObject({ code: 'provider_input_rejected' });
    expect(await refused()).toBe(1);
  });

  it.each(['session.audio.input.turn_detection.type', null])(
    'ends the session when nothing was chosen that the vendor would not choose too (%s)',
    async (param) => {
      rig.sandbox.faults.errorNext({
        type: 'invalid_request_error',
        code: 'invalid_value',
        message: '',
        param,
      });
      const usual = { vad: 'server_vad', noiseReduction: 'off', truncation: 'auto' } as const;
      await expect(connect(usual, { hints: undefined })).rejects.toMatchObject({
        code: 'provider_input_rejected',
      });
      expect(await refused()).toBe(0);
    },
  );
});
