import { playingMs, WIDEBAND_LINE } from '../../audio/line-format.ts';
import type { DropReason } from '../../telemetry/drop-reasons.ts';
import type { AudioIntake, IntakeListener } from './audio-intake.ts';
import { type AudioLead, liveLead, utteranceLead } from './audio-lead.ts';
import { CallerAudio, type PlainFormat } from './caller-audio.ts';

/** Takes PCM16 and mu-law. */
export class PlainIntake implements AudioIntake {
  readonly #listener: IntakeListener;
  readonly #audio: CallerAudio;
  readonly #live: AudioLead;
  readonly #utterances: AudioLead;

  /** @param clock monotonic milliseconds */
  constructor(format: PlainFormat, listener: IntakeListener, clock: () => number) {
    this.#listener = listener;
    this.#audio = new CallerAudio(format);
    this.#live = liveLead(clock);
    this.#utterances = utteranceLead(clock);
  }

  chunk(audioData: string): DropReason | undefined {
    const payload = this.#audio.take(audioData);
    if (payload === undefined) return 'bad_payload';
    const aheadMs = this.#live.add(playingMs(payload, WIDEBAND_LINE));
    if (aheadMs === undefined) return 'too_far_ahead';
    this.#listener.onTaken(aheadMs);
    this.#listener.onAudio(payload);
    return undefined;
  }

  utterance(audioData: string): DropReason | undefined {
    const payload = this.#audio.take(audioData);
    if (payload === undefined) return 'bad_payload';
    if (this.#utterances.add(playingMs(payload, WIDEBAND_LINE)) === undefined) return 'too_far_ahead';
    // The caller has said it already: the silence behind it, which ends the turn, is due now.
    this.#listener.onTaken(0);
    this.#listener.onAudio(payload);
    return undefined;
  }

  close(): void {
    // Holds nothing.
  }
}
