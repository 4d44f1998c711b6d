import type { HandoffReason, SessionChannel } from '../store/session-store.ts';
import type { VoiceProvider } from '../voice/provider.ts';

/** What the caller has chosen for this call. What is absent comes from the assistant. */
export interface CallWishes {
  readonly provider?: VoiceProvider | undefined;
  /** A tag such as `de-AT`. */
  readonly language?: string | undefined;
}

/** A call whose stream has started with a valid token. */
export interface CallStart {
  readonly callSid: string;
  readonly streamSid: string;
  /** Absent for the telephone. */
  readonly channel?: SessionChannel;
  /** The operator's name of the user, on a channel without numbers. Never taken for a number. */
  readonly userId?: string;
  readonly wishes?: CallWishes;
  /** E.164; absent when withheld. */
  readonly caller?: string;
  /** E.164 number that was called. */
  readonly dialed?: string;
  /** The consent notice was spoken to its end before this stream was connected, or a page has shown it and its user agreed. */
  readonly noticePlayed?: boolean;
  /** Secure input was on when the earlier stream was lost, as far as the webhook knew. */
  readonly secureInput?: boolean;
  /** Why the caller wants a person, when they had heard nothing of one by the end of the earlier stream. */
  readonly wish?: HandoffReason;
  /** The name of the assistant that the webhook chose. */
  readonly assistant?: string;
  /** The version of the assistant that the call began with, or its first characters. */
  readonly assistantVersion?: string;
  /** The arms that the call began in, by the name of the experiment. */
  readonly arms?: Readonly<Record<string, string>>;
  /** 0 for a new call; n for its n-th further stream, which goes on from the stored session. */
  readonly resumeCount: number;
}
