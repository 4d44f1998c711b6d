import { VoiceLevel } from '../../audio/voice-level.ts';
import type { CallObserver } from '../../media/call-observer.ts';

/** A longer pause ends a piece of speech. */
const PAUSE_MS = 700;

/** Tells observers when the supervisor speaks. Their microphone sends all the time. */
export class SupervisorSpeech {
  readonly #observer: CallObserver;
  readonly #name: string;
  readonly #level = new VoiceLevel();
  #count = 0;
  #state: 'silent' | 'speaking' = 'silent';
  #spokenMs = 0;
  #quietMs = 0;

  /** @param name of the line, to name the pieces of speech by */
  constructor(observer: CallObserver, name: string) {
    this.#observer = observer;
    this.#name = name;
  }

  /** @param level mean of |sample| over the next `ms` */
  hear(level: number, ms: number): void {
    if (this.#level.isVoice(level)) this.#voice(ms);
    else if (this.#state === 'speaking') this.#quiet(ms);
  }

  /** Idempotent. */
  end(): void {
    if (this.#state === 'silent') return;
    this.#state = 'silent';
    const heardMs = Math.round(this.#spokenMs);
    this.#observer.onCallEvent({
      type: 'spoken',
      itemId: this.#itemId,
      heardMs,
      sentMs: heardMs,
      cut: false,
    });
  }

  get #itemId(): string {
    return `${this.#name}-${this.#count}`;
  }

  #voice(ms: number): void {
    this.#quietMs = 0;
    if (this.#state === 'silent') {
      this.#state = 'speaking';
      this.#count += 1;
      this.#spokenMs = 0;
      this.#observer.onCallEvent({ type: 'speaks', itemId: this.#itemId, kind: 'supervisor' });
    }
    this.#spokenMs += ms;
  }

  #quiet(ms: number): void {
    this.#quietMs += ms;
    this.#spokenMs += ms;
    if (this.#quietMs < PAUSE_MS) return;
    this.#spokenMs -= this.#quietMs;
    this.end();
  }
}
