interface IdleWatchOptions {
  /** Silence on both sides until the call ends, in milliseconds. Half of it brings the prompt. */
  readonly idleMs: number;
  /** Whether somebody is being heard right now: the assistant, or, by the level of the line, the caller. */
  readonly busy: () => boolean;
  readonly onPrompt: () => void;
  readonly onExpired: () => void;
}

/** How often the watch checks whether somebody is heard: at most, and as a share of the whole time. */
const LOOK_EVERY_MS = 1_000;
const LOOK_SHARE = 0.1;
/** No speech goes on for this long without a pause: it is a noise, or an end that was never reported. */
const LONGEST_SPEECH_MS = 180_000;

/**
 * Watches for a call on which nobody says anything. Only the caller's words and keys restart the wait; sound, of the
 * caller or the assistant, pauses it. So the prompt does not talk over a monologue, and a line on which the model
 * answers a television still comes to its end.
 */
export class IdleWatch {
  readonly #options: IdleWatchOptions;
  readonly #everyMs: number;
  readonly #timer: NodeJS.Timeout;
  #lookedMs = performance.now();
  #silentMs = 0;
  #heldMs = 0;
  #prompted = false;

  constructor(options: IdleWatchOptions) {
    this.#options = options;
    this.#everyMs = Math.ceil(Math.min(LOOK_EVERY_MS, options.idleMs * LOOK_SHARE));
    this.#timer = setInterval(() => this.#look(), this.#everyMs).unref();
  }

  /** The caller has said something, or pressed a key. */
  touch(): void {
    this.#lookedMs = performance.now();
    this.#begin();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #begin(): void {
    this.#silentMs = 0;
    this.#heldMs = 0;
    this.#prompted = false;
  }

  #look(): void {
    const nowMs = performance.now();
    // A process that stood still has heard nothing, and that is not silence.
    const passedMs = Math.min(nowMs - this.#lookedMs, 2 * this.#everyMs);
    this.#lookedMs = nowMs;
    this.#heldMs = this.#options.busy() ? this.#heldMs + passedMs : 0;
    if (this.#heldMs > 0 && this.#heldMs <= LONGEST_SPEECH_MS) return;
    this.#silentMs += passedMs;
    this.#tell();
  }

  #tell(): void {
    const { idleMs, onPrompt, onExpired } = this.#options;
    if (this.#silentMs >= idleMs) {
      // A call that is in the middle of something else stays, and the watch goes on.
      this.#begin();
      onExpired();
    } else if (this.#silentMs >= idleMs / 2 && !this.#prompted) {
      this.#prompted = true;
      onPrompt();
    }
  }
}
