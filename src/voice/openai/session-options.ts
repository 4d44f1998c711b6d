import type {
  RealtimeAudioInputTurnDetection,
  RealtimeReasoning,
  RealtimeTruncation,
} from 'openai/resources/realtime/realtime';
import type { RealtimeOptions } from '../options/realtime-options.ts';
import type { NoiseReductionSettings } from './wire.ts';

/**
 * How the server finds the caller's turns. Only what was chosen is named: the rest is the vendor's default.
 * @param byServer whether the server answers each turn by itself, and stops for the caller
 */
export function buildTurnDetection(
  options: RealtimeOptions,
  byServer: boolean,
): RealtimeAudioInputTurnDetection {
  const acting = { create_response: byServer, interrupt_response: byServer };
  if (options.vad === 'semantic_vad') {
    const { vadEagerness: eagerness } = options;
    return { type: 'semantic_vad', ...acting, ...(eagerness !== undefined && { eagerness }) };
  }
  const { vadThreshold, vadPrefixMs, vadSilenceMs, vadIdleTimeoutMs } = options;
  return {
    type: 'server_vad',
    ...acting,
    ...(vadThreshold !== undefined && { threshold: vadThreshold }),
    ...(vadPrefixMs !== undefined && { prefix_padding_ms: vadPrefixMs }),
    ...(vadSilenceMs !== undefined && { silence_duration_ms: vadSilenceMs }),
    ...(vadIdleTimeoutMs !== undefined && { idle_timeout_ms: vadIdleTimeoutMs }),
  };
}

/** @returns undefined for none, which is the vendor's default */
export function buildNoiseReduction(options: RealtimeOptions): NoiseReductionSettings | undefined {
  const { noiseReduction = 'off', noiseReductionStrength: strength } = options;
  if (noiseReduction === 'off') return undefined;
  return { type: noiseReduction, ...(strength !== undefined && { strength }) };
}

/** The fields of the session that concern thinking and remembering. */
export function buildModelOptions({ reasoningEffort: effort, ...options }: RealtimeOptions): {
  readonly reasoning?: RealtimeReasoning;
  readonly truncation?: RealtimeTruncation;
} {
  const truncation = buildTruncation(options);
  return { ...(effort !== undefined && { reasoning: { effort } }), ...(truncation && { truncation }) };
}

/** @returns undefined for `auto`, which is the vendor's default */
function buildTruncation({
  truncation = 'auto',
  truncationRetentionRatio: ratio,
  truncationTokenLimit: limit,
}: RealtimeOptions): RealtimeTruncation | undefined {
  if (truncation === 'disabled') return truncation;
  if (truncation === 'auto' || ratio === undefined) return undefined;
  return {
    type: truncation,
    retention_ratio: ratio,
    ...(limit !== undefined && { token_limits: { post_instructions: limit } }),
  };
}
