import type { Logger } from '../../logging.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { VoiceCapabilities } from '../client.ts';
import type { Connection } from '../openai-wire/connection.ts';
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
  /** Longest wait for one step of the text model that works for the voice. */
  readonly stepMs: number;
}

export const LIVE_TIMING: LiveTiming = {
  connectMs: 5_000,
  pingIntervalMs: 10_000,
  // The vendor advises 15 s; a call that ends has no time for that.
  closeMs: 1_500,
  // The track has 50 frames a second, silence included. With 6 s, a hung one left callers in silence for 5.9 s
  // (chaos test, 30 November 2026).
  stallMs: 2_500,
  stepMs: 10_000,
};

export interface LiveClientContext {
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Works for the voice when the gateway is its delegate. */
  readonly delegate: DelegateModel;
  /** A connection that was opened ahead for this call, if there is one. */
  readonly takeConnection?: () => Connection | undefined;
  /** Shortened by tests. */
  readonly timing?: Partial<LiveTiming>;
}
