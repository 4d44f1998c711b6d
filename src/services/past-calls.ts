import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.ts';
import type { ConsoleFrame } from '../console/console-routes.ts';
import { PastCalls } from '../console/past/past-calls.ts';
import { addPastRoutes } from '../console/past/past-routes.ts';
import { type ObservedStream, Timelines } from '../console/past/timelines.ts';
import { VerdictBook } from '../console/past/verdict-book.ts';
import type { CallObserver } from '../media/call-observer.ts';
import { REDACTION_KINDS, Redactor } from '../privacy/redactor.ts';
import { RecordingReader } from '../recording/recording-reader.ts';
import type { DynamoSessionStore } from '../store/dynamodb.ts';
import type { DynamoSessionIndex } from '../store/dynamodb-session-index.ts';
import type { DynamoTimelines } from '../store/dynamodb-timelines.ts';
import type { DynamoVerdicts } from '../store/dynamodb-verdicts.ts';
import { PastList } from '../store/past-list.ts';
import type { Tools } from './tools.ts';

interface PastParts {
  readonly store: DynamoSessionStore;
  readonly sessionDays: DynamoSessionIndex;
  readonly timelines: DynamoTimelines;
  readonly verdicts: DynamoVerdicts;
}

/** What keeps the events of calls, and shows calls that are over. */
export interface PastCallServices {
  /** Undefined while no events are kept. */
  readonly observe: ((stream: ObservedStream) => CallObserver) | undefined;
  /** Adds the routes of past calls to the console. */
  readonly addRoutes: (scope: FastifyInstance, frame: ConsoleFrame) => void;
  close(deadlineMs: number): Promise<void>;
}

/** Creates the parts for past calls. Opens no connection. */
export function createPastCalls(config: Config, parts: PastParts, tools: Tools): PastCallServices {
  const { store, sessionDays, timelines: stored, verdicts } = parts;
  const { awsRegion: region, recording, callEvents, privacy } = config;
  const here = new Timelines({ store: stored, ...tools });
  const recordings = new RecordingReader({ folder: recording.folder, region });
  const includeText = config.console?.includeText ?? false;
  const services = {
    calls: new PastCalls({
      list: new PastList(sessionDays),
      store,
      timelines: stored,
      here,
      verdicts,
      recordings,
      includeText,
      logger: tools.logger,
    }),
    recordings,
    verdicts: new VerdictBook({ store: verdicts, redactor: new Redactor(privacy.redact), ...tools }),
    redactor: new Redactor(REDACTION_KINDS),
    keptDays: config.store.sessionTtlDays,
    includeText,
    logger: tools.logger,
  };
  return {
    observe: callEvents ? (stream) => here.observe(stream) : undefined,
    addRoutes: (scope, frame) => addPastRoutes(scope, frame, services),
    close: async (deadlineMs) => {
      await here.close(deadlineMs);
      recordings.close();
    },
  };
}
