import type { Tool } from './tool.ts';

/** How one call of a tool ended, for the record and the metrics. */
export const TOOL_RESULTS = [
  'ok',
  'error',
  'timeout',
  'invalid_arguments',
  'unknown_tool',
  'duplicate',
  'blocked',
  'busy',
  'cancelled',
  'abandoned',
  'circuit_open',
] as const;
export type ToolRunResult = (typeof TOOL_RESULTS)[number];

/** What the model wrote when it called a tool. */
export interface ToolRunRequest {
  readonly callId: string;
  readonly name: string;
  /** JSON text, as the model wrote it. */
  readonly arguments: string;
}

/** The answer to one call of the model. */
export interface ToolRunAnswer {
  /** JSON for the model. */
  readonly value: Readonly<Record<string, unknown>>;
  readonly result: ToolRunResult;
  /** Where the answer came from, for the record. */
  readonly sources: readonly string[];
  /** Whether the model is asked to speak about it: not for a call that the caller cancelled. */
  readonly spoken: boolean;
}

/** A call of a tool that was accepted. It may wait for a place before it runs. */
export interface ToolRunStart {
  readonly callId: string;
  readonly tool: Tool;
}

export interface ToolRunEnd {
  readonly callId: string;
  /** The name of a declared tool, or `unknown`. */
  readonly name: string;
  readonly result: ToolRunResult;
  /** From the model's call to the answer, the wait for a place included. */
  readonly durationMs: number;
  /** JSON bytes of the answer for the model. */
  readonly bytes: number;
  readonly sources: readonly string[];
}

/** Follows the tools of one call: for fillers, the record and traces. Its methods must not throw. */
export interface ToolRunListener {
  /** Not called when a call of the model is refused before the tool runs. */
  toolStarted(start: ToolRunStart): void;
  /** Once for each call of the model, except a repeated call id; also for those that are refused. */
  toolEnded(end: ToolRunEnd): void;
}
