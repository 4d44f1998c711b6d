import { HeldAudio } from './held-audio.ts';
import type { NovaStream } from './nova-stream.ts';
import { INPUT_HZ } from './stream-input.ts';

/** Long enough for the handshake of the next stream. */
const HELD_SAMPLES = 10 * INPUT_HZ;
const MAX_HELD_TEXTS = 10;

/** What the caller says and writes: it goes to the stream, or is held while none can take it. */
export class CallerInput {
  readonly #audio = new HeldAudio(HELD_SAMPLES);
  #texts: string[] = [];
  #holds = true;

  audio(samples: Int16Array, stream: NovaStream | undefined): void {
    if (this.#holds || !stream) this.#audio.push(samples);
    else stream.sendAudio(samples);
  }

  /** More than ten held texts are dropped. */
  text(text: string, stream: NovaStream | undefined): void {
    if (!this.#holds && stream) stream.sendText(text);
    else if (this.#texts.length < MAX_HELD_TEXTS) this.#texts.push(text);
  }

  /** From now on everything waits for the next stream. */
  hold(): void {
    this.#holds = true;
  }

  /** Gives the stream the audio that was held. */
  release(stream: NovaStream | undefined): void {
    this.#holds = false;
    for (const samples of this.#audio.take()) stream?.sendAudio(samples);
  }

  /** Gives the stream a request of ours and the texts that were held, in one text: each one interrupts the answer before. */
  ask(stream: NovaStream | undefined, request?: string): void {
    const texts = [...(request === undefined ? [] : [request]), ...this.#texts];
    this.#texts = [];
    if (texts.length > 0) stream?.sendText(texts.join('\n'));
  }

  /** Forgets what is held. */
  clear(): void {
    this.#audio.take();
    this.#texts = [];
  }
}
