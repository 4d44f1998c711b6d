import type { VoicePreferences } from '../../voice/client.ts';

/** What callers of one arm get instead of what the profile says. */
export interface Arm {
  readonly name: string;
  /** Weight against the other arms. */
  readonly share: number;
  readonly preferences: VoicePreferences;
  /** Replaces the instructions of the profile. */
  readonly instructions?: string | undefined;
}

/** Numbers of a call that can stop an arm. Each is better when it is lower. */
export const GUARD_METRICS = [
  'handoffs',
  'callbacks',
  'failures',
  'tool_failures',
  'interruptions',
  'turn_seconds',
  'cost_usd',
] as const;
export type GuardMetric = (typeof GUARD_METRICS)[number];

/** When an arm is stopped for new calls. */
export interface ArmGuard {
  readonly metric: GuardMetric;
  /** How much worse an arm may be than another one: points for a rate (0.02 = 2 points), else the metric's own unit. */
  readonly margin: number;
}

export interface Experiment {
  readonly name: string;
  /** Changes when the arms change, so that the counts begin again. Letters and digits. */
  readonly version: string;
  /** Assistants that take part; undefined for all. */
  readonly assistants?: readonly string[] | undefined;
  /** Keeps the arms of two experiments independent of each other. */
  readonly salt: string;
  readonly arms: readonly Arm[];
  readonly guards: readonly ArmGuard[];
  /** No arm is stopped before every arm of a comparison has had this many calls. */
  readonly leastCalls: number;
}
