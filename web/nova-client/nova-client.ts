import type { VoiceEvent } from '../../src/voice/events.ts';
import type { HeardMessage } from '../../src/voice/nova/turns/history.ts';
import type { ConnectionState } from '../voice-connection.ts';
import { CallerInput } from './caller-input.ts';
import { CredentialKeeper } from './credential-keeper.ts';
import { Dialogue } from './dialogue.ts';
import { failureOf } from './failure.ts';
import {
  NOVA_TIMING,
  type NovaClientOptions,
  type NovaTiming,
  type StreamOptions,
} from './nova-client-options.ts';
import { NovaStream } from './nova-stream.ts';
import { openingOf } from './opening.ts';
import { RenewalClock } from './renewal-clock.ts';
import type { Socket } from './socket-handler.ts';

const TICK_MS = 250;

/**
 * A conversation from the browser to Amazon Nova Sonic, over as many streams as it takes. It renews a stream before the
 * vendor's limit, and once when it breaks; the memory of the next stream is what the caller has heard.
 */
export class NovaClient {
  readonly #options: NovaClientOptions;
  readonly #timing: NovaTiming;
  readonly #credentials: CredentialKeeper;
  readonly #clock: RenewalClock;
  readonly #input = new CallerInput();
  readonly #dialogue: Dialogue;
  #state: ConnectionState | 'new' = 'new';
  #conversation: StreamOptions | undefined;
  #stream: NovaStream | undefined;
  /** A stream is being opened; the present one may break meanwhile. */
  #opening = false;
  #hasBroken = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(options: NovaClientOptions) {
    this.#options = options;
    this.#timing = { ...NOVA_TIMING, ...options.timing };
    this.#credentials = new CredentialKeeper(options.credentials);
    this.#clock = new RenewalClock(this.#timing);
    this.#dialogue = new Dialogue(options.speaker, () => this.#conversation);
  }

  /** What was said, as far as it was heard; oldest first. */
  get history(): readonly HeardMessage[] {
    return this.#dialogue.history();
  }

  /**
   * Begins. Resolves when the model has answered.
   * @throws CredentialsRefused, ProviderError when no stream opens: nothing was said then, and nothing follows
   */
  async startStream(conversation: StreamOptions): Promise<void> {
    if (this.#state !== 'new') throw new Error('a NovaClient has one conversation; create another one');
    this.#conversation = conversation;
    this.#setState('connecting');
    try {
      await this.#openNext(conversation.history ?? []);
    } catch (error) {
      this.#end(failureOf(error).code);
      throw error;
    }
    if (this.#isOver) return;
    this.#dialogue.begin();
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    // It may have broken already: then the recovery says when it is ready.
    if (!this.#stream) return;
    this.#setState('ready');
    if (conversation.greeting !== undefined) this.#stream.speak(conversation.greeting);
    this.#input.ask(this.#stream);
  }

  /** PCM16, mono, 16 kHz, 20 to 100 ms. While nothing is sent, the model is given silence. */
  sendAudio(samples: Int16Array): void {
    if (!this.#isOver) this.#input.audio(samples, this.#stream);
  }

  /** Written words of the caller. The assistant stops and answers them. */
  sendText(text: string): void {
    if (this.#isOver || text.trim() === '') return;
    this.#stream?.hush();
    this.#dialogue.callerWrote(text);
    this.#input.text(text, this.#stream);
  }

  /** Idempotent. */
  async close(reason = 'closed'): Promise<void> {
    if (this.#isOver) return;
    this.#dialogue.interrupt();
    this.#end(reason);
  }

  get #isOver(): boolean {
    return this.#state === 'ended';
  }

  /** Resolves when the next stream has taken over. */
  async #openNext(history: readonly HeardMessage[]): Promise<void> {
    const { openSocket = browserSocket, endpoint } = this.#options;
    this.#opening = true;
    try {
      const credentials = await this.#credentials.fresh();
      if (this.#isOver) return;
      const stream: NovaStream = new NovaStream({
        credentials,
        opening: openingOf(this.#options, this.#conversation?.systemPrompt ?? '', history),
        openSocket,
        endpoint,
        timing: this.#timing,
        onOpen: () => this.#takeOver(stream),
        emit: (event) => this.#onEvent(stream, event),
      });
      await stream.open();
    } catch (error) {
      this.#opening = false;
      // A refused handshake looks the same whatever was wrong.
      this.#credentials.discard();
      throw error;
    }
  }

  #takeOver(next: NovaStream): void {
    if (this.#isOver) {
      next.close();
      return;
    }
    const earlier = this.#stream;
    this.#stream = next;
    // From now on its end is a loss, even if it comes with its first event.
    this.#opening = false;
    this.#clock.begin();
    this.#dialogue.streamChanged();
    this.#input.release(next);
    earlier?.close();
  }

  #tick(): void {
    if (this.#dialogue.quietMs > this.#timing.idleMs) {
      void this.close('idle');
      return;
    }
    if (this.#opening || !this.#stream) return;
    const isQuiet = this.#stream.isQuiet && !this.#options.speaker.isPlaying;
    const due = this.#clock.due(isQuiet);
    if (due === 'nothing') return;
    // While credentials are fetched the conversation goes on.
    if (due === 'credentials') this.#credentials.fresh().catch(() => this.#clock.postpone());
    else void this.#renew(isQuiet);
  }

  /** Never rejects. */
  async #renew(isQuiet: boolean): Promise<void> {
    const stream = this.#stream;
    this.#opening = true;
    try {
      await this.#credentials.fresh();
      if (this.#isOver) return;
      if (this.#stream !== stream) throw new Error('the stream broke meanwhile');
      this.#input.hold();
      const { history, request } = isQuiet
        ? { history: this.#dialogue.history(), request: undefined }
        : this.#dialogue.resumption();
      await this.#openNext(history);
      this.#input.ask(this.#stream, request);
    } catch {
      this.#opening = false;
      if (this.#isOver) return;
      this.#clock.postpone();
      if (!this.#stream) {
        void this.#recover();
        return;
      }
      this.#input.release(this.#stream);
      this.#input.ask(this.#stream);
    }
  }

  /** The stream broke. Never rejects. */
  async #recover(error?: unknown): Promise<void> {
    if (this.#clock.ageMs >= this.#timing.stableMs) this.#hasBroken = false;
    if (this.#hasBroken) {
      this.#fail(error);
      return;
    }
    this.#hasBroken = true;
    this.#input.hold();
    this.#setState('reconnecting');
    try {
      const { history, request } = this.#dialogue.resumption();
      await this.#openNext(history);
      if (this.#isOver || !this.#stream) return;
      this.#setState('ready');
      this.#input.ask(this.#stream, request);
    } catch (second) {
      if (!this.#isOver) this.#fail(second);
    }
  }

  #onEvent(stream: NovaStream, event: VoiceEvent): void {
    if (stream !== this.#stream || this.#isOver) return;
    if (event.type === 'session.ended') {
      this.#stream = undefined;
      if (!this.#opening) void this.#recover(event.error);
    } else this.#dialogue.handle(event);
  }

  #fail(error: unknown): void {
    const failure = failureOf(error);
    this.#conversation?.onError?.(failure);
    this.#end(failure.code);
  }

  #end(reason: string): void {
    if (this.#isOver) return;
    clearInterval(this.#timer);
    this.#stream?.close();
    this.#stream = undefined;
    this.#input.clear();
    this.#setState('ended', reason);
  }

  #setState(state: ConnectionState, reason?: string): void {
    this.#state = state;
    this.#conversation?.onState?.(state, reason);
  }
}

function browserSocket(url: string): Socket {
  return new WebSocket(url);
}
