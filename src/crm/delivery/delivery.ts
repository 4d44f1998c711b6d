import { randomUUID } from 'node:crypto';
import { CrmError } from '../../errors.ts';
import type { Logger } from '../../logging.ts';
import type { DeliveryResult, DeliveryState, ReportOutbox } from '../../store/outbox.ts';
import type { HandoffRecord, SessionStore, StoredSession } from '../../store/session-store.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { buildReport, type CallReport } from '../call-report.ts';
import type { ReportReceiver } from '../crm.ts';
import { CrmBusy } from '../crm-busy.ts';
import { isHopeless, pauseAfterMs } from './retry-plan.ts';
import { hasEnded } from './session-end.ts';

export interface DeliveryOptions {
  readonly store: Pick<SessionStore, 'readSession' | 'readTurns' | 'readHandoff'>;
  readonly outbox: Pick<ReportOutbox, 'lease' | 'release'>;
  readonly receivers: readonly ReportReceiver[];
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'crmDeliveries'>;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** From 0 to 1. */
  readonly random?: () => number;
}

/**
 * What becomes of an entry. `settled`: it is not needed any more. `later`: it is due again at this time. `left`:
 * another instance is delivering, and takes care of it.
 */
export type DeliveryOutcome =
  | { readonly kind: 'settled' | 'left' }
  | { readonly kind: 'later'; readonly atMs: number };

/** One try at one receiver. */
interface Attempt {
  readonly target: ReportReceiver['target'];
  /** Undefined: a further try follows. */
  readonly result: DeliveryResult | undefined;
  readonly nextAtMs: number;
  /** Refusals of this target so far. */
  readonly refusals: number;
}

/** No two instances deliver the same report: a try ends before its lease. */
const LEASE_MS = 60_000;
const TRY_MS = 40_000;
/** When a call that is still in progress is looked at again. */
const STILL_OPEN_MS = 1_800_000;

/** Delivers the report of one call to every receiver that does not have it yet. */
export class Delivery {
  readonly #options: DeliveryOptions;

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  /**
   * @param signal the process ends: the try is given up and does not count
   * @throws StoreError when the table cannot be used; the entry stays as it is
   */
  async run(sessionId: string, signal: AbortSignal): Promise<DeliveryOutcome> {
    const { store, outbox } = this.#options;
    const session = await store.readSession(sessionId);
    // Deleted on request, or expired.
    if (session === undefined) return { kind: 'settled' };
    if (!hasEnded(session, this.#now())) return { kind: 'later', atMs: this.#now() + STILL_OPEN_MS };
    const leaseId = randomUUID();
    const lease = await outbox.lease(sessionId, leaseId, LEASE_MS);
    if (lease.kind === 'settled') return { kind: 'settled' };
    if (lease.kind === 'busy') return this.#whileBusy(lease.untilMs);
    return this.#serve(session, { leaseId, state: lease.state }, signal);
  }

  #whileBusy(untilMs: number): DeliveryOutcome {
    return untilMs <= this.#now() + LEASE_MS ? { kind: 'left' } : { kind: 'later', atMs: untilMs };
  }

  async #serve(
    session: StoredSession,
    { leaseId, state }: { readonly leaseId: string; readonly state: DeliveryState },
    signal: AbortSignal,
  ): Promise<DeliveryOutcome> {
    const { receivers, outbox } = this.#options;
    const { sessionId } = session;
    const report = await this.#reportOf(session);
    const open = receivers.filter(({ target }) => state.results[target] === undefined);
    const tried = { ...state, attempts: state.attempts + 1 };
    const attempts = await Promise.all(
      open.map((receiver) => this.#try(receiver, report, { tried, signal })),
    );
    const results = { ...state.results };
    const refusals = { ...state.refusals };
    for (const attempt of attempts) {
      refusals[attempt.target] = attempt.refusals;
      if (attempt.result !== undefined) results[attempt.target] = attempt.result;
    }
    const waiting = attempts.filter(({ result }) => result === undefined);
    const nextAtMs =
      waiting.length === 0 ? undefined : Math.min(...waiting.map((attempt) => attempt.nextAtMs));
    const attemptsMade = signal.aborted ? state.attempts : tried.attempts;
    await outbox.release(
      sessionId,
      leaseId,
      { ...state, attempts: attemptsMade, results, refusals },
      nextAtMs,
    );
    return nextAtMs === undefined ? { kind: 'settled' } : { kind: 'later', atMs: nextAtMs };
  }

  async #try(
    receiver: ReportReceiver,
    report: CallReport,
    { tried, signal }: { readonly tried: DeliveryState; readonly signal: AbortSignal },
  ): Promise<Attempt> {
    const { target } = receiver;
    const { metrics, logger } = this.#options;
    const refusals = tried.refusals[target] ?? 0;
    const limit = AbortSignal.any([signal, AbortSignal.timeout(TRY_MS)]);
    try {
      await receiver.deliver(report, limit);
      metrics.crmDeliveries.inc({ target, result: 'delivered' });
      logger.info({ callSid: report.id, target }, 'The report of a call was delivered');
      return { target, result: 'delivered', nextAtMs: 0, refusals };
    } catch (error) {
      // It may have arrived all the same, so that the next try must not come too soon.
      if (signal.aborted) {
        return { target, result: undefined, nextAtMs: this.#now() + pauseAfterMs(1, 0), refusals };
      }
      return this.#failed(receiver, report, { tried, error });
    }
  }

  #failed(
    { target }: ReportReceiver,
    { id: callSid }: CallReport,
    { tried, error }: { readonly tried: DeliveryState; readonly error: unknown },
  ): Attempt {
    const { metrics, logger } = this.#options;
    const nowMs = this.#now();
    // What is not a CrmError is a bug: the next version of the gateway may do better.
    const refused = error instanceof CrmError && error.code === 'crm_refused';
    const refusals = (tried.refusals[target] ?? 0) + Number(refused);
    const details = { callSid, target, attempts: tried.attempts, ...describe(error) };
    if (isHopeless(tried, { refusals, nowMs })) {
      metrics.crmDeliveries.inc({ target, result: 'dead' });
      logger.error(details, 'The report of a call could not be delivered and is not tried again');
      return { target, result: 'dead', nextAtMs: 0, refusals };
    }
    metrics.crmDeliveries.inc({ target, result: refused ? 'refused' : 'retried' });
    logger.warn(details, 'The report of a call could not be delivered; the gateway tries again');
    const pauseMs = pauseAfterMs(tried.attempts, (this.#options.random ?? Math.random)());
    const askedMs = error instanceof CrmBusy ? error.retryAfterMs : 0;
    return { target, result: undefined, nextAtMs: nowMs + Math.max(pauseMs, askedMs), refusals };
  }

  async #reportOf(session: StoredSession): Promise<CallReport> {
    const { store } = this.#options;
    const turns = await store.readTurns(session.sessionId);
    return buildReport({ session, turns, handoff: await this.#handoffOf(session) });
  }

  async #handoffOf({ handoff }: StoredSession): Promise<HandoffRecord | undefined> {
    return handoff?.token === undefined ? undefined : this.#options.store.readHandoff(handoff.token);
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }
}

/** Only errors of our own have messages without private data. */
function describe(error: unknown) {
  if (error instanceof CrmError) return { code: error.code, advice: error.advice, err: error };
  return { errorName: error instanceof Error ? error.name : typeof error };
}
