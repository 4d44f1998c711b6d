import { DaySummaries } from '../sessions/day-summaries.ts';
import type { EndedSessionCounter } from '../sessions/ended-session-counter.ts';
import { OpenSessionsSweep } from '../sessions/open-sessions-sweep.ts';
import { SignOfLife } from '../sessions/sign-of-life.ts';
import type { DynamoSessionStore } from '../store/dynamodb.ts';
import type { DynamoSessionIndex } from '../store/dynamodb-session-index.ts';
import { StoredStatistics } from '../store/statistics/session-statistics.ts';
import type { Tools } from './tools.ts';

interface SessionParts {
  readonly store: DynamoSessionStore;
  readonly sessionIndex: DynamoSessionIndex;
  readonly sessionDays: DynamoSessionIndex;
  readonly sessionCounter: EndedSessionCounter;
  readonly instanceId: string;
  /** Whether this process carries the session now. */
  readonly isLiveHere: (sessionId: string) => boolean;
}

/** What looks after the sessions of the whole gateway, beside the calls. */
export interface SessionServices {
  start(): void;
  /** @param deadlineMs for the last figures */
  close(deadlineMs: number): Promise<void>;
}

/** Creates the parts that count ended sessions and close lost ones. Opens no connection. */
export function createSessions(parts: SessionParts, tools: Tools): SessionServices {
  const { store, sessionIndex: index, sessionDays, sessionCounter, instanceId, isLiveHere } = parts;
  const statistics = new StoredStatistics(sessionDays);
  const summaries = new DaySummaries({ index, count: (day) => statistics.count(day) });
  const sweep = new OpenSessionsSweep({
    store,
    index,
    instanceId,
    isLiveHere,
    afterRound: (open) => summaries.write(open),
    ...tools,
  });
  const sign = new SignOfLife({ index, instanceId, ...tools });
  return {
    start: () => {
      sign.start();
      sweep.start();
    },
    close: async (deadlineMs) => {
      await Promise.all([sweep.close(), sessionCounter.close(deadlineMs)]);
      await sign.close();
    },
  };
}
