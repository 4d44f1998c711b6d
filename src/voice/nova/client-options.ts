import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import type { WireMode } from '../../config/config.ts';
import type { Logger } from '../../logging.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { VoiceCapabilities } from '../client.ts';

/** All in milliseconds. */
export interface NovaTiming {
  /** From `connect()` to the first output event. */
  readonly connectMs: number;
  /** From the closing events to giving up on the vendor's end of the stream. */
  readonly closeMs: number;
  /** How long the final texts of a turn may come after its last audio. */
  readonly finalTextMs: number;
  /** For how long the connection may take nothing before it counts as lost. */
  readonly stallMs: number;
}

export const DEFAULT_TIMING: NovaTiming = { connectMs: 5000, closeMs: 700, finalTextMs: 400, stallMs: 2000 };

/**
 * @param sessionLimitMs the vendor's limit on one stream, milliseconds
 * @param hasToldSpeechEnd whether the stream has sent `userSpeechEnd`, which is in no document
 */
export function novaCapabilities(
  sessionLimitMs: number,
  hasToldSpeechEnd: () => boolean = () => false,
): VoiceCapabilities {
  return {
    displayName: 'Amazon Nova Sonic',
    sessionLimitMs,
    partialTranscripts: false,
    signalsSpeechStart: false,
    get signalsSpeechEnd() {
      return hasToldSpeechEnd();
    },
    ownsInterruption: false,
    exactWords: true,
    continuousOutput: false,
    callDecidesTurns: false,
  };
}

export interface NovaClientContext {
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Of the region in the settings; shared by all calls there and destroyed by its owner. */
  readonly bedrock: BedrockRuntimeClient;
  /** `plain`: events come by the SDK's decoder. Default `fast`. */
  readonly wire?: WireMode;
  /** Shortened by tests. */
  readonly timing?: Partial<NovaTiming>;
}
