import { randomUUID } from 'node:crypto';
import { createLogger } from '../../src/logging.ts';
import { DaySummaries } from '../../src/sessions/day-summaries.ts';
import { EndedSessionCounter } from '../../src/sessions/ended-session-counter.ts';
import { OpenSessionsSweep } from '../../src/sessions/open-sessions-sweep.ts';
import type { DynamoSessionStore } from '../../src/store/dynamodb.ts';
import type { NewSession, Ownership, SessionPatch } from '../../src/store/session-store.ts';
import { StoredStatistics } from '../../src/store/statistics/session-statistics.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { newSession, type SessionTable } from '../support/session-table.ts';

/** One process of the gateway as the session table knows it: its clock may be wrong, and it may be killed. */
export class Instance {
  readonly id = randomUUID();
  readonly metrics = new Metrics();
  readonly log: string[] = [];
  readonly store: DynamoSessionStore;
  readonly index;
  /** The sessions that it carries, and which of their streams. */
  readonly carries = new Map<string, number>();
  readonly #logger = createLogger('info', { write: (line: string) => void this.log.push(line) });
  readonly #sweep: OpenSessionsSweep;
  #counter: EndedSessionCounter;
  #sign = 0;
  isAlive = true;

  /** @param aheadMs how far its clock is ahead of the others */
  constructor(table: SessionTable, aheadMs = 0) {
    const now = () => table.nowMs + aheadMs;
    const logger = this.#logger;
    this.index = table.sessionIndex(now);
    this.store = table.store({
      now,
      index: this.index,
      onChange: (sessionId, change) => this.#counter.note(sessionId, change),
    });
    const { store, index, metrics } = this;
    this.#counter = this.#newCounter();
    const statistics = new StoredStatistics(index);
    const summaries = new DaySummaries({ index, count: (day) => statistics.count(day), now });
    this.#sweep = new OpenSessionsSweep({
      store,
      index,
      instanceId: this.id,
      isLiveHere: (sessionId) => this.carries.has(sessionId),
      afterRound: (open) => summaries.write(open),
      logger,
      metrics,
      clock: () => table.nowMs,
      now,
      roundMs: 300_000,
    });
  }

  async opens(changes: Partial<NewSession> = {}): Promise<string> {
    const session = newSession({ ...changes, ownerInstance: this.id });
    this.carries.set(session.sessionId, 0);
    await this.store.openSession(session);
    return session.sessionId;
  }

  async takesOver(sessionId: string, resumeCount: number): Promise<void> {
    const next = { ownerInstance: this.id, resumeCount, connectionId: randomUUID() };
    await this.store.resumeSession(sessionId, next);
    this.carries.set(sessionId, resumeCount);
  }

  async writes(sessionId: string, patch: SessionPatch): Promise<void> {
    const owner: Ownership = { ownerInstance: this.id, resumeCount: this.carries.get(sessionId) ?? 0 };
    await this.store.updateSession(sessionId, owner, patch);
  }

  async ends(sessionId: string, endReason = 'idle'): Promise<void> {
    await this.writes(sessionId, { status: 'COMPLETED', endReason, totalDuration: 60 });
    this.carries.delete(sessionId);
  }

  /** A minute of its life, or of its death. */
  async givesSign(): Promise<void> {
    this.#sign += 1;
    if (this.isAlive) await this.index.giveSign(this.id, this.#sign).catch(() => undefined);
  }

  async sweeps(): Promise<void> {
    if (this.isAlive) await this.#sweep.round();
  }

  /** Enters what has ended here. */
  async settles(): Promise<void> {
    if (!this.isAlive) return;
    await this.#counter.close(10_000);
    this.#counter = this.#newCounter();
  }

  dies(): void {
    this.isAlive = false;
    this.carries.clear();
    this.store.close();
  }

  async swept(result: string): Promise<number> {
    const { values } = await this.metrics.sessionsSwept.get();
    return values.find(({ labels }) => labels.result === result)?.value ?? 0;
  }

  async status(sessionId: string): Promise<string | undefined> {
    const session = await this.store.readSession(sessionId);
    return session && `${session.status} ${session.endReason ?? ''}`.trim();
  }

  async openIds(): Promise<string[]> {
    return (await this.index.open()).map(({ sessionId }) => sessionId);
  }

  /** Enters what waits only when the test says so. */
  #newCounter(): EndedSessionCounter {
    const { store, index, metrics } = this;
    return new EndedSessionCounter({ store, index, logger: this.#logger, metrics, settleMs: 1e9 });
  }

  /** Lets minutes pass for all of them: a sign each minute, a sweep every five. */
  static async pass(table: SessionTable, minutes: number, all: readonly Instance[]): Promise<void> {
    for (let minute = 1; minute <= minutes; minute += 1) {
      table.nowMs += 60_000;
      await Promise.all(all.map((instance) => instance.givesSign()));
      if (minute % 5 === 0) for (const instance of all) await instance.sweeps();
    }
  }
}
