import type { ExperimentBook } from '../assistants/experiments/experiment-book.ts';
import type { Config } from '../config/config.ts';
import { ConsoleAccess } from '../console/access.ts';
import { ActionAudit } from '../console/action-audit.ts';
import type { AddRoutes, ConsoleServices } from '../console/console-routes.ts';
import { CallLookup } from '../console/live/call-lookup.ts';
import { ElsewhereCalls } from '../console/live/elsewhere-calls.ts';
import { LiveCalls } from '../console/live/live-calls.ts';
import { liveRoutes } from '../console/live/live-routes.ts';
import { LastHour } from '../console/numbers/last-hour.ts';
import { numbersRoutes } from '../console/numbers/numbers-routes.ts';
import { ViewerPlaces } from '../console/viewer-places.ts';
import type { ArmFigures, ConsoleMe } from '../console/views.ts';
import { Redactor } from '../privacy/redactor.ts';
import type { DynamoSessionIndex } from '../store/dynamodb-session-index.ts';
import type { SessionStore } from '../store/session-store.ts';
import type { CallObserverSource } from './call-factory.ts';
import { gatewayVersion } from './gateway-version.ts';
import type { Tools } from './tools.ts';

interface ConsoleParts {
  readonly store: SessionStore;
  readonly sessionIndex: Pick<DynamoSessionIndex, 'open'>;
  readonly instanceId: string;
  readonly experiments: Pick<ExperimentBook, 'report'>;
}

/** Routes that other parts of the gateway add, and what the page knows of them. */
export interface ConsoleExtras {
  readonly parts: readonly AddRoutes[];
  readonly has: Partial<Pick<ConsoleMe, 'past' | 'softphone' | 'sandbox'>>;
}

export interface Console {
  /** Follows each call. */
  readonly observe: CallObserverSource;
  /** Says in words where a call is that this process does not have. */
  readonly lookup: CallLookup;
  services(extras: ConsoleExtras): ConsoleServices;
  start(): Promise<void>;
  /** Ends all feeds. */
  close(): void;
}

/** Creates what the console shows. Opens no connection. @returns undefined while it is off, so that no call has its observer */
export function createConsole(config: Config, parts: ConsoleParts, tools: Tools): Console | undefined {
  const { console: settings, privacy, recording, grafanaUrl, cost } = config;
  if (settings === undefined) return undefined;
  const { store, sessionIndex, instanceId: instance, experiments } = parts;
  const live = new LiveCalls({ redactor: settings.includeText ? new Redactor(privacy.redact) : undefined });
  const lookup = new CallLookup({ live, store });
  const isHere = (sessionId: string) => live.carries(sessionId);
  const elsewhere = new ElsewhereCalls({
    index: sessionIndex,
    store,
    isHere,
    instanceId: instance,
    ...tools,
  });
  const lastHour = new LastHour(tools);
  const numbers = {
    instance,
    lastHour,
    dayBudgetUsd: cost.dailyBudgetUsd,
    experiments: () => armsOf(experiments.report),
    grafanaUrl,
  };
  return {
    observe: (start, assistant) => live.observe(start, assistant.name),
    lookup,
    services: ({ parts: others, has }) => ({
      ...tools,
      access: new ConsoleAccess(settings),
      audit: new ActionAudit(tools),
      viewers: new ViewerPlaces(tools.metrics),
      about: {
        instance,
        gateway: gatewayVersion(),
        capture: settings.includeText,
        recording: recording.mode,
        ...(grafanaUrl !== undefined && { grafanaUrl }),
        softphone: false,
        sandbox: false,
        past: false,
        ...has,
      },
      parts: [liveRoutes({ live, elsewhere, lookup, instance }), numbersRoutes(numbers), ...others],
      page: { publicUrl: config.publicUrl },
    }),
    start: () => lastHour.start(),
    close: () => {
      lastHour.stop();
      live.close();
    },
  };
}

/** Means over all instances, as this one knows them. */
function armsOf(report: ExperimentBook['report']): ArmFigures[] {
  return report.flatMap(({ name: experiment, arms }) =>
    arms.map(({ name: arm, share, stopped, tally }) => {
      const means = Object.entries(tally).map(([metric, { n, sum }]) => [metric, n === 0 ? null : sum / n]);
      const calls = Math.max(0, ...Object.values(tally).map(({ n }) => n));
      const figures = { share, stopped: stopped !== undefined, ...Object.fromEntries(means) };
      return { experiment, arm, calls, figures };
    }),
  );
}
