import type { CallScreen } from '../../media/call-screen.ts';
import type { SessionHandoff } from '../../store/session-store.ts';
import type { CallOutcome } from '../ended-call.ts';
import { type CallRecord, LAST_WRITES_MS } from '../record/call-record.ts';
import type { HandoffTally } from './handoff-tally.ts';

interface HandoffExitParts {
  /** E.164 number that is dialled; undefined when none is configured. */
  readonly connectNumber: string | undefined;
  /** Where the caller is shown whom to call; undefined for a caller who is dialled. */
  readonly screen: CallScreen | undefined;
  readonly record: CallRecord;
  readonly tally: HandoffTally;
  readonly end: (outcome: CallOutcome) => void;
}

/**
 * The ways in which a hand-off leaves the stream of its call. Twilio asks for the next step once it is closed. A caller
 * with a screen is shown the number instead, and their session ends with that.
 */
export class HandoffExit {
  readonly #parts: HandoffExitParts;

  constructor(parts: HandoffExitParts) {
    this.#parts = parts;
  }

  /** Shows the caller whom to call, if they have a screen. */
  show(): void {
    const { connectNumber: number, screen, record } = this.#parts;
    const { current } = record.handoff;
    if (!screen || !current || number === undefined) return;
    const { reason, token } = current;
    screen.showHandoff({ reason, number, ...(token !== undefined && { token }) });
  }

  /** The caller is dialled with what was written, and Twilio alone knows how it ends; or was shown whom to call. */
  noteDial(): void {
    const { screen, tally, record } = this.#parts;
    if (screen) {
      tally.ends('shown');
      record.finish('COMPLETED', 'handoff_shown');
      return;
    }
    tally.leavesToDial();
    record.change({ dialPending: true });
  }

  /** Closes the stream of a caller who is dialled. */
  async close(): Promise<void> {
    await this.#parts.record.flush(LAST_WRITES_MS);
    this.#parts.end('handed_off');
  }

  /** The call ended while its hand-off was written. Only a lost stream leaves a caller to hand off. */
  abandon(outcome: CallOutcome): void {
    if (outcome === 'caller_hung_up') this.#parts.record.finish('COMPLETED', outcome);
    // A caller with a screen who comes back is shown it then.
    else if (this.#parts.screen && outcome === 'stream_lost') this.#parts.tally.ends('interrupted');
    else this.noteDial();
  }

  /** Neither model nor person: Twilio apologises. */
  async giveUp(): Promise<void> {
    this.#notAvailable();
    await this.#parts.record.flush(LAST_WRITES_MS);
    this.#parts.end('provider_failure');
  }

  /**
   * The way out that needs no other part of the call: the caller is dialled with what was prepared, or without a
   * token. A caller who was promised a person gets one, even when a step of ours has failed.
   */
  leave(handoff: SessionHandoff): void {
    const { connectNumber, record, end } = this.#parts;
    if (connectNumber === undefined) {
      this.#notAvailable();
      end('provider_failure');
      return;
    }
    try {
      record.handoff.promise(handoff);
      this.show();
      this.noteDial();
    } finally {
      end('handed_off');
    }
  }

  #notAvailable(): void {
    this.#parts.tally.ends('not_available');
    this.#parts.record.finish('ERROR', 'provider_failure');
  }
}
