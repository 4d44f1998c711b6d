import { randomUUID } from 'node:crypto';
import type { ServerHttp2Stream } from 'node:http2';
import { type Refusal, refuse, UNKNOWN_OPERATION } from '../bedrock/refusal.ts';
import type { Credentials } from '../bedrock/signature.ts';
import type { SpeechLibrary } from '../model/speech-library.ts';
import type { ModelWireObserver } from '../wire-observer.ts';
import { type AwsRequest, AwsServer } from './aws-server.ts';
import type { Listening, ListeningOptions } from './listener.ts';
import { readTranscription } from './transcribe-rules.ts';
import { SandboxTranscription } from './transcription.ts';

export interface TranscribeSettings {
  readonly library: SpeechLibrary;
  /** Silence that ends a stretch of speech, milliseconds. */
  readonly segmentSilenceMs: number;
  /** A sound shorter than this, which is no known sentence, has no words. Milliseconds. */
  readonly shortestWordMs: number;
  /** From the end of a stretch to its final words, milliseconds. */
  readonly finalDelayMs: number;
  readonly partialDelayMs: number;
  /** What each stream hears with. Default: a listener that knows the recorded sentences. */
  readonly makeListener: ((options: ListeningOptions) => Listening) | undefined;
  readonly idleLimitMs: number;
  /** Streams at the same time; one more is refused. */
  readonly maxStreams: number;
  readonly credentials: Credentials | undefined;
  readonly observer: Pick<ModelWireObserver, 'audioIn'> | undefined;
}

export type TranscribeSandboxOptions = Pick<TranscribeSettings, 'library'> & Partial<TranscribeSettings>;

const DEFAULTS = {
  segmentSilenceMs: 300,
  shortestWordMs: 400,
  finalDelayMs: 0,
  partialDelayMs: 0,
  makeListener: undefined,
  idleLimitMs: 15_000,
  maxStreams: 25,
  credentials: undefined,
  observer: undefined,
} as const;

const LIMIT_EXCEEDED: Refusal = {
  status: 429,
  errorType: 'LimitExceededException',
  message: 'You have exceeded your maximum number of concurrent streams.',
};

/** How well it hears now. */
export interface TranscribeMood {
  readonly ignoresNoise: boolean;
  readonly lateMs: number;
  readonly takesBack: boolean;
  readonly punctuates: boolean;
  readonly mishears: (guess: string) => string;
}

/** Amazon Transcribe streaming on a loopback port. Reached by `AWS_ENDPOINT_URL_TRANSCRIBE_STREAMING`. */
export class TranscribeSandbox implements TranscribeMood {
  /** Every stream that was served, oldest first. */
  readonly streams: SandboxTranscription[] = [];
  readonly server: AwsServer;
  /** While true, it takes PCM alone, as its guide says. */
  refusesMulaw = false;
  /** While true, it tells nothing of sounds that are no sentence. */
  ignoresNoise = false;
  /** Further delay of all words, milliseconds. */
  lateMs = 0;
  /** While true, the final words of a stretch are none, whatever was told before. */
  takesBack = false;
  /** While true, final words end with a full stop, as the vendor's do. */
  punctuates = false;
  /** What it understands at first, before the final words; default: their beginning. */
  mishears: (guess: string) => string = (guess) => guess;
  readonly #settings: TranscribeSettings;

  constructor(options: TranscribeSandboxOptions) {
    this.#settings = { ...DEFAULTS, ...options };
    this.server = new AwsServer({
      service: 'transcribe',
      credentials: this.#settings.credentials,
      serve: (http, request) => this.#serve(http, request),
    });
  }

  #serve(http: ServerHttp2Stream, { method, path, headers, chain }: AwsRequest): void {
    const request = readTranscription(headers);
    const busy = this.streams.filter(({ open }) => open).length;
    if (method !== 'POST' || path !== '/stream-transcription') refuse(http, UNKNOWN_OPERATION);
    else if ('status' in request) refuse(http, request);
    else if (this.refusesMulaw && request.encoding !== 'pcm') refuse(http, BAD_ENCODING);
    else if (busy >= this.#settings.maxStreams) refuse(http, LIMIT_EXCEEDED);
    else {
      const sessionId = randomUUID();
      const stream = new SandboxTranscription(http, {
        request,
        chain,
        sessionId,
        settings: this.#settings,
        mood: this,
      });
      this.streams.push(stream);
      stream.start();
    }
  }
}

const BAD_ENCODING: Refusal = {
  status: 400,
  errorType: 'BadRequestException',
  message: 'The media encoding is not supported.',
};
