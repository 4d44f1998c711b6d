import type { LineFormat } from '../../audio/line-format.ts';

/** Who acts on a call. */
export interface Supervisor {
  /** Stays the same in all requests of one supervisor, and differs from everybody else's. */
  readonly id: string;
  /** What other supervisors and the summary for a person read. */
  readonly name: string;
}

/** The result of an action. `message` says what to do, and is absent when the action was done. */
export type SteeringAnswer =
  | { readonly result: 'done' }
  | { readonly result: 'call_over' | 'busy' | 'not_now'; readonly message: string };

/** Why a supervisor hands a call over, in their own words, and what the person who takes it should know. */
export interface HandoffOrder {
  readonly reason: string;
  readonly note?: string | undefined;
}

/** What follows a take-over. `note`: what the assistant should know of the conversation that it did not lead. */
export interface ReleaseOrder {
  readonly next: 'continue' | 'end';
  readonly note?: string | undefined;
}

/** Which voice is heard: of the caller, or of the assistant, the supervisor and the gateway. */
export type HeardSide = 'caller' | 'assistant';

/** Hears a call while it goes on. Must neither wait nor throw. */
export interface AudioListener {
  /**
   * @param sinceStartMs since the beginning of this stream of the call
   * @param audio bytes in the format of the line, valid during the call only
   */
  onAudio(side: HeardSide, sinceStartMs: number, audio: Uint8Array): void;
  /** Nothing follows: the call is over. */
  onOver(): void;
}

/** A listener that hears a call. */
export interface Listening {
  readonly result: 'done';
  readonly line: LineFormat;
  /** Hears no more. Idempotent. */
  stop(): void;
}

/** The voice of the supervisor who has taken the call over. */
export interface SupervisorVoice {
  readonly result: 'done';
  /** @param pcm PCM16 little endian, mono, 24 kHz, of any length. What is ahead of real time is dropped. */
  speak(pcm: Uint8Array): void;
  /** The supervisor's line is gone. If they do not come back within 5 s, the assistant goes on by itself. Idempotent. */
  lost(): void;
}

/** Everything but `done`. */
export type SteeringRefusal = Exclude<SteeringAnswer, { readonly result: 'done' }>;

/** What a supervisor may do with one live call. No method waits or throws. */
export interface CallSteering {
  /** The assistant says goodbye, then hangs up. */
  end(by: Supervisor): SteeringAnswer;
  /** Hands the caller over to a person. */
  handOff(by: Supervisor, order: HandoffOrder): SteeringAnswer;
  /** Tells the assistant something that the caller does not hear. */
  whisper(by: Supervisor, text: string): SteeringAnswer;
  /** Has the assistant speak this sentence, word by word. */
  say(by: Supervisor, text: string): SteeringAnswer;
  /** Silences the assistant. The supervisor speaks through `talk`, which must follow within 5 s. */
  takeOver(by: Supervisor): SteeringAnswer;
  /** Ends a take-over. */
  release(by: Supervisor, order: ReleaseOrder): SteeringAnswer;
  /** Hears both sides from now on. */
  listen(by: Supervisor, listener: AudioListener): Listening | SteeringRefusal;
  /** Opens the line of a supervisor who has taken the call over. `onOver` is called when the take-over has ended. */
  talk(by: Supervisor, onOver: () => void): SupervisorVoice | SteeringRefusal;
}

/** The live calls of this instance. */
export interface SteerableCalls {
  /** @returns `over` for a call that has ended here a short time ago, undefined for one that is not known here */
  steering(sessionId: string): CallSteering | 'over' | undefined;
}
