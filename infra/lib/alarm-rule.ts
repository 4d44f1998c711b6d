import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Measurements } from './measurements.ts';
import type { PublicEndpoint } from './public-endpoint.ts';
import type { SessionTable } from './session-table.ts';
import type { Settings } from './settings.ts';

/** When one alarm goes off, and what its message says. */
export interface AlarmRule {
  readonly metric: IMetric;
  /** The alarm goes off at this value or above it; with `falls`, below it. */
  readonly threshold: number;
  readonly falls?: boolean;
  /** Periods in a row. Default 1. */
  readonly periods?: number;
  /** Whether missing measurements are a fault. Default: no. */
  readonly silenceIsBad?: boolean;
  /** What it means and what to do. */
  readonly advice: string;
}

/** The parts of the stack that have alarms. */
export interface WatchedParts {
  readonly settings: Settings;
  readonly measurements: Measurements;
  readonly endpoint: PublicEndpoint;
  readonly sessions: SessionTable;
  /** Absent when the stack has no Connect part. */
  readonly lookup: LambdaFunction | undefined;
}
