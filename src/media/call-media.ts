import type { LineFormat } from '../audio/line-format.ts';
import type { CallObserver } from './call-observer.ts';
import type { CallScreen } from './call-screen.ts';
import type { HeardAudio } from './heard-audio.ts';

/** The caller's side of a call as the call sees it: something that plays audio and tells what was played. */
export interface CallMedia {
  readonly streamSid: string;
  readonly line: LineFormat;
  /** The screen of a carrier that cannot dial. A telephone has none: it is dialled to a person. */
  readonly screen: CallScreen | undefined;
  /** What the carrier itself wants to know of the call. */
  readonly observer: CallObserver | undefined;
  /** Queues base64 audio in the format of the line. `itemId` names the piece of speech. Never blocks. */
  play(itemId: string, payload: string): void;
  /** No more audio of this item comes: asks for the mark that tells when it was heard to its end. */
  finishItem(itemId: string): void;
  /**
   * Stops what is playing immediately and drops what is queued.
   * @returns every item that had not been played to its end, in the order of playing
   */
  clear(): HeardAudio[];
  /** How much of an item has been heard so far; undefined for one that never had audio or was forgotten. */
  heard(itemId: string): HeardAudio | undefined;
  /** The call is over: nothing is sent any more, and what was heard until now stays as it is. Idempotent. */
  endPlayback(): void;
  /** Whether audio that was sent is still to be heard. */
  readonly playing: boolean;
  /** Closes the stream. Twilio then goes on to the `<Connect action>`. Idempotent. */
  close(): void;
}

/** `stop`: the caller hung up, or Twilio moved on; `closed`: in order, by either side; `lost`: the connection broke. */
export type StopCause = 'stop' | 'closed' | 'lost';

/** What comes from the caller's side. Calls are synchronous and in order; nothing follows `onStop`. */
export interface CallMediaListener {
  /** Base64 in the format of the line, any length; gaps are already filled with silence. */
  onAudio(payload: string): void;
  /** One key: 0-9, *, #, A-D. */
  onDtmf(digit: string): void;
  /** Written words, from a carrier with a keyboard. */
  onText(text: string): void;
  /** All audio of the item was played. */
  onItemHeard(item: HeardAudio): void;
  /** More audio is known to have been played. */
  onPlayback(): void;
  /** The stream is over. */
  onStop(cause: StopCause): void;
}

/** What Twilio says about a stream when it starts. */
export interface MediaStart {
  readonly callSid: string;
  readonly streamSid: string;
  readonly accountSid: string;
  /** `<Parameter>` values. */
  readonly parameters: Readonly<Record<string, string>>;
}
