import { Ear } from '../model/ear.ts';
import type { Hearing, HearingMaker } from '../model/hearing.ts';
import type { SpeechLibrary } from '../model/speech-library.ts';
import type { AudioFormat, TurnDetection } from './schema.ts';
import { decodeAudio } from './wire-audio.ts';

const SEMANTIC_SILENCE_MS = 500;

export interface CallerAudioOptions {
  readonly library: SpeechLibrary;
  readonly ignoresNoise: () => boolean;
  /** Default: the ear that knows the recorded sentences. */
  readonly makeEar?: HearingMaker;
  onSpeechStarted(atMs: number): void;
  onSpeechStopped(atMs: number, text: string): void;
  onWord(word: string): void;
}

/** The input audio buffer: keeps what was appended, and listens to it as the session's voice detection says. */
export class CallerAudio {
  readonly #options: CallerAudioOptions;
  readonly #chunks: Buffer[] = [];
  #ear: Hearing | undefined;
  #silenceMs: number | undefined;
  #totalBytes = 0;
  #uncommittedBytes = 0;

  constructor(options: CallerAudioOptions) {
    this.#options = options;
  }

  /** Bytes appended in this session. */
  get totalBytes(): number {
    return this.#totalBytes;
  }

  get uncommittedBytes(): number {
    return this.#uncommittedBytes;
  }

  /** Everything that was appended, in order. */
  bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  append(bytes: Buffer, format: AudioFormat, detection: TurnDetection | null): void {
    this.#chunks.push(bytes);
    this.#totalBytes += bytes.length;
    this.#uncommittedBytes += bytes.length;
    if (detection) this.#earFor(detection).hear(decodeAudio(bytes, format));
  }

  /** The buffer was committed or cleared. */
  empty(): void {
    this.#uncommittedBytes = 0;
  }

  #earFor(detection: TurnDetection): Hearing {
    const silenceMs = detection.type === 'server_vad' ? detection.silence_duration_ms : SEMANTIC_SILENCE_MS;
    if (!this.#ear || this.#silenceMs !== silenceMs) {
      this.#silenceMs = silenceMs;
      const { makeEar = (options) => new Ear(options) } = this.#options;
      this.#ear = makeEar({ ...this.#options, silenceMs });
    }
    return this.#ear;
  }
}
