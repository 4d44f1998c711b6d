import { isRecord } from '../is-record.ts';
import { type Item, readNumber, readText } from './attributes.ts';
import { eventsKey, type ItemKey } from './table.ts';

/** The events of one stream of a call, as they are stored: compressed and without words. */
export interface StoredTimeline {
  /** Which of the call's streams, 0 for the first. */
  readonly resumeCount: number;
  /** When the stream began, ISO 8601. The events count their milliseconds from it. */
  readonly startedAt: string;
  /** Gzip of one JSON array. */
  readonly events: Uint8Array;
  /** How many events did not fit. */
  readonly cut: number;
}

/** @param expiresAt epoch seconds: with the session */
export function buildTimeline(
  sessionId: string,
  timeline: StoredTimeline,
  expiresAt: number,
): ItemKey & Item {
  return { ...eventsKey(sessionId, timeline.resumeCount), sessionId, ...timeline, expiresAt };
}

/** @returns undefined unless the item is a complete timeline */
export function parseTimeline(item: unknown): (StoredTimeline & { readonly expiresAt: number }) | undefined {
  if (!isRecord(item)) return undefined;
  const resumeCount = readNumber(item, 'resumeCount');
  const startedAt = readText(item, 'startedAt');
  const expiresAt = readNumber(item, 'expiresAt');
  const { events } = item;
  if (resumeCount === undefined || startedAt === undefined || expiresAt === undefined) return undefined;
  if (!(events instanceof Uint8Array)) return undefined;
  return { resumeCount, startedAt, events, cut: readNumber(item, 'cut') ?? 0, expiresAt };
}
