import {
  type AudioStream,
  type Result,
  StartStreamTranscriptionCommand,
  type StartStreamTranscriptionCommandInput,
  type TranscribeStreamingClient,
  type TranscriptResultStream,
} from '@aws-sdk/client-transcribe-streaming';
import { withDeadline } from '../../../async/deadline.ts';
import type { ServiceFormat } from '../audio/service-format.ts';
import { Inbox } from '../inbox.ts';
import { dialectsOf } from '../languages.ts';
import type {
  SpeechToText,
  Transcription,
  TranscriptionListener,
  TranscriptionOptions,
  TranscriptPart,
} from '../parts.ts';
import { onAccepted } from './accepted.ts';

/**
 * Chunks of 50 to 200 ms are recommended.
 * @see https://docs.aws.amazon.com/transcribe/latest/dg/streaming.html
 */
const CHUNK_MS = 100;
/** 12 s of audio: what is said before the stream is open, or again after another one was lost. */
const MAX_WAITING_CHUNKS = 120;
/** From the last audio to giving up on the vendor's end of the stream. */
const CLOSE_MS = 700;

/**
 * Amazon Transcribe over HTTP/2.
 * @see https://docs.aws.amazon.com/transcribe/latest/APIReference/API_streaming_StartStreamTranscription.html
 */
export class TranscribeSpeech implements SpeechToText {
  readonly #client: TranscribeStreamingClient;
  readonly #format: ServiceFormat;

  constructor(client: TranscribeStreamingClient, format: ServiceFormat) {
    this.#client = client;
    this.#format = format;
  }

  open(options: TranscriptionOptions): Transcription {
    return new TranscribeStream(this.#client, this.#format, options);
  }
}

class TranscribeStream implements Transcription {
  readonly #listener: TranscriptionListener;
  readonly #onDropped: () => void;
  readonly #takesNothingMs: number;
  readonly #chunkBytes: number;
  readonly #chunks = new Inbox<Uint8Array>();
  readonly #abort = new AbortController();
  readonly #run: Promise<void>;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  /** When the SDK last took audio, or had taken all of it; monotonic milliseconds. */
  #takenMs = performance.now();
  #state: 'open' | 'ending' | 'over' = 'open';

  constructor(client: TranscribeStreamingClient, format: ServiceFormat, options: TranscriptionOptions) {
    this.#listener = options.listener;
    this.#onDropped = options.onDropped;
    this.#takesNothingMs = options.takesNothingMs;
    this.#chunkBytes = CHUNK_MS * format.bytesPerMs;
    this.#run = this.#read(client, {
      ...languageChoice(options.languages),
      MediaEncoding: format.encoding === 'mulaw' ? 'g711-ulaw' : 'pcm',
      MediaSampleRateHertz: format.sampleRateHz,
      EnablePartialResultsStabilization: true,
      PartialResultsStability: 'high',
      AudioStream: this.#audioEvents(),
    });
  }

  send(audio: Uint8Array): void {
    if (this.#state !== 'open') return;
    this.#waiting.push(audio);
    this.#waitingBytes += audio.length;
    if (this.#waitingBytes >= this.#chunkBytes) this.#flush();
  }

  async end(): Promise<void> {
    if (this.#state === 'open') {
      this.#flush();
      this.#state = 'ending';
      this.#chunks.end();
    }
    await withDeadline(() => this.#run, {
      limitMs: CLOSE_MS,
      onLate: () => undefined,
      keepsProcess: true,
    });
    this.abort();
  }

  abort(): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    this.#chunks.abort();
    this.#abort.abort();
  }

  #flush(): void {
    if (this.#waitingBytes === 0) return;
    const chunk = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    const nowMs = performance.now();
    if (this.#chunks.size === 0) this.#takenMs = nowMs;
    if (nowMs - this.#takenMs > this.#takesNothingMs) {
      this.#lost(new Error('The connection takes no audio: socket stalled'));
      return;
    }
    if (this.#chunks.size >= MAX_WAITING_CHUNKS) {
      this.#chunks.dropOldest();
      this.#onDropped();
    }
    this.#chunks.push(chunk);
  }

  /** Ends with an empty event, as the vendor asks. */
  async *#audioEvents(): AsyncGenerator<AudioStream> {
    for await (const AudioChunk of this.#chunks) {
      this.#takenMs = performance.now();
      yield { AudioEvent: { AudioChunk } };
    }
    yield { AudioEvent: { AudioChunk: new Uint8Array(0) } };
  }

  /** Never rejects. */
  async #read(client: TranscribeStreamingClient, input: StartStreamTranscriptionCommandInput): Promise<void> {
    try {
      const command = new StartStreamTranscriptionCommand(input);
      onAccepted(command.middlewareStack, (headers) => this.#accepted(headers));
      const output = await client.send(command, { abortSignal: this.#abort.signal });
      for await (const event of output.TranscriptResultStream ?? []) this.#take(event);
      this.#lost();
    } catch (error) {
      this.#lost(error);
    }
  }

  #accepted(headers: Readonly<Record<string, string>>): void {
    if (this.#state === 'open') this.#listener.onOpen(headers['x-amzn-transcribe-session-id'] ?? '');
  }

  #take(event: TranscriptResultStream): void {
    if (this.#state === 'over') return;
    if (event.TranscriptEvent) {
      const results = event.TranscriptEvent.Transcript?.Results;
      if (!Array.isArray(results)) this.#listener.onMalformed();
      else for (const result of results) this.#takeResult(result);
    } else {
      // The SDK throws exceptions itself, and leaves out events that it does not know.
      this.#listener.onMalformed();
    }
  }

  #takeResult(result: Result): void {
    const part = parsePart(result);
    if (part) this.#listener.onPart(part);
    else this.#listener.onMalformed();
  }

  #lost(error?: unknown): void {
    if (this.#state !== 'open') return;
    this.abort();
    this.#listener.onLost(error);
  }
}

/** Exactly one of the ways to name a language is allowed. */
function languageChoice(
  languages: readonly string[],
): Pick<
  StartStreamTranscriptionCommandInput,
  'LanguageCode' | 'IdentifyMultipleLanguages' | 'LanguageOptions' | 'PreferredLanguage'
> {
  const dialects = dialectsOf(languages);
  const [first] = dialects;
  return dialects.length === 1
    ? { LanguageCode: first }
    : {
        IdentifyMultipleLanguages: true,
        LanguageOptions: dialects.join(','),
        ...(languages.length > 0 && { PreferredLanguage: first }),
      };
}

function parsePart(result: Result): TranscriptPart | undefined {
  const { ResultId, IsPartial = false, EndTime = 0, LanguageCode, Alternatives } = result;
  const best = Alternatives?.[0];
  const { Transcript: text, Items: items = [] } = best ?? {};
  if (typeof ResultId !== 'string' || typeof text !== 'string') return undefined;
  return {
    resultId: ResultId,
    text: text.trim(),
    stableText: IsPartial ? stableText(items) : text.trim(),
    isFinal: !IsPartial,
    endMs: Number(EndTime) * 1000,
    language: typeof LanguageCode === 'string' ? LanguageCode.slice(0, 2).toLowerCase() : undefined,
  };
}

function stableText(
  items: readonly {
    readonly Content?: string | undefined;
    readonly Stable?: boolean | undefined;
    readonly Type?: string | undefined;
  }[],
) {
  const end = items.findIndex(({ Stable }) => Stable !== true);
  return items
    .slice(0, end < 0 ? items.length : end)
    .map(({ Content = '', Type }) => (Type === 'punctuation' ? Content : ` ${Content}`))
    .join('')
    .trim();
}
