import type { StoredTurn } from '../../store/session-store.ts';
import type { StoredTimeline } from '../../store/timeline-item.ts';
import type { TimedEvent } from '../views.ts';
import { withWords } from './kept-event.ts';
import { unpackEvents } from './timeline-codec.ts';
import type { LiveTimeline } from './timelines.ts';

/** What happened in a whole call, without words. */
export interface CallTimeline {
  readonly events: readonly TimedEvent[];
  readonly isStored: boolean;
  readonly cutEvents: number;
}

interface JoinOptions {
  /** The stream that goes on here. */
  readonly live: LiveTimeline | undefined;
  /** When the call began, epoch milliseconds. */
  readonly startedAtMs: number;
  /** Told of a stream whose events cannot be read. It is left out. */
  readonly onFault: (error: unknown) => void;
}

/** Puts the streams of a call in a row. */
export async function joinStreams(
  stored: readonly StoredTimeline[],
  { live, startedAtMs, onFault }: JoinOptions,
): Promise<CallTimeline> {
  const others = stored.filter(({ resumeCount }) => resumeCount !== live?.resumeCount);
  const unpacked = await Promise.all(others.map((timeline) => unpack(timeline).catch((error: unknown) => {
        onFault(error);
        return undefined;
      })));
  const readable = unpacked.filter((timeline) => timeline !== undefined);
  const streams = [...readable, ...(live ? [live] : [])].sort((a, b) => a.resumeCount - b.resumeCount);
  const known = new Set(streams.map(({ resumeCount }) => resumeCount));
  const events = streams.flatMap((stream) => {
    const offsetMs = Math.max(0, stream.startedAtMs - startedAtMs);
    // What an earlier stream has told is not told again.
    const own = known.has(stream.resumeCount - 1)
      ? stream.events.filter(({ event }) => event.type !== 'recalled')
      : stream.events;
    return own.map(({ atMs, event }) => ({ atMs: atMs + offsetMs, event }));
  });
  return {
    events,
    isStored: streams.length > 0,
    cutEvents: streams.reduce((sum, { cut }) => sum + cut, 0),
  };
}

async function unpack({ resumeCount, startedAt, events, cut }: StoredTimeline): Promise<LiveTimeline> {
  return { resumeCount, startedAtMs: Date.parse(startedAt), events: await unpackEvents(events), cut };
}

/** The events with the words of the stored turns, for the reducer of the live page. */
export function toldWithWords(
  { events }: CallTimeline,
  turns: readonly StoredTurn[],
  startedAtMs: number,
): TimedEvent[] {
  const words = new Map(turns.map(({ number, text }) => [number, text]));
  const told = new Set(events.flatMap(({ event }) => (event.type === 'turn' ? [event.turn.number] : [])));
  const untold = turns.filter(({ number }) => !told.has(number)).map((turn) => turnEvent(turn, startedAtMs));
  const all = [...events.map((timed) => withWords(timed, words)), ...untold];
  return untold.length === 0 ? all : all.sort((a, b) => a.atMs - b.atMs);
}

/** A turn that is in the table, though its event was not kept. */
function turnEvent({ number, role, text, startedAt, interrupted }: StoredTurn, startMs: number): TimedEvent {
  const startedAtMs = Date.parse(startedAt);
  const turn = { number, role, text, startedAtMs, interrupted };
  return { atMs: Math.max(0, startedAtMs - startMs), event: { type: 'turn', turn } };
}
