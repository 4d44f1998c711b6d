import { BufferedSpeaker } from '../audio/buffered-speaker.ts';
import { Microphone, MicrophoneError } from '../audio/microphone.ts';
import type { Speaker } from '../audio/speaker.ts';
import { Earpiece } from './earpiece.ts';
import { Mouthpiece } from './mouthpiece.ts';
import { RateChange } from './rate-change.ts';
import { SampleQueue } from './sample-queue.ts';
import { say } from './say.ts';
import { SilentSpeaker } from './silent-speaker.ts';
import { RINGING } from './tones.ts';

const MICROPHONE_RATE_HZ = 16_000;
const TELEPHONE_RATE_HZ = 8000;
/** Two files of the longest kind. */
const VOICE_SAMPLES = 240 * TELEPHONE_RATE_HZ;
/** What the microphone is ahead by at most, so that words do not come late after a pause of the page. */
const MICROPHONE_SAMPLES = TELEPHONE_RATE_HZ / 2;

export interface HandsetEvents {
  /** There is no microphone; the call goes on without. */
  onNoMicrophone(words: string): void;
}

/** The telephone itself: what the caller says and hears in one call. */
export class Handset {
  /** The microphone is not heard; files and recorded sentences are. */
  isMuted = false;
  readonly earpiece: Earpiece;
  readonly mouthpiece: Mouthpiece;
  /** Files and recorded sentences. They come before the microphone. */
  readonly voice = new SampleQueue(VOICE_SAMPLES);
  readonly #context: AudioContext;
  readonly #speaker: Speaker;
  readonly #microphoneVoice = new SampleQueue(MICROPHONE_SAMPLES);
  #microphone: Microphone | undefined;
  #ringing: ReturnType<typeof setInterval> | undefined;
  #isClosed = false;

  private constructor(context: AudioContext, speaker: Speaker) {
    this.#context = context;
    this.#speaker = speaker;
    this.earpiece = new Earpiece(speaker);
    this.mouthpiece = new Mouthpiece({
      voice: { take: (count) => this.#take(count) },
      takeEcho: (count) => this.earpiece.takeEcho(count),
    });
  }

  /** Call it from a click: browsers play no sound without one. */
  static async open(): Promise<Handset> {
    const context = new AudioContext();
    void context.resume();
    const speaker = await BufferedSpeaker.open(context).catch(() => new SilentSpeaker());
    return new Handset(context, speaker);
  }

  async openMicrophone({ onNoMicrophone }: HandsetEvents): Promise<void> {
    const rate = new RateChange(MICROPHONE_RATE_HZ, TELEPHONE_RATE_HZ);
    try {
      const microphone = await Microphone.open(this.#context, {
        onSamples: (samples) => this.#microphoneVoice.push(rate.convert(samples)),
        onLost: (error) => onNoMicrophone(error.message),
      });
      if (this.#isClosed) microphone.close();
      else this.#microphone = microphone;
    } catch (error) {
      if (!(error instanceof MicrophoneError)) throw error;
      onNoMicrophone(error.message);
    }
  }

  /** The caller hears that it rings, until `stopRinging`. */
  ring(): void {
    this.stopRinging();
    const ring = () => this.earpiece.tone(RINGING);
    ring();
    this.#ringing = setInterval(ring, (RINGING.length / 24_000) * 1000);
  }

  stopRinging(): void {
    if (this.#ringing === undefined) return;
    clearInterval(this.#ringing);
    this.#ringing = undefined;
    this.earpiece.clear();
  }

  say(text: string, language: string, signal: AbortSignal): Promise<void> {
    return say(text, { language, signal, earpiece: this.earpiece });
  }

  /** What was said before the stream began is not part of the call. */
  streamOpened(): void {
    this.voice.clear();
    this.#microphoneVoice.clear();
  }

  #take(count: number): Int16Array {
    const spoken = this.#microphoneVoice.take(count);
    if (this.voice.length > 0) return this.voice.take(count);
    return this.isMuted ? new Int16Array(count) : spoken;
  }

  /** Idempotent. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.stopRinging();
    this.mouthpiece.stop();
    this.#microphone?.close();
    await this.#speaker.close();
    await this.#context.close();
  }
}
