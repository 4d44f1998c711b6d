import type { HeardAudio } from '../../media/heard-audio.ts';
import { isSaidAgain, type VoiceEvent } from '../../voice/events.ts';

/** `unheard`: the model did not speak it in time; Twilio's `<Say>` must. */
export type LineOutcome = 'heard' | 'unheard';

export interface LineLimits {
  /** From the request to the first audio, in milliseconds. */
  readonly firstAudioMs: number;
  /** From the request to the end of playing, in milliseconds. */
  readonly totalMs: number;
}

type LineState = 'asked' | 'speaking' | 'sent' | 'over';

/** One line the model was asked to speak, followed until the caller has heard its end. */
export class SpokenLine {
  readonly outcome: Promise<LineOutcome>;
  readonly #speakId: string;
  readonly #unheard = new Set<string>();
  readonly #timers: NodeJS.Timeout[];
  #resolve: (outcome: LineOutcome) => void = () => undefined;
  #state: LineState = 'asked';
  #responseId: string | undefined;
  #audible = false;
  /** A piece of it was heard to its end. */
  #someHeard = false;

  constructor(speakId: string, limits: LineLimits) {
    this.#speakId = speakId;
    this.outcome = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    this.#timers = [
      setTimeout(() => this.#audible || this.#finish(), limits.firstAudioMs).unref(),
      setTimeout(() => this.#finish(), limits.totalMs).unref(),
    ];
  }

  onVoice(event: VoiceEvent): void {
    if (event.type === 'response.created') {
      if (event.speakId === this.#speakId) this.#responseId = event.responseId;
    } else if (event.type === 'session.ended') {
      this.#sent();
    } else if ('responseId' in event && event.responseId === this.#responseId) {
      if (event.type === 'response.audio.delta') this.#speaking(event.itemId);
      if (event.type === 'response.done') {
        // It is said again when, for example, the stream was lost meanwhile. What the model itself failed at is over.
        if (isSaidAgain(event)) this.#responseId = undefined;
        else this.#sent();
      }
    }
  }

  onItemHeard(itemId: string): void {
    if (!this.#unheard.delete(itemId)) return;
    this.#someHeard = true;
    if (this.#state === 'sent' && this.#unheard.size === 0) this.#finish();
  }

  /** Playback was cut, `heard` lists where: the caller hears no more of a line that was being played. */
  interrupted(heard: readonly HeardAudio[]): void {
    const cut = heard.filter(({ itemId }) => this.#unheard.has(itemId));
    if (cut.length === 0) return;
    this.#audible = this.#someHeard || cut.some(({ heardMs }) => heardMs > 0);
    this.#finish();
  }

  /** Gives up waiting: the call has ended. */
  cancel(): void {
    this.#finish();
  }

  #speaking(itemId: string): void {
    if (this.#state === 'over') return;
    this.#state = 'speaking';
    this.#audible = true;
    this.#unheard.add(itemId);
  }

  #sent(): void {
    if (this.#state === 'over') return;
    this.#state = 'sent';
    if (this.#unheard.size === 0) this.#finish();
  }

  #finish(): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    for (const timer of this.#timers) clearTimeout(timer);
    this.#resolve(this.#audible ? 'heard' : 'unheard');
  }
}
