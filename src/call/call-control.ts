import type { CallMedia, CallMediaListener } from '../media/call-media.ts';
import type { CallStart } from './call-start.ts';
import type { LastWord } from './last-words.ts';

/** Why Twilio's requests should go to another instance: this one does not work yet, or is about to stop. */
export type Unready = 'starting' | 'draining';

/** Why a new call cannot be taken now. */
export type Refusal = Unready | 'full' | 'overloaded' | 'provider_refused';

/** What the HTTP side asks of the live calls. */
export interface CallControl {
  readonly activeCalls: number;
  /** Whether at least one provider is available now. */
  readonly modelAvailable: boolean;
  /** Why Twilio's requests should go to another instance. A full instance still answers those of its own calls. */
  unready(): Unready | undefined;
  /** Why a new call must be refused, or undefined when it can be taken. */
  refusal(): Refusal | undefined;
  /**
   * Twilio was told to open a stream for this new call: a place is kept for it from now on.
   * @param dialed what was called, as Twilio writes it
   */
  expectStream(callSid: string, dialed?: string): void;
  /** Takes the call; everything that comes from the caller's side goes to the returned listener. */
  openCall(start: CallStart, media: CallMedia): CallMediaListener;
  /**
   * What this instance told the caller last, when it has just ended a stream. The session table says the same, unless
   * its write is still under way, or something newer has happened elsewhere.
   */
  lastWordOf(callSid: string): LastWord | undefined;
  /** The hand-off of this call was dialled: what was said before no longer counts. */
  dialled(callSid: string): void;
  /** Twilio says that the call is over. Idempotent; unknown calls are ignored. */
  hangUp(callSid: string): void;
}
