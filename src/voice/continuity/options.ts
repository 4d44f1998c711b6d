import type { Logger } from '../../logging.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { LiveConversation, VoiceCandidate } from '../candidate.ts';
import type { VoiceCapabilities } from '../client.ts';
import type { ProviderHealth } from '../provider-health.ts';
import type { AudioBlocks } from './audio-blocks.ts';

/** All in milliseconds. */
export interface ContinuityTiming {
  /** From the end of the caller's turn to the model's first sign, before it counts as hung. */
  readonly firstAudioMs: number;
  /** Longest gap without any model before the call is given up. */
  readonly gapMs: number;
  /** Silence before the filler sounds. */
  readonly fillerMs: number;
  /** How long an old stream may finish its answer after a forced renewal. */
  readonly drainMs: number;
  /** Pause after a successor was refused. */
  readonly refusedMs: number;
}

export const CONTINUITY_TIMING: ContinuityTiming = {
  firstAudioMs: 4_000,
  gapMs: 15_000,
  fillerMs: 1_500,
  drainMs: 30_000,
  refusedMs: 5_000,
};

/** Of a call without any candidate. */
export const NO_CAPABILITIES: VoiceCapabilities = {
  displayName: 'no',
  sessionLimitMs: Number.POSITIVE_INFINITY,
  partialTranscripts: false,
  signalsSpeechEnd: false,
};

export interface ContinuousClientOptions {
  /** In order of preference; the first that can be had begins. */
  readonly candidates: readonly VoiceCandidate[];
  readonly health: ProviderHealth;
  readonly live: LiveConversation;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Mu-law, 8 kHz. */
  readonly fillerSound: Uint8Array;
  /** Memory for what callers say, shared by the calls of a process. Default: some of its own. */
  readonly audioBlocks?: AudioBlocks;
  readonly timing?: Partial<ContinuityTiming>;
  /** Live streams that the call may lose within a minute before it is given up. Default 8. */
  readonly maxLosses?: number;
}
