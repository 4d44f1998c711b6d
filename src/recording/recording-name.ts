import { join, sep } from 'node:path';

/** One stream of a call: a call that goes on in another stream has a further recording. */
export interface RecordedStream {
  readonly callSid: string;
  /** 0 for the first stream of the call. */
  readonly resumeCount: number;
  readonly startedAt: Date;
}

/** The name of a recording, which is also what its object in the bucket is called. */
const NAME = /^\d{4}\/\d{2}\/\d{2}\/([\w]+)(?:-\d+)?\.wav$/;
/** A session id, as a file may be called. */
const SAFE_ID = /^\w{1,64}$/;

/**
 * `yyyy/mm/dd/<CallSid>.wav` for the first stream of a call, `<CallSid>-2.wav` for the second, in UTC.
 * @returns undefined for an id that cannot be the name of a file
 */
export function recordingName({ callSid, resumeCount, startedAt }: RecordedStream): string | undefined {
  if (!SAFE_ID.test(callSid)) return undefined;
  const part = resumeCount === 0 ? '' : `-${resumeCount + 1}`;
  return `${startedAt.toISOString().slice(0, 10).replaceAll('-', '/')}/${callSid}${part}.wav`;
}

/** The session that a recording belongs to; undefined for a file that is not a recording. */
export function sessionOf(name: string): string | undefined {
  return NAME.exec(name)?.[1];
}

/** Where the file lies. */
export function pathOf(folder: string, name: string): string {
  return join(folder, ...name.split('/'));
}

/** The name of a file, from its path within the folder. */
export function nameOf(pathInFolder: string): string {
  return pathInFolder.split(sep).join('/');
}
