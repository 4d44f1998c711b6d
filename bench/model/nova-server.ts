import { once } from 'node:events';
import {
  createSecureServer,
  createServer,
  type Http2SecureServer,
  type Http2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
} from 'node:http2';
import { asObject, type Fields, parseJson } from '../../sandbox/bedrock/event-fields.ts';
import { decodeFrame, FrameSplitter } from '../../sandbox/bedrock/frames.ts';
import { InputRules } from '../../sandbox/bedrock/input-rules.ts';
import { type ChunkChain, checkRequest } from '../../sandbox/bedrock/signature.ts';
import { SANDBOX } from '../../sandbox/telephone-network.ts';
import { encodeMulaw } from '../../src/audio/mulaw.ts';
import type { Certificate } from '../certificate.ts';
import { FrameReader } from '../frame-reader.ts';
import { chunkFrame } from './chunk-frame.ts';
import { NovaVoice } from './nova-voice.ts';
import type { ModelServerOptions } from './openai-server.ts';
import { createTurns, type Turns } from './turns.ts';

/** A chain that is right so far stays right; checking all of it would cost the harness more than the audio. */
const VERIFIED_EVENTS = 25;

/**
 * Amazon Bedrock made light: HTTP/2, the event-stream wire, order of events as in the sandbox,
 * signatures of the request and of the first events.
 */
export class NovaModelServer {
  readonly #options: ModelServerOptions;
  #streams = 0;

  constructor(options: ModelServerOptions) {
    this.#options = options;
  }

  /**
   * @param certificate absent: no TLS
   * @returns the address for `AWS_ENDPOINT_URL_BEDROCK_RUNTIME`
   */
  async start(certificate?: Certificate): Promise<string> {
    const http: Http2Server | Http2SecureServer = certificate
      ? createSecureServer(certificate)
      : createServer();
    http.on('session', (session) => session.on('error', () => session.destroy()));
    http.on('stream', (stream, headers) => this.#serve(stream, headers));
    http.listen({ port: 0, host: '127.0.0.1', backlog: 4096 });
    await once(http, 'listening');
    const address = http.address();
    const port = typeof address === 'object' ? address?.port : 0;
    return `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`;
  }

  get connections(): number {
    return this.#streams;
  }

  #serve(http: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
    const request = { method: 'POST', path: headers[':path'] ?? '', headers: flatten(headers) };
    const check = checkRequest(request, SANDBOX.credentials);
    http.on('error', () => http.close());
    if (check.outcome === 'refused') {
      this.#options.onFault(`Bedrock: ${check.message}`);
      http.respond({ ':status': 403, 'x-amzn-errortype': check.errorType });
      http.end(JSON.stringify({ message: check.message }));
      return;
    }
    this.#streams += 1;
    http.on('close', () => {
      this.#streams -= 1;
    });
    new Stream(http, check.chain, this.#options);
  }
}

class Stream {
  readonly #http: ServerHttp2Stream;
  readonly #chain: ChunkChain;
  readonly #options: ModelServerOptions;
  readonly #rules = new InputRules();
  readonly #splitter = new FrameSplitter();
  readonly #reader = new FrameReader();
  readonly #voice: NovaVoice;
  readonly #turns: Turns;
  #events = 0;
  #state: 'opening' | 'open' | 'over' = 'opening';

  constructor(http: ServerHttp2Stream, chain: ChunkChain, options: ModelServerOptions) {
    this.#http = http;
    this.#chain = chain;
    this.#options = options;
    this.#voice = new NovaVoice((json) => this.#send(json));
    this.#turns = createTurns({ ...options, voice: this.#voice });
    http.on('close', () => this.#end());
    http.respond({ ':status': 200, 'content-type': 'application/vnd.amazon.eventstream' });
    http.on('data', (bytes: Buffer) => this.#receive(bytes));
  }

  #receive(bytes: Buffer): void {
    try {
      for (const frame of this.#splitter.push(bytes)) this.#take(frame);
    } catch (error) {
      this.#options.onFault(`Bedrock: ${error instanceof Error ? error.message : String(error)}`);
      this.#http.close();
    }
  }

  #take(bytes: Buffer): void {
    const signed = decodeFrame(bytes);
    this.#events += 1;
    if (this.#events <= VERIFIED_EVENTS && !this.#chain.verify(signed)) throw new Error('bad signature');
    if (signed.body.length === 0) {
      this.#end();
      this.#http.end();
      return;
    }
    const [name = '', value] = Object.entries(eventIn(decodeFrame(signed.body).body))[0] ?? [];
    const fields = asObject(value) ?? {};
    if (name === 'audioInput') this.#hear(String(fields.content));
    else this.#obey(name, fields);
  }

  #hear(base64: string): void {
    this.#open();
    const bytes = Buffer.from(base64, 'base64');
    // A copy, because pooled bytes may stand at an odd place.
    const pcm = new Int16Array(bytes.length >> 1);
    bytes.copy(new Uint8Array(pcm.buffer));
    const mulaw = encodeMulaw(pcm);
    const call = this.#options.tally.arrivedAtModel(Buffer.from(mulaw.buffer), this.#reader);
    this.#turns.heard(call);
    // Silence that the gateway fills in is no caller's frame, and does not come back.
    if (this.#turns.echoes && call !== undefined) this.#voice.echo(base64);
  }

  #obey(name: string, fields: Fields): void {
    const input = this.#rules.accept(name, fields);
    if (input?.type === 'prompt') this.#voice.output.promptName = input.promptName;
    if (input?.type === 'user_text') {
      this.#open();
      this.#turns.asked();
    }
  }

  #open(): void {
    if (this.#state !== 'opening') return;
    this.#state = 'open';
    this.#voice.output.completionStart();
  }

  #end(): void {
    this.#state = 'over';
    this.#turns.stop();
  }

  #send(json: string): void {
    if (this.#state === 'open' && this.#http.writable) this.#http.write(chunkFrame(json));
  }
}

function eventIn(body: Buffer): Fields {
  const bytes = asObject(parseJson(body.toString('latin1')))?.bytes;
  const text = Buffer.from(String(bytes), 'base64').toString('utf8');
  const event = asObject(asObject(parseJson(text))?.event);
  if (!event) throw new Error('a chunk without an event');
  return event;
}

function flatten(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
