import type { OpenAISettings } from '../../config/config.ts';
import type { Logger } from '../../logging.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { VoiceCapabilities } from '../client.ts';
import type { Connection } from '../openai-wire/connection.ts';

/** While the server decides about turns. */
export const CAPABILITIES: VoiceCapabilities = {
  displayName: 'OpenAI Realtime',
  sessionLimitMs: 60 * 60_000,
  partialTranscripts: true,
  signalsSpeechStart: true,
  signalsSpeechEnd: true,
  ownsInterruption: false,
  exactWords: true,
  continuousOutput: false,
  callDecidesTurns: false,
};

/** @param settings `turnTaking`: who decides about the caller's turns */
export function capabilitiesFor({ turnTaking }: Pick<OpenAISettings, 'turnTaking'>): VoiceCapabilities {
  return { ...CAPABILITIES, callDecidesTurns: turnTaking === 'gateway' };
}

/** Caller audio kept while the session opens, milliseconds: what is replayed after a loss, and what comes meanwhile. */
export const MAX_QUEUED_AUDIO_MS = 20_000;

/** All in milliseconds. */
export interface OpenAITiming {
  /** From `connect()` to an accepted session. */
  readonly connectMs: number;
  /** Between two pings to the server. One unanswered ping ends the session. */
  readonly pingIntervalMs: number;
  /** Before a failed response is asked for again; doubles. */
  readonly retryDelayMs: number;
  /** How long the server may take to answer on its own when the caller has stopped speaking. */
  readonly ownAnswerMs: number;
  /** The same, where the call decides whether the caller is answered. It says so within seconds. */
  readonly callDecidesMs: number;
}

export const TIMING: OpenAITiming = {
  connectMs: 5000,
  pingIntervalMs: 10_000,
  retryDelayMs: 250,
  ownAnswerMs: 800,
  callDecidesMs: 6_000,
};

export interface OpenAIClientContext {
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** The vendor's limit on one session in milliseconds, when it is not the usual one. */
  readonly sessionLimitMs?: number;
  /** A connection that was opened ahead for this call, if there is one. */
  readonly takeConnection?: () => Connection | undefined;
  /** Shortened by tests. */
  readonly timing?: Partial<OpenAITiming>;
}
