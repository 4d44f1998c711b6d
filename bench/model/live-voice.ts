import type { ModelVoice } from './voice.ts';

const BYTES_PER_MS = 8;
/** Roughly how long a sentence of the benchmark is spoken, milliseconds. */
const SENTENCE_MS = 2_000;

/** The events of one session of GPT-Live: one track of sound, and words that are placed on it. */
export class LiveVoice implements ModelVoice {
  readonly #send: (text: string) => void;
  #count = 0;
  #sentMs = 0;

  constructor(send: (text: string) => void) {
    this.#send = send;
  }

  emit(type: string, fields: object): void {
    this.#send(JSON.stringify({ type, event_id: this.#nextId(), ...fields }));
  }

  begin(text: string): void {
    const times = { start_ms: this.#sentMs, end_ms: this.#sentMs + SENTENCE_MS };
    this.emit('session.output_transcript.delta', { delta: ` ${text}`, ...times });
  }

  speak(mulaw: Buffer): void {
    this.#sentMs += mulaw.length / BYTES_PER_MS;
    this.#delta(mulaw.toString('base64'));
  }

  /** Base64 mu-law of one frame. Composed by hand: the harness must cost less than what it measures. */
  echo(base64: string): void {
    this.#sentMs += ((base64.length / 4) * 3) / BYTES_PER_MS;
    this.#delta(base64);
  }

  end(): void {
    // The track goes on, and nothing says that something has ended.
  }

  callerSaid(text: string): void {
    const times = { start_ms: Math.max(0, this.#sentMs - SENTENCE_MS), end_ms: this.#sentMs };
    this.emit('session.input_transcript.delta', { delta: ` ${text}`, ...times });
  }

  interrupt(): void {
    // The model falls silent, and says nothing about it.
  }

  #delta(base64: string): void {
    this.#send(`{"type":"session.output_audio.delta","event_id":"${this.#nextId()}","delta":"${base64}"}`);
  }

  #nextId(): string {
    this.#count += 1;
    return `event_${this.#count}`;
  }
}
