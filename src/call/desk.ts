import type { CallMedia, CallMediaListener } from '../media/call-media.ts';
import type { HandoffReason } from '../store/session-store.ts';
import type { LastWord } from './last-words.ts';

/** Why an instance should be asked nothing more: it does not work yet, or it is about to stop. */
export type Unready = 'starting' | 'draining';

/** Why a new call cannot be taken now. */
export type Refusal = Unready | 'full' | 'overloaded' | 'provider_refused';

/** A call whose stream has started with a valid token. */
export interface CallStart {
  readonly callSid: string;
  readonly streamSid: string;
  /** E.164; absent when withheld. */
  readonly caller?: string;
  /** E.164 number that was called. */
  readonly dialed?: string;
  /** The consent notice was spoken to its end before this stream was connected. */
  readonly noticePlayed?: boolean;
  /** The caller was typing in secure when the earlier stream was lost, as far as the webhook knew. */
  readonly secureInput?: boolean;
  /** Why the caller wants a person, when they had heard nothing of one by the end of the earlier stream. */
  readonly wish?: HandoffReason;
  /** 0 for a new call; n for its n-th further stream, which goes on from the stored session. */
  readonly resumeCount: number;
}

/** What the HTTP side asks of the calls. */
export interface CallDesk {
  readonly activeCalls: number;
  /** Whether some provider can be had right now. */
  readonly modelAvailable: boolean;
  /** Why Twilio's requests should go to another instance. A full one answers those of its calls all the same. */
  unready(): Unready | undefined;
  /** Why a new call must be refused, or undefined when it can be taken. */
  refusal(): Refusal | undefined;
  /** Twilio was told to open a stream for this new call: it has a place from now on. */
  expectStream(callSid: string): void;
  /** Takes the call; everything the caller says from now on goes to the returned listener. */
  openCall(start: CallStart, media: CallMedia): CallMediaListener;
  /**
   * What this instance has told the caller last, when it has just ended a stream. The session table says the same,
   * unless its write is still under way, or something newer has happened elsewhere.
   */
  lastWordOf(callSid: string): LastWord | undefined;
  /** The hand-off of this call was dialled: no word of before counts any more. */
  dialled(callSid: string): void;
  /** Twilio says that the call is over. Idempotent; unknown calls are ignored. */
  hangUp(callSid: string): void;
}
