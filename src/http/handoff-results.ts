import type { DialOutcome } from '../handoff/dial.ts';
import { type HandoffResult, resultOfDial } from '../handoff/result.ts';
import type { SessionStatus } from '../store/session-store.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { FoundSession } from './next-step/after-stream.ts';
import type { MoveResult, WebhookSessions } from './webhook-sessions.ts';

export interface HandoffResultsOptions {
  readonly sessions: WebhookSessions;
  readonly metrics: Pick<Metrics, 'handoffs'>;
}

/** A dial that ends its call. */
export interface FinishedDial {
  readonly callSid: string;
  /** As it was read when the webhook came. */
  readonly session: FoundSession;
  readonly outcome: DialOutcome;
  readonly status: 'COMPLETED' | 'HANDED_OFF';
}

const LIVE: readonly SessionStatus[] = ['ACTIVE', 'HANDING_OFF'];
const CLOSED: readonly SessionStatus[] = ['COMPLETED', 'ERROR'];
/** Far more than one instance dials while the table is down. Beyond it, the oldest are forgotten. */
const MAX_REMEMBERED = 10_000;

/** Counts how dialled hand-offs ended: one result each, however the session is closed and however often Twilio asks. */
export class HandoffResults {
  readonly #options: HandoffResultsOptions;
  /** Calls whose result is not on record, because there is no session or the table is down. */
  readonly #unrecorded = new Set<string>();

  constructor(options: HandoffResultsOptions) {
    this.#options = options;
  }

  /** The call ends with its dial. A status callback may have closed the session a moment earlier. */
  async finish({ callSid, session, outcome, status }: FinishedDial): Promise<void> {
    const { sessions } = this.#options;
    const change = { status, endReason: `dial_${outcome}` };
    let moved = await sessions.settleDial(callSid, change);
    // Either the result has been counted, or the dial is not on record and the end of the session counts it.
    if (moved === 'conflict') {
      moved = await sessions.move(callSid, status === 'HANDED_OFF' ? [...LIVE, ...CLOSED] : LIVE, change);
    }
    this.#count(resultOfDial(outcome, session), callSid, { session, moved });
  }

  /** No person was reached, and the call continues. `moved`: this webhook was the first to take it back. */
  returned(result: HandoffResult, moved: MoveResult): void {
    if (moved === 'moved') this.#options.metrics.handoffs.inc({ result });
  }

  /** The caller hung up between the end of the stream and the dial. */
  async abandoned(callSid: string): Promise<void> {
    const { sessions, metrics } = this.#options;
    const session = await sessions.find(callSid);
    if (typeof session !== 'object' || session.dialPending !== true) return;
    const moved = await sessions.settleDial(callSid, { status: 'COMPLETED', endReason: 'call_over' });
    if (moved === 'moved') metrics.handoffs.inc({ result: 'abandoned' });
  }

  #count(
    result: HandoffResult,
    callSid: string,
    { session, moved }: { readonly session: FoundSession; readonly moved: MoveResult },
  ): void {
    const unrecorded = session === undefined || moved === 'unavailable';
    const first = unrecorded ? this.#remember(callSid) : moved === 'moved';
    if (first) this.#options.metrics.handoffs.inc({ result });
  }

  /** @returns whether this call is new here */
  #remember(callSid: string): boolean {
    if (this.#unrecorded.has(callSid)) return false;
    const [oldest] = this.#unrecorded;
    if (oldest !== undefined && this.#unrecorded.size >= MAX_REMEMBERED) this.#unrecorded.delete(oldest);
    this.#unrecorded.add(callSid);
    return true;
  }
}
