import { describe, expect, it } from 'vitest';
import { fittingOptions, optionConflicts } from '../../../src/voice/options/option-conflicts.ts';
import type { RealtimeOptions } from '../../../src/voice/options/realtime-options.ts';

const MODELS = { model: 'gpt-realtime-2.1', transcriptionModel: 'gpt-live-transcribe' };
const PLAIN_MODELS = { ...MODELS, model: 'gpt-realtime-1.5' };
const whisper = (transcriptionModel: string) => ({ ...MODELS, transcriptionModel });

function conflictsOf(options: RealtimeOptions, models = MODELS): string[] {
  return optionConflicts(options, models).map(
    ({ option, problem, needs }) => `${option} ${problem}: ${needs.name}=${needs.value}`,
  );
}

describe('options of OpenAI Realtime', () => {
  it.each<[RealtimeOptions, string[], models?: typeof MODELS]>([
    [
      { vad: 'semantic_vad', vadThreshold: 0.7 },
      ['vadThreshold is not taken by semantic_vad: vad=server_vad'],
    ],
    [
      { vad: 'semantic_vad', vadPrefixMs: 100, vadSilenceMs: 700, vadIdleTimeoutMs: 6000 },
      [
        'vadPrefixMs is not taken by semantic_vad: vad=server_vad',
        'vadSilenceMs is not taken by semantic_vad: vad=server_vad',
        'vadIdleTimeoutMs is not taken by semantic_vad: vad=server_vad',
      ],
    ],
    [{ vadEagerness: 'low' }, ['vadEagerness is not taken by server_vad: vad=semantic_vad']],
    [
      { noiseReductionStrength: 0.5 },
      ['noiseReductionStrength has no effect while noise reduction is off: noiseReduction=near_field'],
    ],
    [
      { truncationTokenLimit: 8000 },
      ['truncationTokenLimit is not taken by the truncation auto: truncation=retention_ratio'],
    ],
    [
      { truncation: 'retention_ratio', truncationTokenLimit: 8000 },
      ['truncation is retention_ratio without a ratio: truncationRetentionRatio=0.8'],
    ],
    [
      { truncation: 'retention_ratio', truncationRetentionRatio: 0.8, truncationTokenLimit: 96_001 },
      ['truncationTokenLimit is more than gpt-realtime-2.1 takes: truncationTokenLimit=96000'],
    ],
    [
      { reasoningEffort: 'low' },
      ['reasoningEffort is not taken by gpt-realtime-1.5: model=gpt-realtime-2.1'],
      PLAIN_MODELS,
    ],
    [
      { transcriptionLanguages: ['de', 'en'] },
      [
        'transcriptionLanguages has several languages, and whisper-1 takes one: transcriptionModel=gpt-live-transcribe',
      ],
      whisper('whisper-1'),
    ],
    [
      { transcriptionKeywords: ['Larch'], transcriptionPrompt: 'Furniture.' },
      [
        'transcriptionKeywords is not taken by gpt-realtime-whisper: transcriptionModel=gpt-live-transcribe',
        'transcriptionPrompt is not taken by gpt-realtime-whisper: transcriptionModel=gpt-live-transcribe',
      ],
      whisper('gpt-realtime-whisper'),
    ],
    [
      { transcriptionDelay: 'low' },
      ['transcriptionDelay is not taken by gpt-live-transcribe: transcriptionModel=gpt-realtime-whisper'],
    ],
  ])('%j do not go together', (options, conflicts, models) => {
    expect(conflictsOf(options, models)).toEqual(conflicts);
  });

  it.each<[RealtimeOptions, models?: typeof MODELS]>([
    [{}],
    [{ vad: 'server_vad', vadThreshold: 0.7, vadPrefixMs: 100, vadSilenceMs: 700, vadIdleTimeoutMs: 6000 }],
    [{ vad: 'semantic_vad', vadEagerness: 'high' }],
    [{ noiseReduction: 'far_field', noiseReductionStrength: 0.5, speed: 1.2 }],
    [{ truncation: 'retention_ratio', truncationRetentionRatio: 0.8, truncationTokenLimit: 8000 }],
    [{ reasoningEffort: 'minimal', transcriptionLanguages: ['de', 'en'], transcriptionPrompt: 'Furniture.' }],
    [{ transcriptionDelay: 'low', transcriptionLanguages: ['de'] }, whisper('gpt-realtime-whisper')],
    [{ transcriptionKeywords: ['Larch'] }, whisper('whisper-1')],
    // Nothing is known against a model that is not known.
    [
      { reasoningEffort: 'low', transcriptionDelay: 'low', transcriptionLanguages: ['de', 'en'] },
      { model: 'gpt-realtime-3', transcriptionModel: 'a-new-model' },
    ],
  ])('%j go together', (options, models) => {
    expect(conflictsOf(options, models)).toEqual([]);
  });

  it.each([
    ['gpt-realtime-2', true],
    ['gpt-realtime-2-2026-05-01', true],
    ['gpt-realtime-2.1', true],
    ['gpt-realtime-2.1-mini', true],
    ['gpt-realtime-3', true],
    ['gpt-realtime', false],
    ['gpt-realtime-2025-08-28', false],
    ['gpt-realtime-mini-2025-12-15', false],
    ['gpt-realtime-1.5', false],
    ['gpt-4o-realtime-preview', false],
  ])('%s thinks, or may: %s', (model, reasons) => {
    expect(conflictsOf({ reasoningEffort: 'low' }, { ...MODELS, model }).length === 0).toBe(reasons);
  });
});

describe('the options of one conversation', () => {
  it('are its own before the general ones', () => {
    const general = { vad: 'server_vad', vadThreshold: 0.6, speed: 1.1 } as const;
    const own = { vadThreshold: 0.8, speed: undefined };
    expect(fittingOptions(general, own, MODELS)).toEqual({
      vad: 'server_vad',
      vadThreshold: 0.8,
      speed: 1.1,
    });
  });

  it('leave out general ones that its own do not go with', () => {
    const general = {
      vad: 'server_vad',
      vadThreshold: 0.6,
      truncation: 'retention_ratio',
      truncationRetentionRatio: 0.8,
      truncationTokenLimit: 8000,
    } as const;
    const own = { vad: 'semantic_vad', vadEagerness: 'low', truncation: 'auto' } as const;
    expect(fittingOptions(general, own, MODELS)).toEqual(own);
  });

  it('leave out what the model does not take, and what hangs on it', () => {
    const general = { reasoningEffort: 'high', speed: 1.1 } as const;
    expect(fittingOptions(general, {}, PLAIN_MODELS)).toEqual({ speed: 1.1 });
    const halved = { truncation: 'retention_ratio', truncationTokenLimit: 8000 } as const;
    expect(fittingOptions(halved, {}, MODELS)).toEqual({});
  });
});
