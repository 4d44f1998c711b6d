import type { Logger } from '../../logging.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { VoiceCandidate } from '../candidate.ts';
import type { OngoingCall, VoiceCapabilities } from '../client.ts';
import type { ProviderHealth } from '../provider-health.ts';

/** All in milliseconds. */
export interface ContinuityTiming {
  /** Longest time from the end of the caller's turn, or the last sign of work, to the model's first sound. */
  readonly firstAudioMs: number;
  /** From the end of the caller's turn until the filler sounds for a slow model. */
  readonly slowMs: number;
  /** Longest gap without any model; then the call is given up. */
  readonly gapMs: number;
  /** Silence in a gap before the filler sounds. */
  readonly fillerMs: number;
  /** How long an old stream may finish its answer after a forced renewal. */
  readonly drainMs: number;
  /** Pause before the next try of a renewal that was refused. */
  readonly refusedMs: number;
}

export const CONTINUITY_TIMING: ContinuityTiming = {
  firstAudioMs: 6_000,
  slowMs: 2_500,
  gapMs: 20_000,
  fillerMs: 1_500,
  drainMs: 30_000,
  refusedMs: 5_000,
};

/** Streams that fit into the gap: the lost one, the one after it, and another provider's. */
const TRIES = 3;
const OPENING_MS = 2_000;
/** The filler sounds before a stream is given up, however short the operator's limit is. */
const SLOW_SHARE = 0.6;

/** @param firstAudioMs the operator's limit; the other times are adapted to it */
export function timingFor(firstAudioMs: number): ContinuityTiming {
  const { slowMs, gapMs } = CONTINUITY_TIMING;
  return {
    ...CONTINUITY_TIMING,
    firstAudioMs,
    slowMs: Math.min(slowMs, firstAudioMs * SLOW_SHARE),
    gapMs: Math.max(gapMs, TRIES * firstAudioMs + OPENING_MS),
  };
}

/** The capabilities of a call without any candidate. */
export const NO_CAPABILITIES: VoiceCapabilities = {
  displayName: 'no',
  sessionLimitMs: Number.POSITIVE_INFINITY,
  partialTranscripts: false,
  signalsSpeechStart: false,
  signalsSpeechEnd: false,
  ownsInterruption: false,
  exactWords: true,
  continuousOutput: false,
  callDecidesTurns: false,
};

export interface ContinuousClientOptions {
  /** In order of preference; the first that is available begins. */
  readonly candidates: readonly VoiceCandidate[];
  readonly health: ProviderHealth;
  readonly call: OngoingCall;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Mu-law, 8 kHz. */
  readonly fillerSound: Uint8Array;
  readonly timing?: Partial<ContinuityTiming>;
  /** Live streams that the call may lose within a minute before it is given up. Default 8. */
  readonly maxLosses?: number;
}
