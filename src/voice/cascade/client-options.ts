import type { LineFormat } from '../../audio/line-format.ts';
import type { Logger } from '../../logging.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { ConversationSettings, OngoingCall, VoiceCapabilities } from '../client.ts';
import type { ServiceFormat } from './audio/service-format.ts';
import type { Endpointing } from './hearing/endpointing.ts';
import type { AnswerModel, SpeechToText, TextToSpeech } from './parts.ts';

/** All in milliseconds. */
export interface CascadeTiming {
  /** From `connect()` to the service's acceptance of the stream of caller audio. */
  readonly connectMs: number;
  /** How long the connection of the caller's audio may take none of it. */
  readonly takesNothingMs: number;
  /** How long the text model may write nothing. */
  readonly wordsMs: number;
  /** From a sentence to its first sound. */
  readonly soundMs: number;
  /** How long the speech service may send nothing within a sentence. */
  readonly gapMs: number;
  /** Before a response that has failed is asked for again; doubles. */
  readonly retryMs: number;
  /** The vendor's limit on one stream of caller audio. */
  readonly sessionLimitMs: number;
}

export const CASCADE_TIMING: CascadeTiming = {
  connectMs: 5000,
  // No timer of the SDK notices a dead connection in time.
  takesNothingMs: 5000,
  wordsMs: 5000,
  soundMs: 2500,
  // Sound comes faster than it is played, so the caller has heard less than this when they hear nothing more.
  gapMs: 1200,
  retryMs: 150,
  // https://docs.aws.amazon.com/general/latest/gr/transcribe.html
  sessionLimitMs: 4 * 3600 * 1000,
};

export const CASCADE_CAPABILITIES: VoiceCapabilities = {
  displayName: 'Amazon Transcribe, Bedrock and Polly',
  sessionLimitMs: CASCADE_TIMING.sessionLimitMs,
  partialTranscripts: true,
  signalsSpeechStart: true,
  signalsSpeechEnd: true,
  ownsInterruption: false,
  exactWords: true,
  continuousOutput: false,
  callDecidesTurns: false,
  // The turn is decided late, and its first sound usually comes within 0.9 s (`npm run bench:cascade`, 2026-11-30).
  slowMs: 1200,
};

/** The services of one call. */
export interface CascadeServices {
  readonly hearing: SpeechToText;
  /** What `hearing` takes. */
  readonly heardFormat: ServiceFormat;
  readonly model: AnswerModel;
  readonly speech: TextToSpeech;
  /** The stream of caller audio was refused before it was open. */
  readonly onRefused: (error: unknown) => void;
}

export interface CascadeClientContext {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly endpointing: Endpointing;
  readonly live: Pick<OngoingCall, 'silent' | 'language'>;
  /** The services for this conversation, whose audio has this format. */
  readonly services: (conversation: ConversationSettings, line: LineFormat) => CascadeServices;
  /** Shortened by tests. */
  readonly timing?: Partial<CascadeTiming> | undefined;
}
