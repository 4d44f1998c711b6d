import type { CallMedia } from '../../media/call-media.ts';
import type { VoiceClientBase } from '../../voice/client.ts';

/** An answer that has not begun by then does not come: the caller made a sound that was no word. */
const ANSWER_BEGINS_MS = 8_000;

/** Who speaks, and who is about to: the caller, the assistant, or nobody. */
export class Floor {
  readonly #media: Pick<CallMedia, 'playing'>;
  readonly #voice: Pick<VoiceClientBase, 'callerSpeaks' | 'callerSilentMs'>;
  /** By the model's signals: until it says that the caller has stopped, or answers. */
  #callerSpeaks = false;
  #responding = false;
  #response: 'answer' | 'line' = 'answer';
  #toldToWaitMs = Number.NEGATIVE_INFINITY;
  /** When the caller stopped; undefined once the model has begun to answer, or has asked for a tool. */
  #answerDueMs: number | undefined;

  constructor(
    media: Pick<CallMedia, 'playing'>,
    voice: Pick<VoiceClientBase, 'callerSpeaks' | 'callerSilentMs'>,
  ) {
    this.#media = media;
    this.#voice = voice;
  }

  /** Whether the assistant is being heard. */
  get audible(): boolean {
    return this.#media.playing;
  }

  /** Whether the assistant is being heard or is preparing to speak. */
  get busy(): boolean {
    return this.#media.playing || this.#responding;
  }

  /** Whether nobody speaks, by the model's signals. */
  get free(): boolean {
    return !this.busy && !this.#callerSpeaks;
  }

  /** Whether the model hears the caller or prepares an answer to what they said, and has not begun it. */
  get awaitsAnswer(): boolean {
    return this.#answerDueMs !== undefined && performance.now() - this.#answerDueMs < ANSWER_BEGINS_MS;
  }

  /** Whether the caller seems to be in the middle of saying something, by the sound of the line alone. */
  get callerSounds(): boolean {
    return this.#voice.callerSpeaks;
  }

  /** Audio since the caller's last sound, milliseconds. */
  get callerSilentMs(): number {
    return this.#voice.callerSilentMs;
  }

  /** What the model prepares or says, or did last: an answer, or a line of the gateway. */
  get response(): 'answer' | 'line' {
    return this.#response;
  }

  /** When the model itself last told the caller that they have to wait, on the monotonic clock. */
  get toldToWaitMs(): number {
    return this.#toldToWaitMs;
  }

  callerBegins(): void {
    this.#callerSpeaks = true;
  }

  callerStops(): void {
    this.#callerSpeaks = false;
    this.answerIsDue();
  }

  /** What the caller has said asks for no answer. */
  callerLeaves(): void {
    this.#callerSpeaks = false;
  }

  /** The caller has said something that the model is going to answer. */
  answerIsDue(): void {
    this.#answerDueMs = performance.now();
  }

  /** The model has asked for a tool: its answer comes after the result, and nothing before it. */
  toolIsAsked(): void {
    this.#answerDueMs = undefined;
  }

  responseBegins(response: 'answer' | 'line'): void {
    this.#responding = true;
    this.#response = response;
    this.#answerDueMs = undefined;
  }

  /** The model speaks while it waits for a result, as `response.created` says. */
  tellsToWait(): void {
    this.#toldToWaitMs = performance.now();
  }

  /** A new piece of speech goes to the caller: they have stopped, whether or not the model said so. */
  assistantSpeaks(): void {
    this.#callerSpeaks = false;
  }

  responseEnds(): void {
    this.#responding = false;
  }
}
