import type { CallMedia } from '../../media/call-media.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';
import type { VoiceEvent } from '../../voice/events.ts';
import { RequestedSpeech } from './requested-speech.ts';

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
  readonly #speech: RequestedSpeech;
  readonly #timers: NodeJS.Timeout[];
  #resolve: (outcome: LineOutcome) => void = () => undefined;
  #state: LineState = 'asked';
  #audible = false;

  constructor(speakId: string, media: Pick<CallMedia, 'heard'>, limits: LineLimits) {
    this.#speech = new RequestedSpeech(speakId, media);
    this.outcome = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    this.#timers = [
      setTimeout(() => this.#audible || this.#finish(), limits.firstAudioMs).unref(),
      setTimeout(() => this.#finish(), limits.totalMs).unref(),
    ];
  }

  onVoice(event: VoiceEvent): void {
    if (this.#state === 'over') return;
    const step = this.#speech.follow(event);
    if (step === 'audio') {
      this.#state = 'speaking';
      this.#audible = true;
    } else if (step !== undefined || event.type === 'session.ended') {
      this.#state = 'sent';
      this.#finishIfHeard();
    }
  }

  onItemHeard(itemId: string): void {
    if (this.#speech.itemHeard(itemId)) this.#finishIfHeard();
  }

  /** Playback was stopped, `cut` lists what was not heard to its end: the caller hears no more of this line. */
  interrupted(cut: readonly HeardAudio[]): void {
    if (!this.#speech.isCut(cut)) return;
    this.#audible = this.#speech.heardMs > 0;
    this.#finish();
  }

  /** Gives up waiting: the call has ended. */
  cancel(): void {
    this.#finish();
  }

  #finishIfHeard(): void {
    if (this.#state === 'sent' && !this.#speech.isOpen) this.#finish();
  }

  #finish(): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    for (const timer of this.#timers) clearTimeout(timer);
    this.#resolve(this.#audible ? 'heard' : 'unheard');
  }
}
