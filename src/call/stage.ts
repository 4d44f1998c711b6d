import type { CallMediaListener } from '../media/call-media.ts';

/**
 * What a call does with what comes from outside. A call has two stages: it is pending until its model can be talked
 * to, and then a session.
 */
export interface CallStage extends Omit<CallMediaListener, 'onStop'> {
  /** Whose model the call has; `none` while it has none. */
  readonly provider: string;
  /** Whether nobody speaks and no answer is owed, so that the call can change hands. */
  readonly settled: boolean;
  /** Audio since the caller's last sound, milliseconds. */
  readonly callerSilentMs: number;
  /** The call has cost more. */
  onCost(): void;
  /** The stream is over, `lost` without Twilio's word that the call is. */
  onStreamEnd(how: 'stopped' | 'lost'): void;
  /** The call ends: what was being played was heard as far as it was played, and is reported now. */
  onPlaybackEnd(): void;
  /** The call is given to another instance. */
  onMove(): void;
  /** Stops every timer. Idempotent. */
  stop(): void;
  /** Closes the model. */
  close(): Promise<void>;
}
