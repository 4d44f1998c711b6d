import type { ServerHttp2Stream } from 'node:http2';
import { type Refusal, refuse, UNKNOWN_OPERATION } from '../bedrock/refusal.ts';
import type { Credentials } from '../bedrock/signature.ts';
import type { SpeechLibrary } from '../model/speech-library.ts';
import { type AwsRequest, AwsServer } from './aws-server.ts';
import { EventLink, StreamFault } from './event-link.ts';
import { readSpeech, refusal, type SpeechAsked, VOICES } from './polly-rules.ts';
import { readJson } from './request-body.ts';
import { synthesise } from './synthesis.ts';

export interface PollySandboxOptions {
  readonly library: SpeechLibrary;
  readonly credentials?: Credentials | undefined;
  /** Times real time. Default 8. */
  readonly speed?: number;
  /** Before the first sound of a sentence, milliseconds. Default 0. */
  readonly firstSoundMs?: number;
}

/** What was said. */
export interface SaidText extends SpeechAsked {
  readonly text: string;
  readonly by: 'request' | 'stream';
}

const MAX_CHARACTERS = 3000;
const STREAM_HEADERS = {
  VoiceId: 'x-amzn-voiceid',
  Engine: 'x-amzn-engine',
  LanguageCode: 'x-amzn-languagecode',
  OutputFormat: 'x-amzn-outputformat',
  SampleRate: 'x-amzn-samplerate',
};

/** Amazon Polly on a loopback port. Reached by `AWS_ENDPOINT_URL_POLLY`. */
export class PollySandbox {
  readonly server: AwsServer;
  readonly said: SaidText[] = [];
  /** What it refuses although it is right. */
  readonly refuses = new Set<'generative' | 'mulaw' | 'stream'>();
  /** Sentences for which it sends nothing. */
  silences: (text: string) => boolean = () => false;
  /** While true, streams end without their last event. */
  endsStreamsEarly = false;
  readonly #options: Required<Omit<PollySandboxOptions, 'credentials'>>;
  #stalls = 0;

  constructor({ credentials, ...options }: PollySandboxOptions) {
    this.#options = { speed: 8, firstSoundMs: 0, ...options };
    this.server = new AwsServer({
      service: 'polly',
      credentials,
      serve: (http, request) => this.#serve(http, request),
    });
  }

  /** What is being said now stops where it is; the connections stay. */
  stallNow(): void {
    this.#stalls += 1;
  }

  #serve(http: ServerHttp2Stream, request: AwsRequest): void {
    const { method, path } = request;
    if (method === 'POST' && path === '/v1/speech') this.#sayBody(http).catch(() => http.close());
    else if (method === 'POST' && path === '/v1/synthesisStream') this.#sayStream(http, request);
    else if (method === 'GET' && path === '/v1/voices') listVoices(http);
    else refuse(http, UNKNOWN_OPERATION);
  }

  async #sayBody(http: ServerHttp2Stream): Promise<void> {
    const body = (await readJson(http)) ?? {};
    const asked = this.#read(body);
    const { Text: text, TextType = 'text' } = body;
    if ('status' in asked) return refuse(http, asked);
    if (typeof text !== 'string' || text.trim() === '' || TextType !== 'text')
      return refuse(http, refusal('ValidationException', 'The text is missing.'));
    if (text.length > MAX_CHARACTERS)
      return refuse(http, refusal('TextLengthExceededException', 'Maximum text length has been exceeded'));
    this.said.push({ ...asked, text, by: 'request' });
    http.respond({
      ':status': 200,
      'content-type': asked.encoding === 'pcm' ? 'audio/pcm' : 'audio/basic',
      'x-amzn-requestcharacters': String(text.length),
    });
    if (!this.silences(text)) {
      const stalls = this.#stalls;
      for await (const piece of synthesise(text, asked, this.#options)) {
        if (http.closed || stalls !== this.#stalls) return;
        http.write(piece);
      }
    }
    http.end();
  }

  #sayStream(http: ServerHttp2Stream, { headers, chain }: AwsRequest): void {
    const fields = Object.fromEntries(
      Object.entries(STREAM_HEADERS).map(([name, header]) => [name, headers[header]]),
    );
    const asked = this.#read(fields);
    if ('status' in asked) {
      refuse(http, asked);
      return;
    }
    if (asked.engine !== 'generative' || this.refuses.has('stream')) {
      refuse(http, refusal('ValidationException', 'Only the generative engine is supported.'));
      return;
    }
    const stream = new SynthesisStream(asked, this.#options, (text) => {
      this.said.push({ ...asked, text, by: 'stream' });
    });
    const link = new EventLink(http, {
      chain,
      onEvent: (type, body) => stream.take(type, body),
      onInputEnd: () => undefined,
    });
    link.start();
    void stream.run(link, () => this.endsStreamsEarly);
  }

  #read(fields: Readonly<Record<string, unknown>>): SpeechAsked | Refusal {
    const asked = readSpeech(fields);
    if ('status' in asked) return asked;
    if (this.refuses.has('generative') && asked.engine === 'generative')
      return refusal('EngineNotSupportedException', 'This engine is not available in this region.');
    if (this.refuses.has('mulaw') && asked.encoding === 'mulaw')
      return refusal('ValidationException', 'The output format is not supported.');
    return asked;
  }
}

/** Texts come in, their sound goes out. */
class SynthesisStream {
  readonly #asked: SpeechAsked;
  readonly #options: Parameters<typeof synthesise>[2];
  readonly #onText: (text: string) => void;
  readonly #texts: string[] = [];
  #characters = 0;
  #closed = false;
  #wake: () => void = () => undefined;

  constructor(asked: SpeechAsked, options: Parameters<typeof synthesise>[2], onText: (text: string) => void) {
    this.#asked = asked;
    this.#options = options;
    this.#onText = onText;
  }

  take(type: string, body: Buffer): void {
    if (this.#closed) throw new StreamFault('ValidationException', 'Nothing may follow CloseStreamEvent.');
    if (type === 'CloseStreamEvent') this.#closed = true;
    else if (type === 'TextEvent') this.#takeText(JSON.parse(body.toString('utf8')));
    else throw new StreamFault('ValidationException', 'The event is not known.');
    this.#wake();
  }

  async run(link: EventLink, endsEarly: () => boolean): Promise<void> {
    while (link.open) {
      const text = this.#texts.shift();
      if (text !== undefined) {
        for await (const piece of synthesise(text, this.#asked, this.#options))
          link.send('AudioEvent', piece);
      } else if (this.#closed) {
        if (!endsEarly()) link.send('StreamClosedEvent', { RequestCharacters: this.#characters });
        link.end();
        return;
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
          link.onClose(resolve);
        });
      }
    }
  }

  #takeText({ Text }: Readonly<Record<string, unknown>>): void {
    if (typeof Text !== 'string' || Text.trim() === '')
      throw new StreamFault('ValidationException', 'A text is missing.');
    this.#characters += Text.length;
    this.#onText(Text.trim());
    this.#texts.push(Text.trim());
  }
}

function listVoices(http: ServerHttp2Stream): void {
  const Voices = [...VOICES].map(([Id, { language, engines }]) => ({
    Id,
    Name: Id,
    LanguageCode: language,
    SupportedEngines: engines,
  }));
  http.respond({ ':status': 200, 'content-type': 'application/json' });
  http.end(JSON.stringify({ Voices }));
}
