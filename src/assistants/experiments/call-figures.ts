import type { GuardMetric } from './experiment.ts';

/** What is counted of one finished call. A metric that the call does not have is absent. */
export type CallFigures = Readonly<Partial<Record<GuardMetric, number>>>;

/** A finished call, as far as experiments compare it. */
export interface MeasuredCall {
  readonly wasHandedOff: boolean;
  readonly askedForCallback: boolean;
  /** It ended by a fault of ours or of a provider. */
  readonly failed: boolean;
  /** Undefined when the assistant used no tool. */
  readonly toolFailed: boolean | undefined;
  readonly interruptions: number;
  /** From the end of the caller's speech to the first audio, in milliseconds; one for each turn. */
  readonly turnMs: readonly number[];
  /** US dollars; undefined when no provider reported its usage. */
  readonly costUsd: number | undefined;
}

/** The numbers of one call for the guards. */
export function figuresOf(call: MeasuredCall): CallFigures {
  const { toolFailed, turnMs, costUsd } = call;
  return {
    handoffs: Number(call.wasHandedOff),
    callbacks: Number(call.askedForCallback),
    failures: Number(call.failed),
    interruptions: call.interruptions,
    ...(toolFailed !== undefined && { tool_failures: Number(toolFailed) }),
    ...(turnMs.length > 0 && { turn_seconds: mean(turnMs) / 1000 }),
    ...(costUsd !== undefined && { cost_usd: costUsd }),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
