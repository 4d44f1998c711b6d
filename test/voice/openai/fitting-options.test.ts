import fc from 'fast-check';
import { expect, it } from 'vitest';
import { initialConfig, updatedConfig } from '../../../sandbox/openai/session-config.ts';
import { validateClientEvent } from '../../../sandbox/openai/validator.ts';
import { buildSessionUpdate } from '../../../src/voice/openai/client-events.ts';
import { fittingOptions, optionConflicts } from '../../../src/voice/options/option-conflicts.ts';
import {
  EFFORTS,
  NOISE_REDUCTIONS,
  OPTION_RANGES,
  type RealtimeOptions,
  TRUNCATIONS,
  VAD_EAGERNESS,
  VAD_TYPES,
} from '../../../src/voice/options/realtime-options.ts';

const number = ([min, max]: readonly [number, number]) => fc.double({ min, max, noNaN: true });
const whole = ([min, max]: readonly [number, number]) => fc.integer({ min, max });
const words = fc.array(fc.constantFrom('Larch', 'Esche', 'oak'), { minLength: 1, maxLength: 3 });

const options: fc.Arbitrary<RealtimeOptions> = fc.record(
  {
    vad: fc.constantFrom(...VAD_TYPES),
    vadThreshold: number(OPTION_RANGES.vadThreshold),
    vadPrefixMs: whole(OPTION_RANGES.vadPrefixMs),
    vadSilenceMs: whole(OPTION_RANGES.vadSilenceMs),
    vadEagerness: fc.constantFrom(...VAD_EAGERNESS),
    vadIdleTimeoutMs: whole(OPTION_RANGES.vadIdleTimeoutMs),
    noiseReduction: fc.constantFrom(...NOISE_REDUCTIONS),
    noiseReductionStrength: number(OPTION_RANGES.noiseReductionStrength),
    transcriptionLanguages: fc.uniqueArray(fc.constantFrom('de', 'en', 'nl'), { minLength: 1 }),
    transcriptionKeywords: words,
    transcriptionPrompt: fc.constant('A furniture shop.'),
    transcriptionDelay: fc.constantFrom(...EFFORTS),
    reasoningEffort: fc.constantFrom(...EFFORTS),
    truncation: fc.constantFrom(...TRUNCATIONS),
    truncationRetentionRatio: number(OPTION_RANGES.truncationRetentionRatio),
    truncationTokenLimit: whole(OPTION_RANGES.truncationTokenLimit),
    speed: number(OPTION_RANGES.speed),
  } satisfies Record<keyof RealtimeOptions, fc.Arbitrary<unknown>>,
  { requiredKeys: [] },
);
const models = fc.record({
  model: fc.constantFrom('gpt-realtime-2.1', 'gpt-realtime-2.1-mini', 'gpt-realtime-2', 'gpt-realtime-1.5'),
  transcriptionModel: fc.constantFrom(
    'gpt-live-transcribe',
    'gpt-transcribe',
    'gpt-realtime-whisper',
    'gpt-4o-transcribe',
    'gpt-4o-transcribe-diarize',
    'whisper-1',
  ),
});
const hints = { languages: ['en', 'fr'], keywords: ['Talvero'] };

it('whatever settings and an assistant say, the vendor is sent nothing that it would refuse', () => {
  fc.assert(
    fc.property(options, options, models, (general, own, chosen) => {
      const fitting = fittingOptions(general, own, chosen);
      expect(optionConflicts(fitting, chosen)).toEqual([]);
      const sent = buildSessionUpdate(
        'e1',
        { instructions: '', tools: [], history: [], hints },
        {
          voice: 'marin',
          transcriptionModel: chosen.transcriptionModel,
          turnTaking: 'server',
          options: fitting,
        },
      );
      const validated = validateClientEvent(sent);
      expect(validated).toMatchObject({ ok: true });
      if (!validated.ok || validated.event.type !== 'session.update') return;
      const config = updatedConfig(initialConfig(chosen.model), validated.event.session, false);
      expect(config).not.toHaveProperty('code');
    }),
    { numRuns: 200 },
  );
});
