import { createServer, type Http2Server, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import { LoopbackPort } from '../loopback-port.ts';
import type { HearingMaker } from '../model/hearing.ts';
import type { ModelScript } from '../model/script.ts';
import type { SpeechLibrary } from '../model/speech-library.ts';
import { CredentialBook } from '../temporary-credentials.ts';
import type { ModelWireObserver } from '../wire-observer.ts';
import { type ByteLink, Http2Link } from './byte-link.ts';
import { ConversingModel } from './conversing-model.ts';
import { NovaQuirks } from './quirks.ts';
import { type Refusal, refuse, THROTTLED, UNKNOWN_MODEL, UNKNOWN_OPERATION } from './refusal.ts';
import { type ChunkChain, type Credentials, checkRequest } from './signature.ts';
import { BedrockStream, type BedrockStreamOptions } from './stream.ts';
import { TextModel } from './text-model.ts';
import { WebSocketFront } from './web-socket-front.ts';

export interface BedrockSandboxOptions {
  readonly script: ModelScript;
  readonly library: SpeechLibrary;
  /** Model ids that exist here. */
  readonly models?: readonly string[];
  /** Ids of text models that exist here, for `Converse`. */
  readonly textModels?: readonly string[];
  /** How much faster than real time the model speaks; playback is always real time. */
  readonly speed?: number;
  /** Audio of one audioOutput, milliseconds. */
  readonly pieceMs?: number;
  readonly sessionLimitMs?: number;
  readonly idleLimitMs?: number;
  /** Streams at the same time; one more is throttled. */
  readonly maxStreams?: number;
  /** When given, the request's and every event's signature is verified. */
  readonly credentials?: Credentials;
  /** The temporary credentials that browsers may come with. Default none. */
  readonly book?: CredentialBook;
  /** The silence after which the caller's turn is over. The vendor waits 1.5 to 2 s. */
  readonly turnEndSilenceMs?: number;
  /** Whether the first output follows the first audio or text, or only the first answer. */
  readonly firstOutput?: 'input' | 'answer';
  /** What each stream hears with. Default: the ear that knows the recorded sentences. */
  readonly makeEar?: HearingMaker;
  /** Sees every stream's audio pass. Default none. */
  readonly observer?: ModelWireObserver;
}

type Settings = Required<Omit<BedrockSandboxOptions, 'credentials' | 'observer' | 'book' | 'makeEar'>> &
  Pick<BedrockSandboxOptions, 'credentials' | 'observer' | 'makeEar'>;

const DEFAULTS = {
  models: ['amazon.nova-2-sonic-v1:0'],
  textModels: ['amazon.nova-lite-v1:0', 'anthropic.claude-haiku-4-5-20251001-v1:0'],
  speed: 6,
  pieceMs: 80,
  sessionLimitMs: 480_000,
  idleLimitMs: 55_000,
  maxStreams: 20,
  turnEndSilenceMs: 700,
  firstOutput: 'input',
} as const satisfies Partial<Settings>;

/** What kind of model a request is for. */
type Asked = 'speech' | 'text';
type Admission = Pick<BedrockStreamOptions, 'chain' | 'modelId'>;

const PATH = /^\/model\/([^/]+)\/invoke-with-bidirectional-stream$/;
const CONVERSE_PATH = /^\/model\/([^/]+)\/converse(-stream)?$/;

/** `Credential=<key>/<day>/<region>/bedrock/aws4_request`. */
const SIGNED_FOR = /Credential=[^/]+\/\d{8}\/([\w-]+)\//;
const CLOSED_REGION: Refusal = {
  status: 403,
  errorType: 'AccessDeniedException',
  message: 'You do not have access to the model in this region.',
};

/**
 * Amazon Bedrock with one Nova 2 Sonic in it, on a loopback port: HTTP/2 without TLS, the event-stream wire,
 * signatures, order and limits as the vendor has them. Reached by `AWS_ENDPOINT_URL_BEDROCK_RUNTIME`.
 */
export class BedrockSandbox {
  /** Every stream that was served, oldest first. */
  readonly streams: BedrockStream[] = [];
  /** The text model that answers in one piece. */
  readonly text: TextModel;
  /** The text model that answers as it writes. */
  readonly conversing: ConversingModel;
  /** What its speech model does beyond what is documented. */
  readonly quirks = new NovaQuirks();
  /** Regions in which its speech model refuses everyone. Requests are signed for their region. */
  readonly closedRegions = new Set<string>();
  /** While true, turns have texts but no audio. */
  silentResponses = false;
  /** While true, the ear does not report sounds that are no sentence. */
  ignoresNoise = false;
  /** While true, turns have no final texts. */
  withholdFinalTexts = false;
  readonly #options: Settings;
  readonly #server: Http2Server = createServer();
  readonly #front: WebSocketFront;
  readonly #port = new LoopbackPort(this.#server);
  readonly #refusals: { readonly refusal: Refusal; readonly of: Asked | undefined }[] = [];
  #hangs = 0;
  #silences = 0;

  constructor(options: BedrockSandboxOptions) {
    this.#options = { ...DEFAULTS, ...options };
    this.text = new TextModel(this.#options.textModels);
    this.conversing = new ConversingModel(this.#options.script);
    this.#front = new WebSocketFront({
      book: options.book ?? new CredentialBook(),
      refusal: (modelId) => this.#takeRefusal('speech') ?? this.#refusalOf(modelId),
      serve: (link, admitted) => this.#serveStream(link, admitted),
    });
  }

  /** TCP connections that are open now. */
  get connections(): number {
    return this.#port.connections;
  }

  /**
   * Listens on free ports of the loopback interface.
   * @returns where servers come (HTTP/2), and where browsers come (WebSocket)
   */
  async start(): Promise<{ readonly url: string; readonly webSocketUrl: string }> {
    this.#server.on('stream', (stream, headers) => this.#serve(stream, headers));
    const { url } = await this.#port.open();
    const front = await this.#front.start();
    return { url, webSocketUrl: front.url };
  }

  async stop(): Promise<void> {
    await Promise.all([this.#port.close(), this.#front.stop()]);
  }

  /** Answers the next request with this refusal. @param of only a request to a model of this kind */
  refuseNext(refusal: Refusal, of?: Asked): void {
    this.#refusals.push({ refusal, of });
  }

  /** Takes the next request and never answers it. */
  hangNext(): void {
    this.#hangs += 1;
  }

  /** The next sentence of any turn has texts but no audio. */
  silenceNext(): void {
    this.#silences += 1;
  }

  /** RST_STREAM on the newest stream. */
  resetStream(): void {
    const newest = this.streams.at(-1);
    newest?.reset();
  }

  /** Every connection is lost without an HTTP/2 frame. */
  destroyConnections(): void {
    this.#port.destroyConnections();
    this.#front.destroyConnections();
  }

  /** The newest stream reads nothing more, as when the network drops everything. */
  stopReading(): void {
    this.streams.at(-1)?.stopReading();
  }

  /** The newest stream ends with an exception. `type` in camel case, like `modelStreamErrorException`. */
  exceptionNow(type: string, message: string): void {
    this.streams.at(-1)?.exception(type, message);
  }

  /** The newest stream's output ends, although nobody asked for it. */
  endQuietly(): void {
    this.streams.at(-1)?.endQuietly();
  }

  unknownEventNow(): void {
    this.streams.at(-1)?.unknownEvent();
  }

  malformedNow(): void {
    this.streams.at(-1)?.malformed();
  }

  #takeRefusal(asked: Asked): Refusal | undefined {
    const index = this.#refusals.findIndex(({ of = asked }) => of === asked);
    return index < 0 ? undefined : this.#refusals.splice(index, 1)[0]?.refusal;
  }

  #takeSilence(): boolean {
    if (this.#silences === 0) return this.silentResponses;
    this.#silences -= 1;
    return true;
  }

  #serve(http: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
    // A client may reset its stream.
    http.on('error', () => http.close());
    if (CONVERSE_PATH.test(headers[':path'] ?? '')) {
      this.#converse(http, headers);
      return;
    }
    const admission = this.#admit(headers);
    if ('status' in admission) {
      refuse(http, admission);
      return;
    }
    this.#serveStream(new Http2Link(http), admission);
  }

  #serveStream(link: ByteLink, admission: Admission): void {
    const hangs = this.#hangs > 0;
    if (hangs) this.#hangs -= 1;
    const stream = new BedrockStream(link, {
      ...this.#options,
      ...admission,
      hangs,
      quirks: this.quirks,
      isSilent: () => this.#takeSilence(),
      ignoresNoise: () => this.ignoresNoise,
      withholdsFinals: () => this.withholdFinalTexts,
    });
    this.streams.push(stream);
    stream.start();
  }

  #converse(http: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
    const path = headers[':path'] ?? '';
    const [, name = '', isStream] = CONVERSE_PATH.exec(path) ?? [];
    const modelId = decodeURIComponent(name);
    const forced = this.#takeRefusal('text');
    const signature = this.#checkSignature(path, headers);
    if (forced) refuse(http, forced);
    else if ('status' in signature) refuse(http, signature);
    else if (!this.text.modelIds.includes(modelId)) refuse(http, UNKNOWN_MODEL);
    else if (isStream) this.conversing.serve(http).catch(() => http.close());
    else this.text.serve(http, modelId).catch(() => http.close());
  }

  #admit(headers: IncomingHttpHeaders): Refusal | Admission {
    const path = headers[':path'] ?? '';
    const modelId = decodeURIComponent(PATH.exec(path)?.[1] ?? '');
    if (modelId === '' || headers[':method'] !== 'POST') {
      return UNKNOWN_OPERATION;
    }
    const forced = this.#takeRefusal('speech') ?? this.#regionalRefusal(headers);
    if (forced) return forced;
    const signature = this.#checkSignature(path, headers);
    if ('status' in signature) return signature;
    return this.#refusalOf(modelId) ?? { ...signature, modelId };
  }

  #regionalRefusal({ authorization = '' }: IncomingHttpHeaders): Refusal | undefined {
    const [, region = ''] = SIGNED_FOR.exec(authorization) ?? [];
    return this.closedRegions.has(region) ? CLOSED_REGION : undefined;
  }

  #refusalOf(modelId: string): Refusal | undefined {
    if (!this.#options.models.includes(modelId)) return UNKNOWN_MODEL;
    const busy = this.streams.filter(({ open }) => open).length;
    return busy >= this.#options.maxStreams ? THROTTLED : undefined;
  }

  #checkSignature(path: string, headers: IncomingHttpHeaders): Refusal | { chain: ChunkChain | undefined } {
    const { credentials } = this.#options;
    if (!credentials) return { chain: undefined };
    const check = checkRequest({ method: 'POST', path, headers: flatten(headers) }, credentials);
    return check.outcome === 'valid' ? { chain: check.chain } : { status: 403, ...check };
  }
}

function flatten(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : (value ?? ''),
    ]),
  );
}
