import { BYTES_PER_MS, SILENCE_BYTE } from '../../src/audio/format.ts';
import { ANSWER_HEAD_MS, oneZero, partOf } from './answer-bytes.ts';
import type { CallerEvent, CallTrack, EventKind } from './events.ts';

/** Bytes by which a place in an answer is known. */
const KNOWN_BY_BYTES = 200 * BYTES_PER_MS;
/** Between the `clear` and the last sound that was played, on the clocks of both. */
const CLEAR_TOLERANCE_MS = 150;
/** An answer that stops this shortly before its end has ended. */
const END_TOLERANCE_BYTES = 250 * BYTES_PER_MS;

/** The assistant stopped for a sound, and went on. Milliseconds since the answer of the call. */
export interface Resume {
  /** What it stopped for. */
  readonly kind: EventKind;
  /** When the caller stopped hearing it, and when they heard it again. */
  readonly pauseMs: number;
  readonly resumeMs: number;
  /** The place in the answer at which each was, milliseconds of the answer. */
  readonly stoppedAtMs: number;
  readonly wentOnAtMs: number;
  /** How much of the answer was heard without a gap from there on, milliseconds. */
  readonly heardMs: number;
}

/**
 * The pauses of one call that were wrong. They are found by the bytes of what was played, so that each of them is the
 * assistant's own audio; a gap without a `clear` is the network's.
 * @param heard what the caller heard since the answer of the call, mu-law
 */
export function resumesOf({ events, clearsMs }: Omit<CallTrack, 'assistant'>, heard: Uint8Array): Resume[] {
  const line = oneZero(heard);
  return events.flatMap((event, index) => {
    const sinceMs = events[index - 1]?.endMs ?? 0;
    const untilMs = events[index + 1]?.startMs ?? Number.POSITIVE_INFINITY;
    const until = Math.min(line.length, untilMs * BYTES_PER_MS);
    return resumesIn(event, line.subarray(0, until), sinceMs * BYTES_PER_MS).filter(({ pauseMs }) =>
      clearsMs.some((atMs) => Math.abs(atMs - pauseMs) <= CLEAR_TOLERANCE_MS),
    );
  });
}

function resumesIn({ kind, answer: mulaw }: CallerEvent, line: Buffer, since: number): Resume[] {
  if (!mulaw) return [];
  const answer = oneZero(mulaw);
  const head = ANSWER_HEAD_MS.from * BYTES_PER_MS;
  const found = line.indexOf(partOf(answer, ANSWER_HEAD_MS), since);
  if (found < 0) return [];
  const resumes: Resume[] = [];
  let stretch = stretchAt(answer, line, { place: head, at: found });
  while (stretch.place < answer.length - END_TOLERANCE_BYTES) {
    const next = nextStretch(answer, line, stretch);
    if (!next) break;
    const end = stretchAt(answer, line, next);
    resumes.push({
      kind,
      pauseMs: stretch.at / BYTES_PER_MS,
      resumeMs: next.at / BYTES_PER_MS,
      stoppedAtMs: stretch.place / BYTES_PER_MS,
      wentOnAtMs: next.place / BYTES_PER_MS,
      heardMs: (end.place - next.place) / BYTES_PER_MS,
    });
    stretch = end;
  }
  return resumes;
}

/** Where an answer is on the line. */
interface Position {
  readonly place: number;
  readonly at: number;
}

/** The first place at which the line has something else. */
function stretchAt(answer: Buffer, line: Buffer, { place, at }: Position): Position {
  let bytes = 0;
  while (
    place + bytes < answer.length &&
    at + bytes < line.length &&
    answer[place + bytes] === line[at + bytes]
  )
    bytes += 1;
  return { place: place + bytes, at: at + bytes };
}

/** Where the answer goes on with the next sound on the line. */
function nextStretch(answer: Buffer, line: Buffer, { at }: Position): Position | undefined {
  const offset = line.subarray(at).findIndex((byte) => byte !== SILENCE_BYTE);
  if (offset < 0) return undefined;
  const sound = line.subarray(at + offset, at + offset + KNOWN_BY_BYTES);
  const place = answer.indexOf(sound);
  return place < 0 ? undefined : { place, at: at + offset };
}
