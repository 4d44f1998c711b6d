import type { ServerHttp2Stream } from 'node:http2';
import { Resampler } from '../../audio/resampler.ts';
import { Ear } from '../model/ear.ts';
import type { ModelAnswer, ModelScript } from '../model/script.ts';
import type { SpeechLibrary } from '../model/speech-library.ts';
import { asObject, type Fields, InputFault, invalid, parseJson } from './event-fields.ts';
import { decodeFrame, encodeFrame, FrameError, FrameSplitter } from './frames.ts';
import { InputRules, type ModelInput } from './input-rules.ts';
import { type OutputEvent, OutputEvents } from './output-events.ts';
import type { ChunkChain } from './signature.ts';
import { Speaker } from './speaker.ts';

const MS_PER_SPEECH_TOKEN = 80;

/** What the model remembers of one message. */
export interface RememberedMessage {
  readonly role: 'system' | 'user' | 'assistant';
  /** Of the assistant: what it believes was heard. */
  text: string;
  interrupted?: boolean;
}

export interface BedrockStreamOptions {
  readonly script: ModelScript;
  readonly library: SpeechLibrary;
  readonly pieceMs: number;
  readonly speed: number;
  readonly sessionLimitMs: number;
  readonly idleLimitMs: number;
  readonly turnEndSilenceMs: number;
  readonly firstOutput: 'input' | 'answer';
  readonly isSilent: () => boolean;
  /** Verifies every frame; absent when nothing is signed. */
  readonly chain: ChunkChain | undefined;
  /** Takes the request and never answers. */
  readonly hangs: boolean;
}

/** One bidirectional stream as Nova 2 Sonic would serve it. */
export class BedrockStream {
  /** Every input event's name, in order. */
  readonly events: string[] = [];
  readonly conversation: RememberedMessage[] = [];
  readonly #http: ServerHttp2Stream;
  readonly #options: BedrockStreamOptions;
  readonly #splitter = new FrameSplitter();
  readonly #rules = new InputRules();
  readonly #output: OutputEvents;
  readonly #speaker: Speaker;
  readonly #ear: Ear;
  readonly #audio: Buffer[] = [];
  readonly #toolResults: string[] = [];
  #waitingTools = 0;
  #tools: readonly string[] = [];
  #hearing = new Resampler(8000, 8000);
  #state: 'open' | 'over' = 'open';
  #begun = false;
  #inputEnded = false;
  #lastInputAtMs = performance.now();
  #limitTimer: NodeJS.Timeout | undefined;
  #idleTimer: NodeJS.Timeout | undefined;

  constructor(http: ServerHttp2Stream, options: BedrockStreamOptions) {
    this.#http = http;
    this.#options = options;
    this.#output = new OutputEvents((event) => this.#sendEvent(event));
    this.#speaker = new Speaker({ ...options, output: this.#output });
    this.#ear = new Ear({
      silenceMs: options.turnEndSilenceMs,
      library: options.library,
      onSpeechStarted: () => this.#interrupt(),
      onSpeechStopped: (_atMs, text) => this.#hearCaller(text),
    });
  }

  /** Whether the stream is still served. */
  get open(): boolean {
    return this.#state === 'open';
  }

  /** All caller audio that came, PCM16LE at the stream's input rate. */
  get received(): Buffer {
    return Buffer.concat(this.#audio);
  }

  /** Whether contentEnd, promptEnd, sessionEnd and the end of the input came, in this order. */
  get closedInOrder(): boolean {
    return this.#rules.closedInOrder && this.#inputEnded;
  }

  /** Names of the tools that were offered. */
  get tools(): readonly string[] {
    return this.#tools;
  }

  get sessionId(): string {
    return this.#output.sessionId;
  }

  /** Begins to serve. */
  start(): void {
    this.#http.on('data', (bytes: Buffer) => this.#receive(bytes));
    this.#http.on('close', () => this.#release());
    if (this.#options.hangs) return;
    this.#http.respond({ ':status': 200, 'content-type': 'application/vnd.amazon.eventstream' });
    const { sessionLimitMs, idleLimitMs } = this.#options;
    this.#limitTimer = setTimeout(() => {
      this.exception('modelTimeoutException', 'Model has timed out in processing the request. Try again.');
    }, sessionLimitMs).unref();
    this.#idleTimer = setInterval(() => this.#checkIdle(), idleLimitMs / 4).unref();
  }

  /** Ends the stream with an exception, as the vendor reports a fault. `type` in camel case. */
  exception(type: string, message: string): void {
    const headers = {
      ':message-type': 'exception',
      ':exception-type': type,
      ':content-type': 'application/json',
    };
    this.#write(encodeFrame(headers, Buffer.from(JSON.stringify({ message }))));
    this.endQuietly();
  }

  /** Ends the output without a word. */
  endQuietly(): void {
    this.#release();
    if (!this.#http.destroyed) this.#http.end();
  }

  /** RST_STREAM with this HTTP/2 error code. */
  reset(code: number): void {
    this.#release();
    this.#http.close(code);
  }

  /** An event that is in no documentation. */
  unknownEvent(): void {
    this.#output.custom('userSpeechEnd', {});
  }

  /** A chunk that is no JSON, an event without its fields, and an event of the wrong type. */
  malformed(): void {
    this.#sendChunk('{"event":{"audioOutput":{"content"');
    this.#sendChunk('{"event":{"audioOutput":{"contentId":7,"content":"%%%"}}}');
    this.#sendChunk('{"event":"textOutput"}');
  }

  #receive(bytes: Buffer): void {
    try {
      for (const frame of this.#splitter.push(bytes)) this.#acceptFrame(frame);
    } catch (error) {
      this.#refuse(error);
    }
  }

  #refuse(error: unknown): void {
    if (error instanceof InputFault || error instanceof FrameError) {
      this.exception('validationException', error.message);
      return;
    }
    throw error;
  }

  #acceptFrame(bytes: Buffer): void {
    if (this.#state === 'over' || this.#options.hangs) return;
    const signed = decodeFrame(bytes);
    if (this.#options.chain && !this.#options.chain.verify(signed)) {
      throw new InputFault('The signature of an event does not match.');
    }
    if (signed.body.length === 0) {
      this.#endInput();
      return;
    }
    const inner = decodeFrame(Buffer.from(signed.body));
    if (inner.headers.get(':event-type') !== 'chunk') throw invalid('Only chunk events are expected.');
    this.#acceptEvent(readChunk(inner.body));
  }

  #acceptEvent(envelope: Fields): void {
    const [name, value] = Object.entries(asObject(envelope.event) ?? {})[0] ?? [];
    const fields = asObject(value);
    if (name === undefined || !fields) throw invalid('An event must have a name and fields.');
    this.events.push(name);
    if (name === 'promptStart') this.#output.promptName = String(fields.promptName);
    const input = this.#rules.accept(name, fields);
    if (input) this.#act(input);
  }

  #act(input: ModelInput): void {
    switch (input.type) {
      case 'prompt':
        this.#speaker.rateHz = input.outputRateHz;
        this.#tools = input.tools;
        return;
      case 'system':
      case 'user_history':
      case 'assistant_history':
        this.conversation.push({ role: historyRole(input.type), text: input.text });
        return;
      case 'audio_opened':
        this.#hearing = new Resampler(input.inputRateHz, 8000);
        return;
      case 'audio':
        this.#hear(input.pcm);
        return;
      case 'user_text':
        this.#readText(input.text);
        return;
      case 'tool_result':
        this.#takeToolResult(input.result);
        return;
      case 'session_ended':
        this.#output.completionEnd();
        return;
      default:
        input satisfies never;
    }
  }

  #hear(pcm: Buffer): void {
    this.#touch();
    this.#audio.push(pcm);
    // A copy, because the bytes may stand at an odd place in the frame.
    const samples = new Int16Array(pcm.length / 2);
    Buffer.from(samples.buffer).set(pcm);
    this.#ear.hear(this.#hearing.process(samples));
  }

  #readText(text: string): void {
    this.#touch();
    this.#interrupt();
    this.conversation.push({ role: 'user', text });
    const line = /\bsay exactly\b[^:]*:\s*"([\s\S]*)"\s*$/i.exec(text)?.[1];
    void this.#answer(line === undefined ? this.#options.script.answer(text) : { text: line });
  }

  #hearCaller(text: string): void {
    this.conversation.push({ role: 'user', text });
    this.#output.text({ role: 'USER', stage: 'FINAL', text, stopReason: 'PARTIAL_TURN' });
    void this.#answer(this.#options.script.answer(text));
  }

  #takeToolResult(result: string): void {
    this.#toolResults.push(result);
    this.#waitingTools -= 1;
    if (this.#waitingTools > 0) return;
    const results = this.#toolResults.splice(0).join('\n');
    void this.#answer(this.#options.script.answer(results));
  }

  async #answer({ text = '', toolCalls = [], thinkMs = 0 }: ModelAnswer): Promise<void> {
    this.#begin();
    for (const call of toolCalls) {
      this.#rules.expectToolResult(this.#output.tool(call.name, call.arguments));
      this.#waitingTools += 1;
    }
    if (text.trim() === '') return;
    this.#speaker.stop();
    const message: RememberedMessage = { role: 'assistant', text };
    this.conversation.push(message);
    const spokenMs = await this.#speaker.say(text, thinkMs);
    if (spokenMs !== undefined && this.open) this.#reportUsage(spokenMs, text);
  }

  /** The caller, or a text, comes while the last turn is being made or played. */
  #interrupt(): void {
    if (!this.#speaker.busy) return;
    const heard = this.#speaker.interrupt();
    const turn = this.conversation.findLast(({ role }) => role === 'assistant');
    if (!turn) return;
    turn.text = heard;
    turn.interrupted = true;
  }

  #reportUsage(spokenMs: number, text: string): void {
    const speechTokens = Math.ceil(spokenMs / MS_PER_SPEECH_TOKEN);
    const textTokens = text.split(' ').length;
    const input = { speechTokens: Math.ceil(speechTokens / 2), textTokens: 100 };
    this.#output.usage({ input, output: { speechTokens, textTokens } });
  }

  /** Input that keeps the stream alive has come. */
  #touch(): void {
    this.#lastInputAtMs = performance.now();
    if (this.#options.firstOutput === 'input') this.#begin();
  }

  #begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    this.#output.completionStart();
  }

  #checkIdle(): void {
    const { idleLimitMs } = this.#options;
    if (performance.now() - this.#lastInputAtMs < idleLimitMs) return;
    const seconds = Math.round(idleLimitMs / 1000);
    this.exception(
      'validationException',
      `Timed out waiting for audio bytes or interactive content. Please ensure that the gap between them is less than ${seconds} seconds.`,
    );
  }

  #endInput(): void {
    this.#inputEnded = true;
    this.endQuietly();
  }

  #sendEvent(event: OutputEvent): void {
    this.#sendChunk(JSON.stringify(event));
  }

  #sendChunk(text: string): void {
    const headers = {
      ':event-type': 'chunk',
      ':content-type': 'application/json',
      ':message-type': 'event',
    };
    const bytes = Buffer.from(text).toString('base64');
    this.#write(encodeFrame(headers, Buffer.from(JSON.stringify({ bytes }))));
  }

  #write(frame: Buffer): void {
    if (this.#state === 'open' && !this.#http.destroyed && !this.#http.writableEnded) this.#http.write(frame);
  }

  /** Stops everything that runs. Idempotent. */
  #release(): void {
    this.#state = 'over';
    clearTimeout(this.#limitTimer);
    clearInterval(this.#idleTimer);
    this.#speaker.stop();
  }
}

function historyRole(type: 'system' | 'user_history' | 'assistant_history'): RememberedMessage['role'] {
  if (type === 'system') return 'system';
  return type === 'user_history' ? 'user' : 'assistant';
}

function readChunk(body: Buffer): Fields {
  const bytes = asObject(parseJson(body.toString('utf8')))?.bytes;
  const envelope =
    typeof bytes === 'string'
      ? asObject(parseJson(Buffer.from(bytes, 'base64').toString('utf8')))
      : undefined;
  if (!envelope) throw invalid('A chunk must hold an event.');
  return envelope;
}
