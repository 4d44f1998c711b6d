import { continueAfterLoss } from '../../src/voice/continuity/prompts.ts';
import type { VoiceEvent } from '../../src/voice/events.ts';
import type { HeardMessage } from '../../src/voice/nova/turns/history.ts';
import type { NovaOpening } from '../../src/voice/nova/wire/input-events.ts';
import { decodePcm16 } from '../audio/pcm16.ts';
import type { Speaker } from '../audio/speaker.ts';
import type { ConnectionState, HeardTurn } from '../voice-connection.ts';
import { CredentialKeeper } from './credential-keeper.ts';
import type { CredentialSource } from './credentials.ts';
import { HeardTurns } from './heard-turns.ts';
import { HeldAudio } from './held-audio.ts';
import { NovaStream, STREAM_TIMING, type StreamTiming } from './nova-stream.ts';
import { RENEWAL_TIMING, RenewalClock, type RenewalTiming } from './renewal-clock.ts';
import type { Socket } from './socket-handler.ts';
import { INPUT_HZ, OUTPUT_HZ } from './stream-input.ts';

/** Milliseconds. */
export interface NovaTiming extends StreamTiming, RenewalTiming {
  /** A conversation without words on either side ends after this: each minute of it costs money. */
  readonly idleMs: number;
  /** A stream that lived for this long may break again without the conversation being given up. */
  readonly stableMs: number;
}

export interface NovaClientOptions {
  readonly credentials: CredentialSource;
  readonly speaker: Speaker;
  /** @see https://docs.aws.amazon.com/nova/latest/nova2-userguide/sonic-language-support.html */
  readonly voiceId?: string | undefined;
  /** How soon a pause of the caller counts as the end of their turn. */
  readonly endpointing?: NovaOpening['endpointing'] | undefined;
  readonly openSocket?: (url: string) => Socket;
  /** A server in place of Bedrock. One with `http:` is reached by `ws:`. */
  readonly endpoint?: string | undefined;
  /** Shortened by tests. */
  readonly timing?: Partial<NovaTiming> | undefined;
}

export interface StreamOptions {
  readonly systemPrompt: string;
  /** What was said before. */
  readonly history?: readonly HeardMessage[] | undefined;
  /** What the assistant says first. Without it the caller begins. */
  readonly greeting?: string | undefined;
  /** PCM16, mono, 24 kHz. The speaker has it already. */
  readonly onAudioChunk?: ((samples: Int16Array, itemId: string) => void) | undefined;
  /** A turn as it was heard; the same id again replaces it. */
  readonly onTextChunk?: ((turn: HeardTurn) => void) | undefined;
  /** All that the model has made of one answer. */
  readonly onAnswer?: ((text: string) => void) | undefined;
  readonly onState?: ((state: ConnectionState, reason?: string) => void) | undefined;
  /** The conversation has ended by a failure. */
  readonly onError?: ((failure: Failure) => void) | undefined;
}

/** `code`: of the gateway's errors, like `provider_lost`, or of `CredentialsRefused`. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

const TIMING: NovaTiming = { ...STREAM_TIMING, ...RENEWAL_TIMING, idleMs: 180_000, stableMs: 60_000 };
/** Long enough for the handshake of the next stream. */
const HELD_SAMPLES = 10 * INPUT_HZ;
const MAX_HELD_TEXTS = 10;
const SAMPLES_PER_MS = OUTPUT_HZ / 1000;
const TICK_MS = 250;
/** As for telephone calls (`AWS_BEDROCK_…`). */
const INFERENCE = { maxTokens: 1024, topP: 0.9, temperature: 0.7 } as const;
const NOVA_VOICE = 'matthew';

/**
 * A conversation from the browser to Amazon Nova Sonic, over as many streams as it takes. It renews a stream before the
 * vendor's limit, and once when it breaks; the memory of the next stream is what the caller has heard.
 */
export class NovaClient {
  readonly #options: NovaClientOptions;
  readonly #timing: NovaTiming;
  readonly #credentials: CredentialKeeper;
  readonly #clock: RenewalClock;
  readonly #held = new HeldAudio(HELD_SAMPLES);
  readonly #heldTexts: string[] = [];
  readonly #heard = new HeardTurns((turn) => this.#conversation?.onTextChunk?.(turn));
  readonly #answers = new Map<string, Set<string>>();
  #state: ConnectionState | 'new' = 'new';
  #conversation: StreamOptions | undefined;
  #stream: NovaStream | undefined;
  /** Opens, or has been asked to. */
  #opening = false;
  /** What the caller says now waits for the next stream. */
  #holds = true;
  /** Speech of an earlier stream is still playing: the model does not know that it can be interrupted. */
  #earlierPlays = false;
  #hasBroken = false;
  #lastWordsMs = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(options: NovaClientOptions) {
    this.#options = options;
    this.#timing = { ...TIMING, ...options.timing };
    this.#credentials = new CredentialKeeper(options.credentials);
    this.#clock = new RenewalClock(this.#timing);
    options.speaker.onPlayed((item) => this.#heard.played(item));
  }

  /** What was said, as far as it was heard; oldest first. */
  get history(): readonly HeardMessage[] {
    return this.#heard.history();
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
    this.#lastWordsMs = performance.now();
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    this.#setState('ready');
    if (conversation.greeting !== undefined) this.#stream?.speak(conversation.greeting);
    this.#ask();
  }

  /** PCM16, mono, 16 kHz, 20 to 100 ms. While nothing is sent, the model is given silence. */
  sendAudio(samples: Int16Array): void {
    if (this.#isOver) return;
    if (this.#holds || !this.#stream) this.#held.push(samples);
    else this.#stream.sendAudio(samples);
  }

  /** Written words of the caller. The assistant stops and answers them. */
  sendText(text: string): void {
    if (this.#isOver || text.trim() === '') return;
    this.#hush();
    this.#heard.callerSaid(`text_${crypto.randomUUID()}`, text);
    this.#lastWordsMs = performance.now();
    if (this.#holds || !this.#stream) this.#holdText(text);
    else this.#stream.sendText(text);
  }

  /** Idempotent. */
  async close(reason = 'closed'): Promise<void> {
    if (this.#isOver) return;
    this.#heard.cut(this.#options.speaker.clear());
    this.#end(reason);
  }

  #holdText(text: string): void {
    if (this.#heldTexts.length < MAX_HELD_TEXTS) this.#heldTexts.push(text);
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
        opening: this.#openingWith(history),
        openSocket,
        endpoint,
        timing: this.#timing,
        onOpen: () => this.#takeOver(stream),
        emit: (event) => this.#onEvent(stream, event),
      });
      await stream.open();
    } catch (error) {
      // A refused handshake looks the same whatever was wrong.
      this.#credentials.discard();
      throw error;
    } finally {
      this.#opening = false;
    }
  }

  #openingWith(history: readonly HeardMessage[]): NovaOpening {
    const { voiceId = NOVA_VOICE, endpointing = 'MEDIUM' } = this.#options;
    const instructions = this.#conversation?.systemPrompt ?? '';
    return { ...INFERENCE, endpointing, voiceId, instructions, tools: [], history };
  }

  #takeOver(next: NovaStream): void {
    if (this.#isOver) {
      next.close();
      return;
    }
    const earlier = this.#stream;
    this.#stream = next;
    this.#clock.begin();
    this.#earlierPlays = this.#options.speaker.isPlaying;
    this.#release();
    earlier?.close();
  }

  /** Gives the stream what the caller said meanwhile. */
  #release(): void {
    this.#holds = false;
    for (const samples of this.#held.take()) this.#stream?.sendAudio(samples);
  }

  /** All in one text: each one interrupts the answer to the one before it. */
  #ask(request?: string): void {
    const texts = [request ?? [], this.#heldTexts.splice(0)].flat();
    if (texts.length > 0) this.#stream?.sendText(texts.join('\n'));
  }

  #tick(): void {
    if (performance.now() - this.#lastWordsMs > this.#timing.idleMs) {
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
      if (this.#isOver || this.#stream !== stream) return;
      this.#holds = true;
      const { history, request } = isQuiet
        ? { history: this.#heard.history(), request: undefined }
        : this.#resumption();
      await this.#openNext(history);
      this.#ask(request);
    } catch {
      this.#clock.postpone();
      this.#release();
      this.#ask();
    } finally {
      this.#opening = false;
      // It broke while its successor was being opened, in vain.
      if (!this.#isOver && !this.#stream) void this.#recover();
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
    this.#holds = true;
    this.#setState('reconnecting');
    try {
      const { history, request } = this.#resumption();
      await this.#openNext(history);
      if (this.#isOver) return;
      this.#setState('ready');
      this.#ask(request);
    } catch (second) {
      if (!this.#isOver) this.#fail(second);
    }
  }

  /** What the next stream knows, and what it is asked so that nothing stays unanswered. */
  #resumption(): { readonly history: HeardMessage[]; readonly request: string | undefined } {
    const unfinished = this.#heard.streamEnded();
    const history = this.#heard.history();
    const last = history.at(-1);
    if (last?.role === 'caller') return { history: history.slice(0, -1), request: last.text };
    return { history, request: unfinished === undefined ? undefined : continueAfterLoss(unfinished) };
  }

  #onEvent(stream: NovaStream, event: VoiceEvent): void {
    if (stream !== this.#stream || this.#isOver) return;
    if (event.type === 'session.ended') {
      this.#stream = undefined;
      if (!this.#opening) void this.#recover(event.error);
    } else if (event.type === 'input_audio_buffer.speech_started') this.#interrupt();
    else if (event.type === 'conversation.item.input_audio_transcription.completed') this.#hearCaller(event);
    else this.#onSpeech(event);
  }

  #hearCaller({ itemId, transcript }: { readonly itemId: string; readonly transcript: string }): void {
    if (this.#earlierPlays) this.#interrupt();
    this.#lastWordsMs = performance.now();
    this.#heard.callerSaid(itemId, transcript);
  }

  #onSpeech(event: VoiceEvent): void {
    switch (event.type) {
      case 'response.audio.delta':
        this.#play(event);
        return;
      case 'response.audio_transcript.delta':
        this.#itemsOf(event.responseId).add(event.itemId);
        this.#heard.planned(event.itemId, event.delta);
        return;
      case 'response.audio_transcript.done':
        this.#heard.final(event.itemId, event.transcript);
        return;
      case 'response.audio.done':
        this.#heard.allSent(event.itemId);
        return;
      case 'response.done':
        this.#finish(event.responseId);
        return;
      default:
        // The rest is of no use to a page.
        return;
    }
  }

  #play(event: { readonly responseId: string; readonly itemId: string; readonly delta: string }): void {
    const { itemId, responseId, delta } = event;
    const samples = decodePcm16(delta);
    this.#itemsOf(responseId).add(itemId);
    this.#heard.audio(itemId, samples.length / SAMPLES_PER_MS);
    this.#lastWordsMs = performance.now();
    this.#options.speaker.play(itemId, samples);
    this.#conversation?.onAudioChunk?.(samples, itemId);
  }

  #finish(responseId: string): void {
    const text = this.#heard.answer([...this.#itemsOf(responseId)]);
    this.#answers.delete(responseId);
    if (text !== '') this.#conversation?.onAnswer?.(text);
  }

  #itemsOf(responseId: string): Set<string> {
    const known = this.#answers.get(responseId);
    if (known) return known;
    const items = new Set<string>();
    this.#answers.set(responseId, items);
    return items;
  }

  /** The caller talks over the assistant. */
  #interrupt(): void {
    this.#earlierPlays = false;
    this.#heard.cut(this.#options.speaker.clear());
  }

  #hush(): void {
    this.#stream?.hush();
    this.#interrupt();
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
    this.#held.take();
    this.#heldTexts.length = 0;
    this.#setState('ended', reason);
  }

  #setState(state: ConnectionState, reason?: string): void {
    this.#state = state;
    this.#conversation?.onState?.(state, reason);
  }
}

/** What an error means to a page. */
export function failureOf(error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'provider_lost';
  return { code, message: error instanceof Error ? error.message : 'The stream to the model broke.' };
}

function browserSocket(url: string): Socket {
  return new WebSocket(url);
}
