import type { VoiceCandidate } from '../../candidate.ts';
import type { VoiceEventType } from '../../events.ts';
import type { CarryOver } from '../carry-over/carry-over.ts';
import type { OpenStreams } from './open-streams.ts';
import type { VoiceStream } from './voice-stream.ts';

/** `recovered`: not due by the clock; the next stream has heard what the current one has not. */
export type RenewalKind = 'planned' | 'forced' | 'recovered';

/** Events that show that a model has heard the caller. */
const SIGNS_OF_HEARING: ReadonlySet<VoiceEventType> = new Set<VoiceEventType>([
  'input_audio_buffer.speech_started',
  'input_audio_buffer.speech_stopped',
  'conversation.item.input_audio_transcription.completed',
  'response.created',
]);

interface Prepared {
  readonly stream: VoiceStream;
  readonly kind: RenewalKind;
  /** The state of the conversation that it was told. */
  readonly knows: string;
}

/** The stream that is opened beside the current one and has no effect until it takes over. One at a time. */
export class NextStream {
  readonly #streams: OpenStreams;
  readonly #carryOver: CarryOver;
  #prepared: Prepared | undefined;
  /** It hears the caller. */
  #isListening = false;
  #listenTimer: NodeJS.Timeout | undefined;

  constructor(parts: { readonly streams: OpenStreams; readonly carryOver: CarryOver }) {
    this.#streams = parts.streams;
    this.#carryOver = parts.carryOver;
  }

  get stream(): VoiceStream | undefined {
    return this.#prepared?.stream;
  }

  /** Why it was opened; undefined without one. */
  get kind(): RenewalKind | undefined {
    return this.#prepared?.kind;
  }

  /** Whether the conversation has gone on since it was opened. */
  get isOutdated(): boolean {
    return this.#prepared?.knows !== this.#carryOver.fingerprint;
  }

  /** @param speaking the stream whose words the next one must know */
  prepare(candidate: VoiceCandidate, kind: RenewalKind, speaking: VoiceStream): void {
    const knows = this.#carryOver.fingerprint;
    const stream = this.#streams.open(candidate, this.#carryOver.historyBeside(speaking));
    this.#prepared = { stream, kind, knows };
    stream.connect();
  }

  /** Lets it hear the caller, beside the current stream. @param onNothingHeard called after `limitMs` */
  listen(limitMs: number, onNothingHeard: () => void): void {
    if (!this.#prepared) return;
    this.#isListening = true;
    this.#carryOver.replayAudio(this.#prepared.stream);
    this.#listenTimer = setTimeout(onNothingHeard, limitMs).unref();
  }

  /** Caller audio, base64 mu-law. */
  hear(payload: string): void {
    if (this.#isListening) this.#prepared?.stream.client.sendAudio(payload);
  }

  /** Whether an event of it shows that it has heard the caller. */
  hasHeard(type: VoiceEventType): boolean {
    return this.#isListening && SIGNS_OF_HEARING.has(type);
  }

  /** It takes over, or its provider has ended it: there is no next stream any more. */
  take(): void {
    clearTimeout(this.#listenTimer);
    this.#prepared = undefined;
    this.#isListening = false;
  }

  /** It is not wanted any more. Idempotent. */
  drop(): void {
    const stream = this.#prepared?.stream;
    this.take();
    if (stream) void this.#streams.close(stream);
  }
}
