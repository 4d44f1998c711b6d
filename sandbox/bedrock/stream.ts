import type { ByteLink } from './byte-link.ts';
import { EventChannel } from './channel.ts';
import { type Fields, InputFault, invalid } from './event-fields.ts';
import { InputRules } from './input-rules.ts';
import { type ModelOptions, NovaModel, type RememberedMessage } from './model.ts';
import { OutputEvents } from './output-events.ts';
import type { ChunkChain } from './signature.ts';

export interface BedrockStreamOptions extends Omit<ModelOptions, 'output' | 'onToolUse'> {
  /** Milliseconds. */
  readonly sessionLimitMs: number;
  /** Milliseconds. */
  readonly idleLimitMs: number;
  /** Verifies every frame; absent when nothing is signed. */
  readonly chain: ChunkChain | undefined;
  /** The model that was asked for. */
  readonly modelId: string;
  /** Takes the request and never answers. */
  readonly hangs: boolean;
}

/** One bidirectional stream as Nova 2 Sonic would serve it. */
export class BedrockStream {
  /** Every input event's name, in order. */
  readonly events: string[] = [];
  readonly #link: ByteLink;
  readonly #options: BedrockStreamOptions;
  readonly #rules = new InputRules();
  readonly #channel: EventChannel;
  readonly #output: OutputEvents;
  readonly #model: NovaModel;
  readonly #audio: Buffer[] = [];
  #tools: readonly string[] = [];
  #voice = '';
  #state: 'open' | 'over' = 'open';
  #inputEnded = false;
  #lastInputAtMs = performance.now();
  #limitTimer: NodeJS.Timeout | undefined;
  #idleTimer: NodeJS.Timeout | undefined;

  constructor(link: ByteLink, options: BedrockStreamOptions) {
    this.#link = link;
    this.#options = options;
    this.#channel = new EventChannel(link, {
      chain: options.chain,
      onEvent: (name, fields) => this.#accept(name, fields),
      onInputEnd: () => this.#endInput(),
    });
    this.#output = new OutputEvents(
      (event) => this.#channel.sendChunk(JSON.stringify(event)),
      () => options.quirks.usageEverywhere,
    );
    this.#model = new NovaModel({
      ...options,
      output: this.#output,
      onToolUse: (toolUseId) => this.#rules.expectToolResult(toolUseId),
    });
  }

  /** Whether the stream is still served. */
  get open(): boolean {
    return this.#state === 'open';
  }

  /** What the model remembers, oldest first, with the system prompt and the history it was given. */
  get conversation(): readonly RememberedMessage[] {
    return this.#model.conversation;
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

  /** The voice that was asked for. */
  get voice(): string {
    return this.#voice;
  }

  /** How soon a pause ends the caller's turn: HIGH, MEDIUM or LOW. */
  get endpointing(): string {
    return this.#rules.endpointing;
  }

  get modelId(): string {
    return this.#options.modelId;
  }

  get sessionId(): string {
    return this.#output.sessionId;
  }

  /** Begins to serve. */
  start(): void {
    this.#link.onClose(() => this.#release());
    if (this.#options.hangs) {
      this.#link.discard();
      return;
    }
    this.#channel.start();
    const { sessionLimitMs, idleLimitMs } = this.#options;
    this.#limitTimer = setTimeout(() => {
      this.exception('modelTimeoutException', 'Model has timed out in processing the request. Try again.');
    }, sessionLimitMs).unref();
    this.#idleTimer = setInterval(() => this.#checkIdle(), idleLimitMs / 4).unref();
  }

  /** Ends the stream with an exception, as the vendor reports a fault. `type` in camel case. */
  exception(type: string, message: string): void {
    this.#release();
    this.#channel.exception(type, message);
  }

  /** Ends the output without a word. */
  endQuietly(): void {
    this.#release();
    this.#channel.end();
  }

  /** RST_STREAM over HTTP/2; a WebSocket is cut off without a close frame. */
  reset(): void {
    this.#release();
    this.#channel.reset();
  }

  /** Takes nothing any more, but stays open. */
  stopReading(): void {
    this.#channel.stopReading();
  }

  /** Hears everything and tells nothing any more. */
  mute(): void {
    this.#channel.mute();
  }

  /** An event that is in no documentation. */
  unknownEvent(): void {
    this.#output.custom('userMoodChange', {});
  }

  /** A chunk that is no JSON, an event with wrong fields, and an event without fields. */
  malformed(): void {
    this.#channel.sendChunk('{"event":{"audioOutput":{"content"');
    this.#channel.sendChunk('{"event":{"audioOutput":{"contentId":7,"content":"%%%"}}}');
    this.#channel.sendChunk('{"event":"textOutput"}');
  }

  #accept(name: string, fields: Fields): void {
    this.events.push(name);
    const input = this.#rules.accept(name, fields);
    if (!input) return;
    if (input.type === 'prompt') {
      this.#tools = input.tools;
      this.#voice = input.voice;
      this.#output.promptName = input.promptName;
    }
    if (input.type === 'system' && this.#options.quirks.refusedInstructions?.test(input.text)) {
      throw new InputFault('The request has been blocked by our content filters.');
    }
    if (input.type === 'audio' && this.#model.awaitsTool && this.#options.quirks.diesOnAudioDuringTool) {
      throw invalid('Audio while a tool result is pending.');
    }
    if (input.type === 'audio') this.#audio.push(input.pcm);
    if (input.type === 'audio' || input.type === 'user_text') this.#lastInputAtMs = performance.now();
    this.#model.take(input);
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

  /** Stops everything that runs. Idempotent. */
  #release(): void {
    this.#state = 'over';
    clearTimeout(this.#limitTimer);
    clearInterval(this.#idleTimer);
    this.#model.stop();
  }
}
