import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import { type ByteRange, placeRange } from './byte-range.ts';
import { isMissing } from './missing-file.ts';
import type { RecordedAudio } from './recorded-audio.ts';
import { pathOf, recordingName, sessionOf } from './recording-name.ts';

/** The session whose recordings are meant. */
export interface RecordedSession {
  readonly sessionId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly resumeCount: number;
  readonly recording?: readonly string[];
}

interface Place {
  /** Of the file, as `recordingName` makes it. */
  readonly name: string;
  /** Of the object; undefined for one that is only in the folder. */
  readonly object: { readonly bucket: string; readonly key: string } | undefined;
}

const ADDRESS = /^s3:\/\/([^/]+)\/(?:calls\/)(.+)$/;
const DAY_MS = 86_400_000;

/** Reads recordings: from the folder while they are there, otherwise from the bucket. */
export class RecordingReader {
  readonly #folder: string;
  readonly #region: string;
  #client: S3Client | undefined;

  constructor({ folder, region }: { readonly folder: string; readonly region: string }) {
    this.#folder = folder;
    this.#region = region;
  }

  /** @returns how many recordings of a session there are, one for each recorded stream */
  async count(session: RecordedSession): Promise<number> {
    return (await this.#places(session)).length;
  }

  /**
   * @param part from 1
   * @param range which bytes; undefined: all
   * @returns `missing` without such a recording, `out_of_range` when it has none of these bytes
   * @throws RecordingError when the bucket cannot be read
   */
  async open(
    session: RecordedSession,
    part: number,
    range: ByteRange | undefined,
  ): Promise<RecordedAudio | 'missing' | 'out_of_range'> {
    const place = (await this.#places(session))[part - 1];
    if (!place) return 'missing';
    const file = await this.#openFile(place.name, range);
    if (file !== 'missing' || !place.object) return file;
    // The SDK is loaded at the start where a bucket is set. Elsewhere there is seldom such a recording.
    const [{ createS3Client }, { readObject }] = await Promise.all([
      import('./s3-client.ts'),
      import('./s3-object.ts'),
    ]);
    this.#client ??= createS3Client(this.#region);
    return readObject(this.#client, place.object, range);
  }

  close(): void {
    this.#client?.destroy();
  }

  async #openFile(name: string, range: ByteRange | undefined): ReturnType<RecordingReader['open']> {
    const path = pathOf(this.#folder, name);
    const sizeBytes = await sizeOf(path);
    if (sizeBytes === undefined) return 'missing';
    const placed = range && placeRange(range, sizeBytes);
    if (range && !placed) return 'out_of_range';
    return { stream: createReadStream(path, placed), sizeBytes, range: placed };
  }

  /** What the session names, or, where no bucket is used, what lies in the folder. */
  async #places(session: RecordedSession): Promise<Place[]> {
    const named = (session.recording ?? []).flatMap((address) => placeOf(address, session.sessionId));
    if (named.length > 0) return named.sort((a, b) => partOf(a.name) - partOf(b.name));
    const found: Place[] = [];
    for (const name of namesOf(session)) {
      if ((await sizeOf(pathOf(this.#folder, name))) !== undefined) found.push({ name, object: undefined });
    }
    return found;
  }
}

/** Only recordings of this session, whatever its item names. */
function placeOf(address: string, sessionId: string): Place[] {
  const [, bucket, name] = ADDRESS.exec(address) ?? [];
  if (bucket === undefined || name === undefined || sessionOf(name) !== sessionId) return [];
  return [{ name, object: { bucket, key: `calls/${name}` } }];
}

/** A call may go on after midnight, and a recording has the day on which its stream began. */
function namesOf({ sessionId, createdAt, updatedAt, resumeCount }: RecordedSession): string[] {
  const first = Date.parse(createdAt);
  const days = updatedAt.slice(0, 10) === createdAt.slice(0, 10) ? [first] : [first, first + DAY_MS];
  const streams = Array.from({ length: resumeCount + 1 }, (_, index) => index);
  return streams.flatMap((index) =>
    days.flatMap((day) => {
      const startedAt = new Date(day);
      return recordingName({ callSid: sessionId, resumeCount: index, startedAt }) ?? [];
    }),
  );
}

function partOf(name: string): number {
  return Number(/-(\d+)\.wav$/.exec(name)?.[1] ?? 1);
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    const { size } = await stat(path);
    return size;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
