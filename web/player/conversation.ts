import type { DirectWay } from '../../src/web/pages/page-config.ts';
import { BufferedSpeaker } from '../audio/buffered-speaker.ts';
import { Microphone, MicrophoneError } from '../audio/microphone.ts';
import type { Speaker } from '../audio/speaker.ts';
import type { TokenSource } from '../gateway/voice-token.ts';
import { CALLER_RATE_HZ, type ConnectionEvents, type VoiceConnection } from '../voice-connection.ts';
import type { Choice } from './choices.ts';
import { openConnection } from './open-connection.ts';

export interface ConversationOptions {
  readonly choice: Choice;
  readonly direct: DirectWay | undefined;
  readonly tokens: TokenSource;
  readonly events: ConnectionEvents;
  /** The user has read the notice. */
  readonly hasConsent: boolean;
  /** What the microphone hears: PCM16, 24 kHz, 40 ms. */
  readonly onHeard: (samples: Int16Array) => void;
  /** There is no microphone, or no longer. The conversation goes on in writing. */
  readonly onMicrophoneFault: (error: MicrophoneError) => void;
}

/** Microphone, connection and speaker of one conversation. */
export class Conversation {
  readonly #options: ConversationOptions;
  readonly #context: AudioContext;
  #microphone: Microphone | undefined;
  #speaker: Speaker | undefined;
  #connection: VoiceConnection | undefined;
  #closed = false;

  /** Made in the user's click: browsers let a page play sound only then. */
  constructor(options: ConversationOptions) {
    this.#options = options;
    this.#context = new AudioContext({ latencyHint: 'interactive' });
  }

  get isSpeaking(): boolean {
    return this.#speaker?.isPlaying ?? false;
  }

  get hasMicrophone(): boolean {
    return this.#microphone !== undefined;
  }

  /** @throws Error when there is no sound or no session; the events have said so where it is the connection's fault */
  async start(): Promise<void> {
    const { choice, direct, tokens, events, hasConsent } = this.#options;
    await this.resume();
    await this.#openMicrophone();
    const speaker = await BufferedSpeaker.open(this.#context);
    this.#speaker = speaker;
    // The user may have ended it while the browser asked for the microphone.
    if (this.#closed) return this.#release();
    this.#connection = openConnection({ choice, direct, tokens, speaker, events, hasConsent });
    await this.#connection.start();
  }

  sendText(text: string): void {
    this.#connection?.sendText(text);
  }

  mute(muted: boolean): void {
    if (this.#microphone) this.#microphone.muted = muted;
  }

  /** A browser may have stopped the sound, for example while a telephone call came in. */
  async resume(): Promise<void> {
    if (this.#context.state !== 'running' && this.#context.state !== 'closed') await this.#context.resume();
  }

  /** Idempotent. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    // First of all, because a page that is being left does nothing that waits.
    const closing = this.#connection?.close();
    await this.#release();
    await closing;
  }

  async #openMicrophone(): Promise<void> {
    const { onHeard, onMicrophoneFault } = this.#options;
    try {
      const events = {
        onSamples: (samples: Int16Array) => {
          onHeard(samples);
          this.#connection?.sendAudio(samples);
        },
        onLost: (error: MicrophoneError) => {
          this.#microphone?.close();
          this.#microphone = undefined;
          onMicrophoneFault(error);
        },
      };
      this.#microphone = await Microphone.open(this.#context, events, CALLER_RATE_HZ);
    } catch (error) {
      if (!(error instanceof MicrophoneError)) throw error;
      onMicrophoneFault(error);
    }
  }

  async #release(): Promise<void> {
    this.#microphone?.close();
    await this.#speaker?.close();
    if (this.#context.state !== 'closed') await this.#context.close();
  }
}
