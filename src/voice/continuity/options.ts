import type { Logger } from '../../logging.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { CallView, VoiceCapabilities } from '../client.ts';
import type { ProviderHealth } from '../provider-health.ts';
import type { AudioBlocks } from './caller-audio/audio-blocks.ts';
import type { VoiceCandidate } from './streams/candidate.ts';

/** All in milliseconds. */
export interface ContinuityTiming {
  /** From the end of the caller's turn, or the last sign of work, to the model's first sound: then it is hung. */
  readonly firstAudioMs: number;
  /** From the end of the caller's turn until the filler sounds for a model that is only slow. */
  readonly slowMs: number;
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
  firstAudioMs: 6_000,
  slowMs: 3_500,
  gapMs: 20_000,
  fillerMs: 1_500,
  drainMs: 30_000,
  refusedMs: 5_000,
};

/** Tries of a stream that fit into the gap: the lost one, the one after it, and another provider's. */
const TRIES = 3;
const OPENING_MS = 2_000;
/** The filler comes before a stream is given up, however short the limit is. */
const SLOW_SHARE = 0.6;

/** @param firstAudioMs the operator's limit; the other times leave room for it */
export function timingFor(firstAudioMs: number): ContinuityTiming {
  const { slowMs, gapMs } = CONTINUITY_TIMING;
  return {
    ...CONTINUITY_TIMING,
    firstAudioMs,
    slowMs: Math.min(slowMs, firstAudioMs * SLOW_SHARE),
    gapMs: Math.max(gapMs, TRIES * firstAudioMs + OPENING_MS),
  };
}

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
  readonly live: CallView;
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
