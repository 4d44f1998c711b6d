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
  /** As it was found when the webhook came. */
  readonly session: FoundSession;
  readonly outcome: DialOutcome;
  readonly status: 'COMPLETED' | 'HANDED_OFF';
}

const LIVE: readonly SessionStatus[] = ['ACTIVE', 'HANDING_OFF'];
const CLOSED: readonly SessionStatus[] = ['COMPLETED', 'ERROR'];
/** Far more than one instance dials while a table is out of order; the oldest are forgotten beyond it. */
const MAX_REMEMBERED = 10_000;

/** Counts how dialled hand-offs ended: one result each, whoever closes the session, and however often Twilio asks. */
export class HandoffResults {
  readonly #options: HandoffResultsOptions;
  /** Calls whose dial no session can vouch for, because there is none or the table cannot be used. */
  readonly #unrecorded = new Set<string>();

  constructor(options: HandoffResultsOptions) {
    this.#options = options;
  }

  /** The call ends with its dial. A status callback may have closed the session a moment before. */
  async finish({ callSid, session, outcome, status }: FinishedDial): Promise<void> {
    const { sessions } = this.#options;
    const change = { status, endReason: `dial_${outcome}` };
    let moved = await sessions.settleDial(callSid, change);
    // Told already; or, of a call whose dial is not on record, told by the end of its session.
    if (moved === 'conflict') {
      moved = await sessions.move(callSid, status === 'HANDED_OFF' ? [...LIVE, ...CLOSED] : LIVE, change);
    }
    this.#count(resultOfDial(outcome, session), callSid, { session, moved });
  }

  /** The dial led nowhere, and the call goes on. `moved`: whether this webhook was the one that took it back. */
  returned(result: HandoffResult, moved: MoveResult): void {
    if (moved === 'moved') this.#options.metrics.handoffs.inc({ result });
  }

  /** The caller hung up after the stream was closed for a dial, and before there was one. */
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

  /** @returns whether it is new */
  #remember(callSid: string): boolean {
    if (this.#unrecorded.has(callSid)) return false;
    const [oldest] = this.#unrecorded;
    if (oldest !== undefined && this.#unrecorded.size >= MAX_REMEMBERED) this.#unrecorded.delete(oldest);
    this.#unrecorded.add(callSid);
    return true;
  }
}
