import { type CallTrack, classOf, type Segment } from './events.ts';

/** What one turn is scored by, milliseconds. */
export interface ScoredTurn extends Segment {
  /** Whether the caller spoke into the assistant's speech. */
  readonly isInterruption: boolean;
}

const YIELD_ZERO_MS = 2000;
const OVERLAP_ZERO_MS = 2000;
/** An assistant that interrupts is never scored above this. */
const INTERRUPTED_MOST = 0.5;

/**
 * The turn-taking score of EVA: the plain mean over the caller's turns, from 0 to 1. Undefined without turns.
 * @see https://github.com/ServiceNow/eva/blob/main/docs/metrics/turn_taking.md
 */
export function callScore(track: CallTrack): number | undefined {
  const turns = track.events
    .filter((event) => ['turn', 'interruption'].includes(classOf(event)) && event.kind !== 'stop')
    .map((event) => ({ ...event, isInterruption: classOf(event) === 'interruption' }));
  if (turns.length === 0) return undefined;
  const scores = turns.map((turn, index) => scoreTurn(turn, turns[index + 1], track.assistant));
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** @param next the caller's next turn, before which an answer must come */
export function scoreTurn(
  turn: ScoredTurn,
  next: Segment | undefined,
  assistant: readonly Segment[],
): number {
  const parts: number[] = [];
  const untilMs = next?.startMs ?? Number.POSITIVE_INFINITY;
  const answer = assistant.find(({ startMs }) => startMs >= turn.endMs && startMs < untilMs);
  const incursions = assistant.filter(({ startMs }) => startMs > turn.startMs && startMs < turn.endMs);
  if (turn.isInterruption) parts.push(yieldScore(turn, assistant));
  if (incursions.length > 0) {
    const overlapMs = incursions.reduce((sum, segment) => sum + overlap(segment, turn), 0);
    parts.push(INTERRUPTED_MOST * Math.max(0, 1 - overlapMs / OVERLAP_ZERO_MS));
    parts.push(INTERRUPTED_MOST * Math.max(0, 1 - (incursions.length - 1) / 2));
    if (answer) parts.push(latencyScore(answer.startMs - turn.endMs));
  }
  if (parts.length > 0) return Math.min(...parts);
  return answer ? latencyScore(answer.startMs - turn.endMs) : 0;
}

/** Rises from 0 at -500 ms to 1 at 500 ms, stays until 2 s, and falls to 0 at 3.5 s. */
export function latencyScore(ms: number): number {
  if (ms < 500) return Math.max(0, (ms + 500) / 1000);
  return Math.min(1, Math.max(0, (3500 - ms) / 1500));
}

function yieldScore(turn: Segment, assistant: readonly Segment[]): number {
  const spoken = assistant.find(({ startMs, endMs }) => startMs <= turn.startMs && turn.startMs < endMs);
  return spoken ? Math.max(0, 1 - (spoken.endMs - turn.startMs) / YIELD_ZERO_MS) : 1;
}

function overlap(a: Segment, b: Segment): number {
  return Math.max(0, Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs));
}
