import type { Logger } from '../../logging.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { VoiceCapabilities } from '../client.ts';
import type { DelegateModel } from './delegation/delegate-model.ts';

export const LIVE_CAPABILITIES: VoiceCapabilities = {
  displayName: 'OpenAI GPT-Live',
  // No page states one (November 2026): each session tells its own end in `expires_at`.
  sessionLimitMs: 60 * 60_000,
  partialTranscripts: true,
  signalsSpeechStart: false,
  signalsSpeechEnd: false,
  ownsInterruption: true,
  exactWords: false,
  continuousOutput: true,
  callDecidesTurns: false,
};

/** Caller audio kept while the session opens, milliseconds: what is replayed after a loss, and what comes meanwhile. */
export const MOST_QUEUED_AUDIO_MS = 20_000;

/** All in milliseconds. */
export interface LiveTiming {
  /** From `connect()` to an accepted session. */
  readonly connectMs: number;
  /** Between two pings to the server. One unanswered ping ends the session. */
  readonly pingIntervalMs: number;
  /** How long the server may take to close the session in order. */
  readonly closeMs: number;
  /** Without any output, which comes all the time, the session is lost after this. */
  readonly stallMs: number;
}

export const LIVE_TIMING: LiveTiming = {
  connectMs: 10_000,
  pingIntervalMs: 10_000,
  // The vendor advises 15 s; a call that ends has no time for that.
  closeMs: 1_500,
  stallMs: 6_000,
};

export interface LiveClientContext {
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Works for the voice when the gateway is its delegate. */
  readonly delegate: DelegateModel;
  /** Shortened by tests. */
  readonly timing?: Partial<LiveTiming>;
}
