import { type CallerEvent, type CallTrack, classOf, type EventClass, type Segment } from './events.ts';

/** The windows of the public benchmark, milliseconds. */
const YIELD_WINDOW_MS = 2000;
const IGNORE_WINDOW_MS = 1000;
const RESPONSE_WINDOW_MS = 2000;
/** An answer that stops this shortly before its end has been said to its end. */
const END_TOLERANCE_MS = 250;

/** What is measured at one event; a member is absent when it does not apply. */
export interface Outcome {
  readonly event: CallerEvent;
  readonly eventClass: EventClass;
  /** From the end of a turn to the answer; absent when there was none. */
  readonly responseMs?: number;
  /** Whether a turn, after which the assistant was silent, was answered before the caller spoke again. */
  readonly isAnswered?: boolean;
  /** From the start of an interruption until the assistant was silent; absent when it went on. */
  readonly yieldMs?: number;
  readonly isYielded?: boolean;
  /** How often the assistant began to speak while the caller was saying a turn. */
  readonly incursions?: number;
  /** Whether something that asks for no answer was ignored, in the windows of the benchmark. */
  readonly isIgnored?: boolean;
  /** Whether the answer that it fell into was heard to its end, with or without a pause. */
  readonly isHeardOut?: boolean;
  /** From the end of a stop word to the `clear` at the carrier; negative when it came before. */
  readonly clearMs?: number;
}

/**
 * What became of each event of a call, by the definitions of tau2-bench, with ticks of 20 ms.
 * @see https://github.com/sierra-research/tau2-bench/blob/main/docs/interaction-metrics.md
 */
export function outcomesOf(track: CallTrack): Outcome[] {
  return track.events.map((event, index) => outcomeOf(track, event, track.events[index + 1]));
}

function outcomeOf(track: CallTrack, event: CallerEvent, next: CallerEvent | undefined): Outcome {
  const eventClass = classOf(event);
  const untilMs = next?.startMs ?? Number.POSITIVE_INFINITY;
  const common = { event, eventClass };
  // A stop word in silence asks for nothing.
  if (eventClass === 'turn' && event.kind === 'stop') return common;
  if (eventClass === 'turn') return { ...common, ...turnOutcome(track, event, untilMs) };
  if (eventClass === 'interruption') return { ...common, ...interruptionOutcome(track, event, untilMs) };
  return { ...common, ...unaddressedOutcome(track, event) };
}

function turnOutcome({ assistant }: CallTrack, event: Segment, untilMs: number): Partial<Outcome> {
  const incursions = assistant.filter(({ startMs }) => within(startMs, event.startMs, event.endMs)).length;
  if (assistant.some((segment) => covers(segment, event.endMs))) return { incursions };
  const answer = assistant.find(({ startMs }) => startMs >= event.endMs && startMs < untilMs);
  if (!answer) return { incursions, isAnswered: false };
  return { incursions, isAnswered: true, responseMs: answer.startMs - event.endMs };
}

/** One that falls on the natural end of the answer shows nothing. A stop word asks for silence, not for an answer. */
function interruptionOutcome(track: CallTrack, event: CallerEvent, untilMs: number): Partial<Outcome> {
  const spoken = track.assistant.find((segment) => covers(segment, event.startMs));
  if (!spoken || isNatural(spoken, event)) return {};
  const yieldMs = spoken.endMs - event.startMs;
  const clear = clearOf(track, event);
  const stopped = yieldMs <= YIELD_WINDOW_MS ? { isYielded: true, yieldMs } : { isYielded: false };
  if (event.kind === 'stop') return { ...stopped, ...(clear !== undefined && { clearMs: clear }) };
  return stopped.isYielded ? { ...stopped, ...turnOutcome(track, event, untilMs) } : stopped;
}

function unaddressedOutcome({ assistant }: CallTrack, event: CallerEvent): Partial<Outcome> {
  const { startMs, naturalEndMs, isHeardOut } = event;
  const spoken = assistant.find((segment) => covers(segment, startMs));
  if (!spoken && naturalEndMs === undefined) return silentOutcome(assistant, event);
  if (!spoken || naturalEndMs === undefined) return {};
  const isStopped = !isNatural(spoken, event) && spoken.endMs - startMs <= IGNORE_WINDOW_MS;
  return { isIgnored: !isStopped, ...(isHeardOut !== undefined && { isHeardOut }) };
}

/** In silence "yes" is an answer, so a backchannel shows nothing there. */
function silentOutcome(assistant: readonly Segment[], event: CallerEvent): Partial<Outcome> {
  if (event.kind === 'backchannel') return {};
  const untilMs = event.endMs + RESPONSE_WINDOW_MS;
  return { isIgnored: !assistant.some(({ startMs }) => within(startMs, event.startMs, untilMs)) };
}

function clearOf({ clearsMs }: CallTrack, { startMs, endMs }: Segment): number | undefined {
  const clear = clearsMs.find((atMs) => atMs >= startMs && atMs <= endMs + YIELD_WINDOW_MS);
  return clear === undefined ? undefined : clear - endMs;
}

function isNatural({ endMs }: Segment, { naturalEndMs }: CallerEvent): boolean {
  return naturalEndMs !== undefined && endMs >= naturalEndMs - END_TOLERANCE_MS;
}

function covers({ startMs, endMs }: Segment, atMs: number): boolean {
  return startMs <= atMs && atMs < endMs;
}

function within(atMs: number, fromMs: number, untilMs: number): boolean {
  return atMs > fromMs && atMs < untilMs;
}
