import {
  BedrockRuntimeClient,
  InvokeModelWithBidirectionalStreamCommand,
} from '@aws-sdk/client-bedrock-runtime';
import { ProviderError } from '../../src/errors.ts';
import type { VoiceEvent } from '../../src/voice/events.ts';
import { RequestedLines } from '../../src/voice/nova/turns/requested-lines.ts';
import { SpeakingOrder } from '../../src/voice/nova/turns/speaking-order.ts';
import { TurnTracker } from '../../src/voice/nova/turns/turn-tracker.ts';
import { toProviderError } from '../../src/voice/nova/wire/failure.ts';
import { buildSpeakRequest, type NovaOpening } from '../../src/voice/nova/wire/input-events.ts';
import { encodePcm16 } from '../audio/pcm16.ts';
import type { NovaCredentials } from './credentials.ts';
import { parseChunk } from './output-parser.ts';
import { type Socket, SocketHandler } from './socket-handler.ts';
import { OUTPUT_HZ, StreamInput } from './stream-input.ts';

/** Milliseconds. */
export interface StreamTiming {
  /** From the beginning to the answer to the handshake. */
  readonly connectMs: number;
  /**
   * From there to where a stream counts as open that has not said anything: without a greeting the model may have
   * nothing to say until the caller speaks.
   */
  readonly quietOpenMs: number;
  /** How long the final texts of a turn may come after its last audio. */
  readonly finalTextMs: number;
  /** For how long the network may take nothing before the stream counts as lost. */
  readonly stallMs: number;
  /** From the closing events to cutting the stream off. */
  readonly closeMs: number;
}

export const STREAM_TIMING: StreamTiming = {
  connectMs: 5_000,
  quietOpenMs: 1_000,
  finalTextMs: 400,
  stallMs: 3_000,
  closeMs: 1_500,
};

export interface NovaStreamOptions {
  readonly credentials: NovaCredentials;
  readonly opening: NovaOpening;
  readonly openSocket: (url: string) => Socket;
  readonly endpoint?: string | undefined;
  readonly timing: StreamTiming;
  /** The model has answered. What it says comes afterwards. */
  readonly onOpen: () => void;
  /** Nothing comes after `session.ended`, which comes once. */
  readonly emit: (event: VoiceEvent) => void;
}

const SILENT_LOGGER = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
const OUTPUT_BYTES_PER_MS = (OUTPUT_HZ * 2) / 1000;

/** One bidirectional stream from the browser to the model. */
export class NovaStream {
  readonly #options: NovaStreamOptions;
  readonly #input: StreamInput;
  readonly #lines = new RequestedLines();
  readonly #order: SpeakingOrder;
  readonly #turns: TurnTracker;
  readonly #abort = new AbortController();
  #state: 'new' | 'connecting' | 'open' | 'closing' | 'ended' = 'new';
  #waiter: { resolve(): void; reject(error: Error): void } | undefined;
  #openTimer: ReturnType<typeof setTimeout> | undefined;
  #settleTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: NovaStreamOptions) {
    this.#options = options;
    this.#input = new StreamInput(options.opening, (stalledMs) => this.#checkStall(stalledMs));
    this.#order = new SpeakingOrder({
      emit: options.emit,
      line: { bytesPerMs: OUTPUT_BYTES_PER_MS },
      newId: () => `turn_${crypto.randomUUID()}`,
      lines: this.#lines,
      onEndpointed: () => undefined,
    });
    this.#turns = new TurnTracker({
      order: this.#order,
      emit: options.emit,
      toLine: (pcm) => encodePcm16(samplesOf(pcm)),
      isNewCall: () => false,
      drops: { count: () => undefined },
    });
  }

  /** Whether a pause is a good moment to go on with another stream. */
  get isQuiet(): boolean {
    const { modelSpeaks, answerIsOwed, callerSpeaks, settling } = this.#order;
    return !modelSpeaks && !answerIsOwed && !callerSpeaks && !settling;
  }

  /** @throws ProviderError when the stream is refused or does not answer in time */
  open(): Promise<void> {
    this.#state = 'connecting';
    this.#input.start();
    return new Promise((resolve, reject) => {
      this.#waiter = { resolve, reject };
      void this.#run();
    });
  }

  sendAudio(samples: Int16Array): void {
    if (!this.#isOver) this.#input.audio(samples);
  }

  sendText(text: string): void {
    if (this.#isOver) return;
    this.#order.cancel();
    this.#order.asked('text');
    this.#input.text(text);
  }

  /** Makes the model say a line. */
  speak(text: string): void {
    if (this.#isOver) return;
    this.#lines.add(`speak_${crypto.randomUUID()}`, text);
    this.#order.asked('line');
    this.#input.text(buildSpeakRequest(text));
  }

  /** The rest of what is being said is dropped. */
  hush(): void {
    this.#order.cancel();
  }

  /** Ends it in the vendor's order; cuts it off when the vendor does not end it too. Idempotent. */
  close(): void {
    if (this.#isOver) return;
    const started = this.#state !== 'new';
    this.#state = 'closing';
    clearTimeout(this.#openTimer);
    this.#waiter?.reject(new ProviderError('provider_lost', 'The stream was closed before it was open'));
    this.#input.close();
    if (started) setTimeout(() => this.#end(), this.#options.timing.closeMs);
    else this.#end();
  }

  get #isOver(): boolean {
    return this.#state === 'closing' || this.#state === 'ended';
  }

  /** Never rejects. */
  async #run(): Promise<void> {
    const { credentials, endpoint, openSocket, timing } = this.#options;
    const withoutTls = endpoint?.startsWith('http:') === true;
    const bedrock = new BedrockRuntimeClient({
      region: credentials.region,
      credentials,
      logger: SILENT_LOGGER,
      maxAttempts: 1,
      requestHandler: new SocketHandler({
        openSocket,
        withoutTls,
        connectMs: timing.connectMs,
        onAccepted: () => this.#onAccepted(),
      }),
      ...(endpoint !== undefined && { endpoint }),
    });
    try {
      const body = this.#input.stream;
      const command = new InvokeModelWithBidirectionalStreamCommand({ modelId: credentials.modelId, body });
      const answer = await bedrock.send(command, { abortSignal: this.#abort.signal });
      for await (const part of answer.body ?? []) if (part.chunk?.bytes) this.#receive(part.chunk.bytes);
      this.#end(new ProviderError('provider_lost', 'The stream ended unexpectedly'));
    } catch (error) {
      this.#end(toProviderError(error));
    } finally {
      bedrock.destroy();
    }
  }

  #onAccepted(): void {
    if (this.#state !== 'connecting') return;
    this.#openTimer = setTimeout(() => this.#becomeOpen(), this.#options.timing.quietOpenMs);
  }

  #receive(bytes: Uint8Array): void {
    const parsed = parseChunk(bytes);
    if (!parsed) return;
    if (parsed.sessionId !== undefined) this.#becomeOpen();
    if (this.#state !== 'open') return;
    this.#turns.handle(parsed.event);
    this.#limitSettling();
  }

  /** Idempotent. */
  #becomeOpen(): void {
    if (this.#state !== 'connecting') return;
    this.#state = 'open';
    clearTimeout(this.#openTimer);
    this.#input.stream.opened();
    this.#options.onOpen();
    this.#waiter?.resolve();
  }

  /** A turn whose final texts do not come must still end. */
  #limitSettling(): void {
    if (!this.#order.settling) {
      clearTimeout(this.#settleTimer);
      this.#settleTimer = undefined;
      return;
    }
    this.#settleTimer ??= setTimeout(() => {
      this.#settleTimer = undefined;
      this.#order.settle();
    }, this.#options.timing.finalTextMs);
  }

  /** A network that died silently takes nothing, and a browser notices that only after minutes. */
  #checkStall(stalledMs: number): void {
    if (this.#state === 'open' && stalledMs > this.#options.timing.stallMs)
      this.#end(new ProviderError('provider_lost', 'The network takes nothing any more'));
  }

  /** Idempotent. The error counts only when the end was not ours. */
  #end(error?: ProviderError): void {
    if (this.#state === 'ended') return;
    const failure = this.#state === 'closing' ? undefined : error;
    this.#state = 'ended';
    clearTimeout(this.#openTimer);
    clearTimeout(this.#settleTimer);
    this.#input.abort();
    this.#abort.abort();
    this.#waiter?.reject(failure ?? new ProviderError('provider_lost', 'The stream was closed'));
    this.#options.emit({ type: 'session.ended', ...(failure && { error: failure }) });
  }
}

/** A last half sample is dropped. */
function samplesOf(pcm: Uint8Array): Int16Array {
  return new Int16Array(pcm.slice(0, pcm.length & ~1).buffer);
}
