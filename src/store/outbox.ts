/**
 * `due`: the call is over, and its report can be delivered. `watch`: the call has begun. Its report is delivered even
 * if no instance ends the session, for example because the process was killed and Twilio asked no other.
 */
export type OutboxKind = 'due' | 'watch';

/** Says that the report of a session must be looked at. Several entries may name one session. */
export interface OutboxEntry {
  readonly kind: OutboxKind;
  readonly sessionId: string;
  /** ISO 8601. */
  readonly dueAt: string;
}

/** `dead`: it could not be delivered, and is not tried again. */
export type DeliveryResult = 'delivered' | 'dead';

/** What is known of the deliveries of one report. */
export interface DeliveryState {
  /** Tries before this one. */
  readonly attempts: number;
  /** Of the first try, epoch milliseconds. */
  readonly firstAtMs: number;
  /** By target. A target that is not in it is still to be served. */
  readonly results: Readonly<Record<string, DeliveryResult>>;
  /** How often each target has refused the report. */
  readonly refusals: Readonly<Record<string, number>>;
}

/**
 * `leased`: only this caller may deliver now. `settled`: every target has been served. `busy`: another instance
 * delivers, or the next try is later.
 */
export type LeaseOutcome =
  | { readonly kind: 'leased'; readonly state: DeliveryState }
  | { readonly kind: 'settled' }
  | { readonly kind: 'busy'; readonly untilMs: number };

/**
 * The reports of calls that wait for delivery, in the session table. Entries are hints, so they may be repeated; the
 * state of a session's delivery is one item, and a lease on it lets one instance deliver at a time. Every method
 * rejects with `StoreError`.
 */
export interface ReportOutbox {
  /** Adding an entry again changes nothing. */
  add(entry: OutboxEntry): Promise<void>;
  remove(entry: OutboxEntry): Promise<void>;
  /**
   * The oldest entries of one partition, which are not necessarily due.
   * @param until only entries that are due by this time, ISO 8601
   */
  oldest(partition: number, kind: OutboxKind, limit: number, until?: string): Promise<OutboxEntry[]>;
  /** @param leaseId new for each try */
  lease(sessionId: string, leaseId: string, leaseMs: number): Promise<LeaseOutcome>;
  /**
   * Ends a lease.
   * @param state of the delivery after this try
   * @param nextAtMs when the next try may begin, epoch milliseconds; undefined when every target has been served
   * @throws StoreError `store_conflict` when the lease has expired and another instance has taken it
   */
  release(
    sessionId: string,
    leaseId: string,
    state: DeliveryState,
    nextAtMs: number | undefined,
  ): Promise<void>;
}
