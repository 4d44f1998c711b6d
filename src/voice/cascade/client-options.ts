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
  /** How long the text model, or the speech service, may be silent during an answer. */
  readonly stallMs: number;
  /** Before a response that has failed is asked for again; doubles. */
  readonly retryMs: number;
}

export const CASCADE_TIMING: CascadeTiming = { connectMs: 5000, stallMs: 5000, retryMs: 150 };

/**
 * Transcribe ends a stream after four hours.
 * @see https://docs.aws.amazon.com/general/latest/gr/transcribe.html
 */
const SESSION_LIMIT_MS = 4 * 3600 * 1000;

export const CASCADE_CAPABILITIES: VoiceCapabilities = {
  displayName: 'Amazon Transcribe, Bedrock and Polly',
  sessionLimitMs: SESSION_LIMIT_MS,
  partialTranscripts: true,
  signalsSpeechStart: true,
  signalsSpeechEnd: true,
  ownsInterruption: false,
  exactWords: true,
  continuousOutput: false,
  callDecidesTurns: false,
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
  readonly live: Pick<OngoingCall, 'silent'>;
  /** The services for this conversation, whose audio has this format. */
  readonly services: (conversation: ConversationSettings, line: LineFormat) => CascadeServices;
  /** Shortened by tests. */
  readonly timing?: Partial<CascadeTiming> | undefined;
}
