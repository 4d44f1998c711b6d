import type { Guard } from '../../../guard.ts';
import type { OngoingCall } from '../../client.ts';
import type { VoiceEvent } from '../../events.ts';
import type { CallerRing } from '../caller-audio/caller-ring.ts';
import type { ContinuityTiming } from '../options.ts';
import type { VoiceStream } from '../streams/voice-stream.ts';
import { AnswerWatch, type Due } from './answer-watch.ts';
import type { Filler } from './filler.ts';
import { StallWatch } from './stall-watch.ts';

/** A model that has begun to answer is at work, and may pause for longer than one that has not. */
const STALL_SHARE = 1.5;
/** A second stream beside one that may be deaf harms no one, so it is opened before an owed answer would be late. */
const SUSPICION_SHARE = 0.5;
/** The same where the client itself has waited for words that come while they are spoken. */
const UNTOLD_SHARE = 0.25;

/** `owed`, `suspected`: an answer has not begun; `stalled`: it has begun and does not go on. */
export type Silence = Due | 'stalled';

export interface ModelWatchOptions {
  readonly timing: ContinuityTiming;
  readonly callerAudio: CallerRing;
  readonly call: OngoingCall;
  readonly filler: Filler;
  readonly guard: Guard;
  /** The model has been silent for too long. */
  readonly onSilence: (silence: Silence) => void;
}

/**
 * Watches whether the current model answers in time. A slow model is not asked again, which would only add to its
 * load: the caller hears the filler, and the model goes on.
 */
export class ModelWatch {
  readonly #slowMs: number;
  readonly #callerAudio: CallerRing;
  readonly #call: OngoingCall;
  readonly #answer: AnswerWatch;
  readonly #stall: StallWatch;
  /** The model has said that the caller speaks: it answers once they have stopped, and cannot be late before. */
  #isCallerTurn = false;
  /** An answer was owed when the caller began to speak. */
  #wasOwed = false;
  /** Number of the stream that hears again what may have been a turn; 0 for none. */
  #secondListener = 0;

  constructor({ timing, callerAudio, call, filler, guard, onSilence }: ModelWatchOptions) {
    const { firstAudioMs, slowMs, fillerMs } = timing;
    this.#slowMs = slowMs;
    this.#callerAudio = callerAudio;
    this.#call = call;
    const slowness = {
      // Without a further wait: the caller has waited long enough.
      onSlow: guard.wrap('timer', () => filler.start(fillerMs)),
      onSettled: () => filler.stop(),
    };
    this.#answer = new AnswerWatch({
      ...slowness,
      timeoutMs: firstAudioMs,
      callerSpeaks: () => callerAudio.speaking,
      onSilence: guard.wrap('timer', (due: Due) => onSilence(due)),
    });
    this.#stall = new StallWatch({
      ...slowness,
      slowMs,
      timeoutMs: firstAudioMs * STALL_SHARE,
      silent: () => call.silent(),
      onSilence: guard.wrap('timer', () => onSilence('stalled')),
    });
  }

  /** Whether the caller waits for the model. */
  get isOwed(): boolean {
    return this.#answer.armed;
  }

  /** How long the caller has waited for the model, milliseconds; 0 when they do not. */
  get owedMs(): number {
    return this.#answer.owedMs;
  }

  /**
   * A stream was accepted and carries the conversation.
   * @param owesAnswer whether it was told to speak, or an earlier stream has left an answer to it
   */
  begin({ number, client }: VoiceStream, owesAnswer: boolean): void {
    const { hasNoticedSpeech, hasSpeech, hasToldVoice } = this.#callerAudio;
    this.#isCallerTurn = false;
    if (owesAnswer || hasNoticedSpeech) {
      this.#answer.expect(this.#slowMsOf(client));
    } else if (hasSpeech || hasToldVoice) {
      this.#secondListener = number;
      // Twice in a row nothing may be heard, which is too long for a caller who did say something.
      this.#answer.suspect({ slowMs: this.#slowMsOf(client) });
    }
  }

  /** The model was asked for something that it answers aloud. Without an open stream there is nothing to wait for. */
  expectAnswer(stream: VoiceStream | undefined): void {
    if (!this.#isCallerTurn && stream?.open) this.#answer.expect(this.#slowMsOf(stream.client));
  }

  /** The caller has stopped, although the model does not say so. */
  turnEnded(): void {
    this.#isCallerTurn = false;
  }

  /** What the caller has said asks for no answer: what was owed before it still is. */
  turnDropped(stream: VoiceStream | undefined): void {
    if (this.#wasOwed) this.expectAnswer(stream);
    this.#wasOwed = false;
  }

  /** The caller seems to have said something of which the stream has told nothing at all: it may be deaf. */
  suspect({ open, answer }: VoiceStream, share = SUSPICION_SHARE): void {
    if (!open || answer.active || !this.#call.silent()) return;
    this.#secondListener = 0;
    this.#answer.suspect({ share });
  }

  /** Whether this stream has heard again what an earlier stream gave no sign of. */
  isSecondListener({ number }: VoiceStream): boolean {
    return number === this.#secondListener;
  }

  /** The model has answered, even if without a sound: what it owed until now is no longer waited for. */
  answered(): void {
    this.#answer.settle();
  }

  /** Nothing is waited for. */
  stop(): void {
    this.#answer.settle();
    this.#stall.stop();
  }

  /** Learns from an event of the current stream whether its model answers. */
  follow(event: VoiceEvent, stream: VoiceStream): void {
    const { answer, client } = stream;
    const { callDecidesTurns, signalsSpeechEnd } = client.capabilities;
    switch (event.type) {
      case 'response.audio.delta':
        this.#answer.settle();
        if (answer.active) this.#stall.follow();
        return;
      case 'response.function_call':
        // The answer comes with the tool's result.
        this.stop();
        return;
      case 'response.created':
        this.#answer.working();
        return;
      case 'response.working':
      case 'response.audio_transcript.delta':
        this.#answer.working();
        this.#stall.working();
        return;
      case 'response.done':
        // The answer is still owed: one without sound is none.
        this.#stall.stop();
        return;
      case 'input_audio_buffer.speech_started':
        this.#isCallerTurn = signalsSpeechEnd;
        this.#wasOwed = this.isOwed;
        this.stop();
        return;
      case 'input_audio_buffer.voice_stopped':
        // It may have been a noise, which gets no answer: only words make one due.
        this.#isCallerTurn = false;
        // The caller's audio has evidence of its own, which noises of this line have made harder to give.
        if (event.untold && this.#callerAudio.takeUnnoticedTurn(true)) this.suspect(stream, UNTOLD_SHARE);
        return;
      case 'input_audio_buffer.speech_stopped':
        this.#isCallerTurn = false;
        // Otherwise the call says whether it wants an answer.
        if (!callDecidesTurns) this.#answer.expect(this.#slowMsOf(client));
        return;
      case 'conversation.item.input_audio_transcription.completed':
        // Without a signal for the end of speech, only the words tell that the caller's turn is over.
        if (!signalsSpeechEnd) this.#answer.expect(this.#slowMsOf(client));
        return;
    }
  }

  #slowMsOf({ capabilities }: VoiceStream['client']): number {
    return Math.min(this.#slowMs, capabilities.slowMs ?? this.#slowMs);
  }
}
