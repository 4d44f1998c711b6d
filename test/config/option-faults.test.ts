import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { ConfigError, faultLine } from '../../src/config/setting-fault.ts';

const GOOD = {
  OPENAI_API_KEY: 'sk-secret-value',
  AWS_REGION: 'ap-southeast-2',
  PUBLIC_URL: 'https://voice.example.com',
  TWILIO_ACCOUNT_SID: `AC${'a'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'auth-secret-value',
};

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig({ ...GOOD, ...env });
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map(faultLine);
    throw error;
  }
  return [];
}

describe('the options of OpenAI Realtime', () => {
  it('are what the settings say', () => {
    const { config } = readConfig({
      ...GOOD,
      OPENAI_VAD: 'server_vad',
      OPENAI_VAD_THRESHOLD: '0.6',
      OPENAI_VAD_PREFIX_MS: '200',
      OPENAI_VAD_SILENCE_MS: '700',
      OPENAI_NOISE_REDUCTION: 'far_field',
      OPENAI_NOISE_REDUCTION_STRENGTH: '0.5',
      OPENAI_TRANSCRIPTION_LANGUAGES: 'de, EN',
      OPENAI_TRANSCRIPTION_KEYWORDS: 'Larch, Esche',
      OPENAI_TRANSCRIPTION_PROMPT: 'A furniture shop.',
      OPENAI_REASONING_EFFORT: 'minimal',
      OPENAI_TRUNCATION: 'retention_ratio',
      OPENAI_TRUNCATION_RETENTION_RATIO: '0.8',
      OPENAI_TRUNCATION_TOKEN_LIMIT: '8000',
      OPENAI_SPEED: '1.1',
    });
    expect(config.openai?.options).toEqual({
      vad: 'server_vad',
      vadThreshold: 0.6,
      vadPrefixMs: 200,
      vadSilenceMs: 700,
      noiseReduction: 'far_field',
      noiseReductionStrength: 0.5,
      transcriptionLanguages: ['de', 'en'],
      transcriptionKeywords: ['Larch', 'Esche'],
      transcriptionPrompt: 'A furniture shop.',
      reasoningEffort: 'minimal',
      truncation: 'retention_ratio',
      truncationRetentionRatio: 0.8,
      truncationTokenLimit: 8000,
      speed: 1.1,
    });
  });

  it('are the vendor’s defaults when nothing is said', () => {
    expect(readConfig(GOOD).config.openai?.options).toEqual({
      vad: 'server_vad',
      noiseReduction: 'off',
      truncation: 'auto',
    });
  });

  it('stop the start with the range of each value', () => {
    expect(
      faultsOf({
        OPENAI_VAD: 'server',
        OPENAI_VAD_THRESHOLD: '1.5',
        OPENAI_VAD_IDLE_TIMEOUT_MS: '1000',
        OPENAI_NOISE_REDUCTION: 'near',
        OPENAI_TRANSCRIPTION_LANGUAGES: 'german',
        OPENAI_TRANSCRIPTION_KEYWORDS: 'a,,b',
        OPENAI_TRANSCRIPTION_PROMPT: 'x '.repeat(600),
        OPENAI_REASONING_EFFORT: 'none',
        OPENAI_SPEED: '2',
      }),
    ).toEqual([
      'OPENAI_TRANSCRIPTION_LANGUAGES must be a comma-separated list of ISO 639-1 codes, like de,en, each at most once (got "german")',
      'OPENAI_TRANSCRIPTION_KEYWORDS must be a comma-separated list of 100 names and terms at most, each of 1 to 100 characters (got "a,,b")',
      expect.stringMatching(/^OPENAI_TRANSCRIPTION_PROMPT must be a text of 1000 characters at most/),
      'OPENAI_VAD must be server_vad or semantic_vad (got "server")',
      'OPENAI_VAD_THRESHOLD must be a number from 0 to 1 (got "1.5")',
      'OPENAI_VAD_IDLE_TIMEOUT_MS must be a whole number from 5000 to 30000 (got "1000")',
      'OPENAI_NOISE_REDUCTION must be off, near_field or far_field (got "near")',
      'OPENAI_REASONING_EFFORT must be minimal, low, medium, high or xhigh (got "none")',
      'OPENAI_SPEED must be a number from 0.25 to 1.5 (got "2")',
    ]);
  });

  it('that do not go together stop the start, each with what to write', () => {
    expect(
      faultsOf({
        OPENAI_VAD: 'semantic_vad',
        OPENAI_VAD_SILENCE_MS: '700',
        OPENAI_NOISE_REDUCTION_STRENGTH: '0.5',
        OPENAI_TRUNCATION_RETENTION_RATIO: '0.8',
        OPENAI_REALTIME_MODEL: 'gpt-realtime-1.5',
        OPENAI_REASONING_EFFORT: 'low',
        OPENAI_TRANSCRIPTION_MODEL: 'whisper-1',
        OPENAI_TRANSCRIPTION_LANGUAGES: 'de,en',
        OPENAI_TRANSCRIPTION_DELAY: 'low',
        PORT: 'x',
      }),
    ).toEqual([
      'OPENAI_TRANSCRIPTION_LANGUAGES has several languages, and whisper-1 takes one: remove it, or write OPENAI_TRANSCRIPTION_MODEL=gpt-live-transcribe',
      'OPENAI_TRANSCRIPTION_DELAY is not taken by whisper-1: remove it, or write OPENAI_TRANSCRIPTION_MODEL=gpt-realtime-whisper',
      'OPENAI_VAD_SILENCE_MS is not taken by semantic_vad: remove it, or write OPENAI_VAD=server_vad',
      'OPENAI_NOISE_REDUCTION_STRENGTH has no effect while noise reduction is off: remove it, or write OPENAI_NOISE_REDUCTION=near_field',
      'OPENAI_REASONING_EFFORT is not taken by gpt-realtime-1.5: remove it, or write OPENAI_REALTIME_MODEL=gpt-realtime-2.1',
      'OPENAI_TRUNCATION_RETENTION_RATIO is not taken by the truncation auto: remove it, or write OPENAI_TRUNCATION=retention_ratio',
      'PORT must be a whole number from 0 to 65535 (got "x")',
    ]);
  });

  it('are checked against each other although a value cannot be read', () => {
    expect(
      faultsOf({
        OPENAI_VAD: 'semantic_vad',
        OPENAI_VAD_SILENCE_MS: '200',
        OPENAI_SPEED: '9',
        OPENAI_TRUNCATION: 'retention_ratio',
        OPENAI_TRUNCATION_RETENTION_RATIO: '8',
      }),
    ).toEqual([
      'OPENAI_VAD_SILENCE_MS is not taken by semantic_vad: remove it, or write OPENAI_VAD=server_vad',
      'OPENAI_TRUNCATION_RETENTION_RATIO must be a number from 0 to 1 (got "8")',
      'OPENAI_SPEED must be a number from 0.25 to 1.5 (got "9")',
    ]);
    expect(faultsOf({ OPENAI_VAD: 'semantic', OPENAI_VAD_EAGERNESS: 'low' })).toEqual([
      'OPENAI_VAD must be server_vad or semantic_vad (got "semantic")',
    ]);
  });

  it('are not taken by a model of another kind', () => {
    expect(
      faultsOf({
        OPENAI_REALTIME_MODEL: 'gpt-live-transcribe',
        OPENAI_TRANSCRIPTION_MODEL: 'gpt-realtime-2.1',
      }),
    ).toEqual([
      'OPENAI_REALTIME_MODEL names a transcription model, gpt-live-transcribe: write a model of OpenAI Realtime, like gpt-realtime-2.1',
      'OPENAI_TRANSCRIPTION_MODEL names a model of OpenAI Realtime, gpt-realtime-2.1: write a transcription model, like gpt-live-transcribe',
    ]);
    expect(faultsOf({ OPENAI_REALTIME_MODEL: 'gpt-live', OPENAI_TRANSCRIPTION_MODEL: 'new-one' })).toEqual(
      [],
    );
  });

  it('need their ratio', () => {
    expect(faultsOf({ OPENAI_TRUNCATION: 'retention_ratio' })).toEqual([
      'OPENAI_TRUNCATION is retention_ratio without a ratio: remove it, or write OPENAI_TRUNCATION_RETENTION_RATIO=0.8',
    ]);
  });
});
