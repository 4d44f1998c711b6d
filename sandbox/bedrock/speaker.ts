import { setTimeout as delay } from 'node:timers/promises';
import { encodeMulaw } from '../../src/audio/mulaw.ts';
import { Resampler } from '../../src/audio/resampler.ts';
import { sentences, speak } from '../model/mouth.ts';
import type { SpeechLibrary } from '../model/speech-library.ts';
import type { ModelWireObserver } from '../wire-observer.ts';
import type { OutputEvents, StopReason } from './output-events.ts';
import { Playback } from './playback.ts';
import type { SampleRate } from './prompt-rules.ts';
import type { NovaQuirks } from './quirks.ts';

const SAMPLES_PER_MS = 8;

export interface SpeakerOptions {
  readonly output: OutputEvents;
  readonly library: SpeechLibrary;
  /** Audio of one audioOutput, milliseconds. */
  readonly pieceMs: number;
  /** Times real time. */
  readonly speed: number;
  /** Sees the audio pass. */
  readonly observer?: ModelWireObserver | undefined;
  /** Whether the audio is withheld while everything else is sent. */
  readonly isSilent: () => boolean;
  /** Whether the final texts are withheld. */
  readonly withholdsFinals: () => boolean;
  readonly quirks: NovaQuirks;
}

/**
 * Says turns as the model does: for each sentence its planned text, its audio in pieces faster than real
 * time, its final text. One turn at a time.
 */
export class Speaker {
  readonly #options: SpeakerOptions;
  readonly #playback = new Playback();
  #resampler = new Resampler(8000, 8000);
  #rateHz: SampleRate = 8000;
  #turn: AbortController | undefined;
  #audioContentId: string | undefined;

  constructor(options: SpeakerOptions) {
    this.#options = options;
  }

  set rateHz(rateHz: SampleRate) {
    this.#rateHz = rateHz;
    this.#resampler = new Resampler(8000, rateHz);
  }

  /** Whether a turn is being made, or what was sent of it is still being played. */
  get busy(): boolean {
    return this.#turn !== undefined || this.#playback.playing;
  }

  /**
   * @param thinkMs before the first event
   * @returns the audio in milliseconds that the whole turn had, undefined when it was interrupted
   */
  async say(text: string, thinkMs: number): Promise<number | undefined> {
    const turn = new AbortController();
    this.#turn = turn;
    this.#playback.begin();
    try {
      return await this.#sayAll(sentences(text), { thinkMs, signal: turn.signal });
    } catch (error) {
      if (turn.signal.aborted) return undefined;
      throw error;
    } finally {
      if (this.#turn === turn) this.#turn = undefined;
    }
  }

  /**
   * The listener talks over it: stops, and says so as the model does, even when everything was sent.
   * @returns the words that were heard
   */
  interrupt(): string {
    const heard = this.#playback.heardText();
    this.stop();
    this.#tellInterruption();
    this.#audioContentId = undefined;
    return heard;
  }

  #tellInterruption(): void {
    const { output, quirks } = this.#options;
    const signs = quirks.interruptionSigns;
    const stopReason = signs === 'all' || signs === 'stop_reason' ? 'INTERRUPTED' : 'PARTIAL_TURN';
    const text =
      signs === 'all' || signs === 'text' ? '{ "interrupted" : true }' : this.#playback.heardText();
    if (signs !== 'none') output.text({ role: 'ASSISTANT', stage: 'FINAL', stopReason, text });
    if (this.#audioContentId !== undefined) output.audioEnd(this.#audioContentId, stopReason);
  }

  /** Falls silent without a word. Idempotent. */
  stop(): void {
    this.#turn?.abort();
    this.#turn = undefined;
    this.#playback.stop();
  }

  async #sayAll(
    lines: readonly string[],
    { thinkMs, signal }: { readonly thinkMs: number; readonly signal: AbortSignal },
  ): Promise<number> {
    if (thinkMs > 0) await delay(thinkMs, undefined, { signal, ref: false });
    let totalMs = 0;
    for (const [index, line] of lines.entries()) {
      const stopReason = index === lines.length - 1 ? 'END_TURN' : 'PARTIAL_TURN';
      totalMs += await this.#saySentence(line, stopReason, signal);
    }
    return totalMs;
  }

  async #saySentence(text: string, stopReason: StopReason, signal: AbortSignal): Promise<number> {
    const { output, library, quirks, withholdsFinals } = this.#options;
    const pcm = speak(text, library);
    const ms = pcm.length / SAMPLES_PER_MS;
    output.text({ role: 'ASSISTANT', stage: 'SPECULATIVE', text, stopReason: 'PARTIAL_TURN' });
    this.#playback.addSentence(text, ms);
    const contentId = output.audioStart(this.#rateHz);
    this.#audioContentId = contentId;
    await this.#sendAudio(contentId, pcm, signal);
    this.#audioContentId = undefined;
    output.audioEnd(contentId, stopReason);
    const finals = withholdsFinals() ? 0 : quirks.doublesTexts ? 2 : 1;
    for (let times = 0; times < finals; times += 1) {
      output.text({ role: 'ASSISTANT', stage: 'FINAL', text, stopReason });
    }
    return ms;
  }

  async #sendAudio(contentId: string, pcm: Int16Array, signal: AbortSignal): Promise<void> {
    if (this.#options.isSilent()) return;
    const { output, pieceMs, speed, observer } = this.#options;
    const startedAtMs = performance.now();
    const pieceSamples = pieceMs * SAMPLES_PER_MS;
    for (let at = 0; at < pcm.length; at += pieceSamples) {
      const piece = pcm.subarray(at, at + pieceSamples);
      const bytes = this.#resampler.process(piece);
      observer?.audioOut(encodeMulaw(piece), performance.now());
      output.audio(
        contentId,
        Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
      );
      this.#playback.sent(piece.length / SAMPLES_PER_MS);
      const dueMs = startedAtMs + (at + piece.length) / SAMPLES_PER_MS / speed;
      // Timers are coarser than a piece at high speed: wait only when really ahead.
      const aheadMs = dueMs - performance.now();
      if (aheadMs >= 1) await delay(aheadMs, undefined, { signal, ref: false });
    }
  }
}
