import type { FinishedCalls, SessionFigures } from '../../store/session-figures.ts';

/** What is compared of an experiment: its arms may have been others before. */
export interface ExperimentCalls extends FinishedCalls {
  /** Calls that began with other arms under the same name, and are not among them. */
  readonly leftOut: number;
}

/**
 * The calls of the newest version of an experiment: of the one that began last. Calls without a version, of earlier
 * versions of the gateway, are one version of their own.
 */
export function newestVersion({ calls, stops }: FinishedCalls, experiment: string): ExperimentCalls {
  const taking = calls.filter(({ arms }) => arms[experiment] !== undefined);
  const versionOf = ({ experiments }: SessionFigures) => experiments[experiment];
  const newest = taking.reduce<SessionFigures | undefined>(
    (latest, call) => (latest === undefined || call.createdAt > latest.createdAt ? call : latest),
    undefined,
  );
  const version = newest && versionOf(newest);
  const ofVersion = taking.filter((call) => versionOf(call) === version);
  return {
    calls: ofVersion,
    stops: stops.filter((stop) => version === undefined || stop.version === version),
    leftOut: taking.length - ofVersion.length,
  };
}
