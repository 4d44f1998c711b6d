import type { StoredTurn } from '../../store/session-store.ts';
import type { StoredTimeline } from '../../store/timeline-item.ts';
import type { TimedEvent } from '../views.ts';
import { withWords } from './kept-event.ts';
import { unpackEvents } from './timeline-codec.ts';
import type { LiveTimeline } from './timelines.ts';

/** What happened in a whole call, without words. */
export interface CallTimeline {
  /** When its first stream began, epoch milliseconds; undefined when that was not stored. */
  readonly startedAtMs: number | undefined;
  /** At epoch milliseconds. */
  readonly events: readonly TimedEvent[];
  readonly isStored: boolean;
  readonly cutEvents: number;
}

interface JoinOptions {
  /** The stream that goes on here. */
  readonly live: LiveTimeline | undefined;
  /** Told of a stream whose events cannot be read. It is left out. */
  readonly onFault: (error: unknown) => void;
}

/** Puts the streams of a call in a row. */
export async function joinStreams(
  stored: readonly StoredTimeline[],
  { live, onFault }: JoinOptions,
): Promise<CallTimeline> {
  const others = stored.filter(({ resumeCount }) => resumeCount !== live?.resumeCount);
  const unpacked = await Promise.all(
    others.map((timeline) =>
      unpack(timeline).catch((error: unknown) => {
        onFault(error);
        return undefined;
      }),
    ),
  );
  const readable = unpacked.filter((timeline) => timeline !== undefined);
  const streams = [...readable, ...(live ? [live] : [])].sort((a, b) => a.resumeCount - b.resumeCount);
  return {
    startedAtMs: streams.find(({ resumeCount }) => resumeCount === 0)?.startedAtMs,
    events: streams.flatMap((stream) =>
      stream.events.map(({ atMs, event }) => ({ atMs: stream.startedAtMs + atMs, event })),
    ),
    isStored: streams.length > 0,
    cutEvents: streams.reduce((sum, { cut }) => sum + cut, 0),
  };
}

async function unpack({ resumeCount, startedAt, events, cut }: StoredTimeline): Promise<LiveTimeline> {
  return { resumeCount, startedAtMs: Date.parse(startedAt), events: await unpackEvents(events), cut };
}

/** The events with the words of the stored turns, for the reducer of the live page. */
export function toldWithWords({ events }: CallTimeline, turns: readonly StoredTurn[]): TimedEvent[] {
  const words = new Map(turns.map(({ number, text }) => [number, text]));
  const told = new Set(events.flatMap(({ event }) => (event.type === 'turn' ? [event.turn.number] : [])));
  const untold = turns.filter(({ number }) => !told.has(number)).map(turnEvent);
  const all = [...events.map((timed) => withWords(timed, words)), ...untold];
  return untold.length === 0 ? all : all.sort((a, b) => a.atMs - b.atMs);
}

/** A turn that is in the table, though its event was not kept. */
function turnEvent({ number, role, text, startedAt, interrupted }: StoredTurn): TimedEvent {
  const startedAtMs = Date.parse(startedAt);
  const turn = { number, role, text, startedAtMs, interrupted };
  return { atMs: startedAtMs, event: { type: 'turn', turn } };
}
