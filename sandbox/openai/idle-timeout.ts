import type { CallerTurns } from './caller-turns.ts';
import type { Responder } from './responder.ts';
import type { SessionConfig } from './session-config.ts';

/** Mu-law at 8 kHz, also as base64. */
const BYTES_PER_MS = 8;
const CHARACTERS_PER_MS = (BYTES_PER_MS * 4) / 3;

export interface IdleTimeoutOptions {
  readonly caller: CallerTurns;
  readonly responder: Responder;
  readonly config: () => SessionConfig;
  readonly send: (type: string, fields: object) => void;
  readonly nextId: (prefix: string) => string;
}

/**
 * The vendor's own time-out: it runs from the end of a response and its audio, as if the audio had been played from the
 * moment it was sent. Speech of the caller and every new response end it. Then the silence becomes a turn, which the
 * model answers.
 * @see https://platform.openai.com/docs/api-reference/realtime-server-events/input_audio_buffer/timeout_triggered
 */
export class IdleTimeout {
  readonly #options: IdleTimeoutOptions;
  #timer: NodeJS.Timeout | undefined;
  #audioMs = 0;

  constructor(options: IdleTimeoutOptions) {
    this.#options = options;
  }

  /** Sees every event that the session sends. */
  onSent(type: string, fields: object): void {
    if (type === 'response.output_audio.delta') this.#audioMs += audioMsOf(fields);
    else if (type === 'response.created' || type === 'input_audio_buffer.speech_started') this.stop();
    else if (type === 'response.done') this.#start();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#audioMs = 0;
  }

  #start(): void {
    const { turnDetection } = this.#options.config();
    const timeoutMs = turnDetection?.type === 'server_vad' ? turnDetection.idle_timeout_ms : null;
    if (timeoutMs === null) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#promptCaller(timeoutMs), this.#audioMs + timeoutMs).unref();
  }

  #promptCaller(silenceMs: number): void {
    const { caller, responder, send, nextId } = this.#options;
    const itemId = nextId('item');
    const endMs = Math.floor(caller.audio.totalBytes / BYTES_PER_MS);
    const span = { audio_start_ms: Math.max(0, endMs - silenceMs), audio_end_ms: endMs };
    send('input_audio_buffer.timeout_triggered', { ...span, item_id: itemId });
    caller.commit(itemId);
    responder.answerCaller();
  }
}

function audioMsOf(fields: object): number {
  return 'delta' in fields && typeof fields.delta === 'string' ? fields.delta.length / CHARACTERS_PER_MS : 0;
}
