/** Through the gateway, or from the browser to Nova. */
export type Way = 'gateway' | 'direct';

export type ConnectionState = 'connecting' | 'ready' | 'reconnecting' | 'ended';

/** A turn as it was heard. The same `id` again replaces the turn. */
export interface HeardTurn {
  readonly id: string;
  readonly role: 'caller' | 'assistant';
  readonly text: string;
  readonly interrupted: boolean;
}

/** A person for the caller: a number to call with the digits to type there, or the offer of a call-back. */
export interface Handoff {
  readonly reason: string;
  /** E.164. */
  readonly number?: string;
  readonly token?: string;
  readonly callback?: boolean;
}

/** What a connection tells the page. */
export interface ConnectionEvents {
  onState(state: ConnectionState, reason?: string): void;
  /** Which way the conversation takes; again when it changes. */
  onWay(way: Way): void;
  /** All words so far of a turn that the caller is still speaking. */
  onCallerSaying(words: string): void;
  onTurn(turn: HeardTurn): void;
  /** All of what the assistant has made of one answer, heard or not. */
  onAnswer(text: string): void;
  onHandoff(handoff: Handoff): void;
  /** `message` says what to do. */
  onError(code: string, message: string): void;
}

/** Of the caller's audio: OpenAI takes it as it is, and for Nova it is converted once. */
export const CALLER_RATE_HZ = 24_000;

/** One conversation, by whichever way. Audio that comes goes to the `Speaker` it was made with. */
export interface VoiceConnection {
  start(): Promise<void>;
  /** PCM16, mono, 24 kHz, 20 to 100 ms. */
  sendAudio(samples: Int16Array): void;
  sendText(text: string): void;
  /** Idempotent. */
  close(): Promise<void>;
}
