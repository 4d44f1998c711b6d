import { faultPlaceOf } from '../guard.ts';
import type { Logger } from '../logging.ts';
import type { Transcript } from './conversation/transcript.ts';
import type { CallEnding } from './ending.ts';
import type { CallHandoff } from './handoff/call-handoff.ts';
import type { CallPhase, CallState } from './phase.ts';

interface RescueParts {
  readonly logger: Logger;
  readonly state: CallState;
  readonly transcript: Transcript;
  readonly handoff: CallHandoff;
  readonly ending: CallEnding;
}

/** The next step of a call that cannot go on with its assistant: a person, or its end. */
export class Rescue {
  readonly #parts: RescueParts;
  #state: 'sound' | 'faulty' = 'sound';

  constructor(parts: RescueParts) {
    this.#parts = parts;
  }

  /** The assistant is of no more use: the caller goes to a person. */
  toPerson(decidedBy: 'provider_failure' | 'budget' = 'provider_failure'): void {
    const { handoff, transcript } = this.#parts;
    handoff.begin({ reason: 'provider_failure', sentence: transcript.lastSentence, decidedBy });
  }

  /** A fault of ours: the state of the call cannot be relied on. The second one takes the way without detours. */
  onFault(): void {
    const { state, handoff, ending } = this.#parts;
    const isFirst = this.#state === 'sound';
    this.#state = 'faulty';
    const { phase } = state;
    if (phase === 'ended') return;
    if (phase === 'closing') ending.skipGoodbye();
    else if (isFirst) this.#toPersonOrLeave();
    // A hand-off that is under way has its own end.
    else if (phase !== 'handing_off') handoff.leave();
  }

  /** The caller has waited for too long in a phase that should have ended by itself. */
  onStuck(phase: CallPhase): void {
    const { logger, handoff, ending } = this.#parts;
    logger.error({ phase }, 'The call is stuck; the gateway takes its next step');
    if (phase === 'closing') ending.skipGoodbye();
    else if (phase === 'handing_off') handoff.leave();
    else this.toPerson();
  }

  #toPersonOrLeave(): void {
    try {
      this.toPerson();
    } catch (err) {
      this.#parts.logger.error(
        faultPlaceOf(err),
        'A hand-off could not begin; the caller is dialled without it',
      );
      this.#parts.handoff.leave();
    }
  }
}
