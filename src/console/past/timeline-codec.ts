import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { isRecord } from '../../is-record.ts';
import type { CallEvent } from '../../media/call-observer.ts';
import type { TimedEvent } from '../views.ts';
import type { RecordedEvents } from './timeline-recorder.ts';

export interface PackedEvents {
  readonly events: Uint8Array;
  readonly cut: number;
}

/** An item of DynamoDB holds 400 kB. Most calls need less than 5 kB. */
export const MAX_PACKED_BYTES = 100_000;
/** The end and what follows it: tools that ran then, a hand-off, the last costs. */
const MOST_AFTER_END = 32;
/** Unpacking a wrong item must not fill the memory. */
const MAX_UNPACKED_BYTES = 8_000_000;

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** Compresses events, off the thread of the calls. Leaves out late ones, except the end, until they fit. */
export async function packEvents({ events, cut }: RecordedEvents): Promise<PackedEvents> {
  let kept = events;
  const end = endOf(events);
  for (;;) {
    const packed = await compress(JSON.stringify(kept.map(({ atMs, event }) => [atMs, event])));
    if (packed.byteLength <= MAX_PACKED_BYTES)
      return { events: packed, cut: cut + events.length - kept.length };
    const fitting = Math.floor((kept.length * MAX_PACKED_BYTES) / packed.byteLength) - 1 - end.length;
    kept = [...kept.slice(0, Math.max(0, fitting)), ...end];
  }
}

/** The end of the stream, and the little that may follow it; the last event of a stream that has none. */
function endOf(events: RecordedEvents['events']): RecordedEvents['events'] {
  const place = events.findLastIndex(({ event }) => event.type === 'ended');
  return place < 0 ? events.slice(-1) : events.slice(place, place + MOST_AFTER_END);
}

/**
 * Reads what `packEvents` made. An event of an unknown type is left out.
 * @throws Error when it is something else
 */
export async function unpackEvents(packed: Uint8Array): Promise<TimedEvent[]> {
  const text = (await decompress(packed, { maxOutputLength: MAX_UNPACKED_BYTES })).toString();
  const pairs: unknown = JSON.parse(text);
  if (!Array.isArray(pairs)) throw new TypeError('The stored events of the call are not a list');
  return pairs.flatMap(parsePair);
}

function parsePair(pair: unknown): TimedEvent[] {
  if (!Array.isArray(pair)) return [];
  const [atMs, event]: unknown[] = pair;
  if (typeof atMs !== 'number' || !isRecord(event) || !KNOWN.has(event.type)) return [];
  // Only this gateway writes these items.
  return [{ atMs, event: event as unknown as CallEvent }];
}

const TYPES: Readonly<Record<CallEvent['type'], true>> = {
  started: true,
  ready: true,
  renewed: true,
  failed_over: true,
  caller_saying: true,
  turn: true,
  answered: true,
  answer_times: true,
  assistant_saying: true,
  assistant_heard: true,
  recalled: true,
  caller_speaks: true,
  caller_stops: true,
  speaks: true,
  spoken: true,
  barge_in: true,
  overlap: true,
  tool_began: true,
  tool: true,
  escalation: true,
  handoff: true,
  phase: true,
  secure_input: true,
  cost: true,
  language: true,
  mood: true,
  steered: true,
  ended: true,
};
const KNOWN: ReadonlySet<unknown> = new Set(Object.keys(TYPES));
