import type { HeardMessage } from '../../src/voice/nova/turns/history.ts';
import type { NovaOpening } from '../../src/voice/nova/wire/input-events.ts';
import type { Speaker } from '../audio/speaker.ts';
import type { ConnectionState } from '../voice-connection.ts';
import type { SpokenTurn } from './answer-turns.ts';
import type { CredentialSource } from './credentials.ts';
import { STREAM_TIMING, type StreamTiming } from './nova-stream.ts';
import { RENEWAL_TIMING, type RenewalTiming } from './renewal-clock.ts';
import type { Socket } from './socket-handler.ts';

/** Milliseconds. */
export interface NovaTiming extends StreamTiming, RenewalTiming {
  /** A conversation without words on either side ends after this: each minute of it costs money. */
  readonly idleMs: number;
  /** A stream that lived for this long may break again without the conversation being given up. */
  readonly stableMs: number;
}

export interface NovaClientOptions {
  readonly credentials: CredentialSource;
  readonly speaker: Speaker;
  /** @see https://docs.aws.amazon.com/nova/latest/nova2-userguide/sonic-language-support.html */
  readonly voiceId?: string | undefined;
  /** How soon a pause of the caller counts as the end of their turn. */
  readonly endpointing?: NovaOpening['endpointing'] | undefined;
  readonly openSocket?: (url: string) => Socket;
  /** A server in place of Bedrock. One with `http:` is reached by `ws:`. */
  readonly endpoint?: string | undefined;
  /** Shortened by tests. */
  readonly timing?: Partial<NovaTiming> | undefined;
}

export interface StreamOptions {
  readonly systemPrompt: string;
  /** What was said before. */
  readonly history?: readonly HeardMessage[] | undefined;
  /** What the assistant says first. Without it the caller begins. */
  readonly greeting?: string | undefined;
  /** PCM16, mono, 24 kHz. The speaker has it already. */
  readonly onAudioChunk?: ((samples: Int16Array, itemId: string) => void) | undefined;
  /** A turn of the caller, or a sentence of the assistant, as it was heard; the same id again replaces it. */
  readonly onTextChunk?: ((turn: SpokenTurn) => void) | undefined;
  /** All that the model has made of one answer. */
  readonly onAnswer?: ((text: string) => void) | undefined;
  readonly onState?: ((state: ConnectionState, reason?: string) => void) | undefined;
  /** The conversation has ended by a failure. */
  readonly onError?: ((failure: Failure) => void) | undefined;
}

/** `code`: of the gateway's errors, like `provider_lost`, or of `CredentialsRefused`. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

export const NOVA_TIMING: NovaTiming = {
  ...STREAM_TIMING,
  ...RENEWAL_TIMING,
  idleMs: 180_000,
  stableMs: 60_000,
};
