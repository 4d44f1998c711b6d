import { describe, expect, it } from 'vitest';
import { initialConfig, updatedConfig, wireSession } from '../../../sandbox/openai/session-config.ts';
import { validateClientEvent } from '../../../sandbox/openai/validator.ts';
import { buildSessionUpdate } from '../../../src/voice/openai/client-events.ts';
import type { RealtimeOptions } from '../../../src/voice/options/realtime-options.ts';

const CONVERSATION = {
  instructions: 'Be brief.',
  tools: [],
  history: [],
  hints: { languages: ['en', 'fr'], keywords: ['Larch', 'oak'] },
};
const BY_SERVER = { create_response: true, interrupt_response: true };

/** The session as the fake of the vendor shows it after the update. */
function sessionWith(
  options: RealtimeOptions,
  { model = 'gpt-realtime-2.1', transcriptionModel = 'gpt-live-transcribe' } = {},
) {
  const sent = buildSessionUpdate('e1', CONVERSATION, {
    voice: 'marin',
    transcriptionModel,
    turnTaking: 'server',
    options,
  });
  const validated = validateClientEvent(sent);
  if (!validated.ok || validated.event.type !== 'session.update') throw new Error(JSON.stringify(validated));
  const config = updatedConfig(initialConfig(model), validated.event.session, false);
  if ('code' in config) throw new Error(config.message);
  return { sent: JSON.parse(sent).session, shown: wireSession(config, 'sess_1', 0) };
}

describe('a session without options', () => {
  it('is the same as before: server VAD, and nothing else is named', () => {
    const { sent } = sessionWith({ vad: 'server_vad', noiseReduction: 'off', truncation: 'auto' });
    expect(sent).toEqual(sessionWith({}).sent);
    expect(Object.keys(sent)).toEqual([
      'type',
      'instructions',
      'output_modalities',
      'tools',
      'tool_choice',
      'audio',
    ]);
    expect(sent.audio).toEqual({
      input: {
        format: { type: 'audio/pcmu' },
        transcription: { model: 'gpt-live-transcribe', languages: ['en', 'fr'], keywords: ['Larch', 'oak'] },
        turn_detection: { type: 'server_vad', ...BY_SERVER },
      },
      output: { format: { type: 'audio/pcmu' }, voice: 'marin' },
    });
  });
});

describe('an option', () => {
  it.each<[string, RealtimeOptions, object]>([
    [
      'of server VAD',
      { vadThreshold: 0.7, vadPrefixMs: 200, vadSilenceMs: 650, vadIdleTimeoutMs: 8000 },
      {
        audio: {
          input: {
            turn_detection: {
              type: 'server_vad',
              threshold: 0.7,
              prefix_padding_ms: 200,
              silence_duration_ms: 650,
              idle_timeout_ms: 8000,
              ...BY_SERVER,
            },
          },
        },
      },
    ],
    [
      'of semantic VAD',
      { vad: 'semantic_vad', vadEagerness: 'low' },
      { audio: { input: { turn_detection: { type: 'semantic_vad', eagerness: 'low', ...BY_SERVER } } } },
    ],
    [
      'of noise reduction',
      { noiseReduction: 'far_field', noiseReductionStrength: 0.4 },
      { audio: { input: { noise_reduction: { type: 'far_field', strength: 0.4 } } } },
    ],
    [
      'of noise reduction at its usual strength',
      { noiseReduction: 'near_field' },
      { audio: { input: { noise_reduction: { type: 'near_field', strength: 1 } } } },
    ],
    ['of speed', { speed: 1.15 }, { audio: { output: { speed: 1.15 } } }],
    ['of reasoning', { reasoningEffort: 'minimal' }, { reasoning: { effort: 'minimal' } }],
    [
      'of truncation by share',
      { truncation: 'retention_ratio', truncationRetentionRatio: 0.75, truncationTokenLimit: 6000 },
      {
        truncation: {
          type: 'retention_ratio',
          retention_ratio: 0.75,
          token_limits: { post_instructions: 6000 },
        },
      },
    ],
    ['of truncation', { truncation: 'disabled' }, { truncation: 'disabled' }],
    [
      'of transcription replaces and adds to what the assistant says',
      {
        transcriptionLanguages: ['de', 'en'],
        transcriptionKeywords: ['Esche', 'Larch'],
        transcriptionPrompt: 'A furniture shop.',
      },
      {
        audio: {
          input: {
            transcription: {
              model: 'gpt-live-transcribe',
              languages: ['de', 'en'],
              keywords: ['Esche', 'Larch', 'oak'],
              prompt: 'A furniture shop.',
            },
          },
        },
      },
    ],
  ])('%s is taken by the vendor', (_name, options, expected) => {
    expect(sessionWith(options).shown).toMatchObject(expected);
  });

  it.each([
    ['gpt-4o-transcribe', { prompt: 'A shop. Expect these names and terms: Esche, Larch, oak.' }],
    ['whisper-1', { prompt: 'A shop. Esche, Larch, oak' }],
  ])('of transcription is one prompt for %s', (transcriptionModel, fields) => {
    const options = { transcriptionKeywords: ['Esche'], transcriptionPrompt: 'A shop.' };
    const { sent } = sessionWith(options, { transcriptionModel });
    expect(sent.audio.input.transcription).toEqual({ model: transcriptionModel, ...fields });
  });

  it('of delay is for one transcription model', () => {
    const { sent } = sessionWith(
      { transcriptionDelay: 'high' },
      { transcriptionModel: 'gpt-realtime-whisper' },
    );
    expect(sent.audio.input.transcription).toEqual({ model: 'gpt-realtime-whisper', delay: 'high' });
    expect(() => sessionWith({ transcriptionDelay: 'high' })).toThrow(/transcription\.delay/);
  });
});

describe('the fake of the vendor', () => {
  const update = (session: object) =>
    validateClientEvent(
      JSON.stringify({ type: 'session.update', session: { type: 'realtime', ...session } }),
    );
  const input = (fields: object) => update({ audio: { input: fields } });
  const vad = (fields: object) => input({ turn_detection: fields });

  it.each([
    ['an option of the other VAD', vad({ type: 'semantic_vad', threshold: 0.5 })],
    ['an eagerness of server VAD', vad({ type: 'server_vad', eagerness: 'low' })],
    ['a threshold above 1', vad({ type: 'server_vad', threshold: 1.1 })],
    ['a short idle time-out', vad({ type: 'server_vad', idle_timeout_ms: 4999 })],
    ['a strength above 1', input({ noise_reduction: { type: 'near_field', strength: 2 } })],
    ['a strength of nothing', input({ noise_reduction: { strength: 1 } })],
    ['an unknown effort', update({ reasoning: { effort: 'most' } })],
    ['an unknown truncation', update({ truncation: 'oldest' })],
    ['a share without a ratio', update({ truncation: { type: 'retention_ratio' } })],
    ['a ratio above 1', update({ truncation: { type: 'retention_ratio', retention_ratio: 80 } })],
    ['a speed above 1.5', update({ audio: { output: { speed: 2 } } })],
  ])('refuses %s', (_name, validated) => {
    expect(validated).toMatchObject({ ok: false, error: { param: expect.stringMatching(/^session\./) } });
  });

  it('refuses what its model does not take', () => {
    const model = 'gpt-realtime-1.5';
    expect(() => sessionWith({ reasoningEffort: 'low' }, { model })).toThrow(/not supported with/);
    const limit = { truncation: 'retention_ratio', truncationRetentionRatio: 0.8 } as const;
    expect(() => sessionWith({ ...limit, truncationTokenLimit: 40_000 }, { model })).toThrow(
      /maximum of 28672/,
    );
  });

  it('keeps the strength of the noise reduction that an update does not name', () => {
    const first = updatedConfig(
      initialConfig('gpt-realtime-2.1'),
      { type: 'realtime', audio: { input: { noise_reduction: { type: 'near_field', strength: 0.3 } } } },
      false,
    );
    if ('code' in first) throw new Error(first.message);
    const next = (noise_reduction: { type: 'far_field' } | null) =>
      updatedConfig(first, { type: 'realtime', audio: { input: { noise_reduction } } }, false);
    expect(next({ type: 'far_field' })).toMatchObject({
      noiseReduction: { type: 'far_field', strength: 0.3 },
    });
    expect(next(null)).toMatchObject({ noiseReduction: null });
  });
});
