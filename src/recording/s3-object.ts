import { Readable } from 'node:stream';
import { GetObjectCommand, type GetObjectCommandOutput, type S3Client } from '@aws-sdk/client-s3';
import { withDeadline } from '../async/deadline.ts';
import { RecordingError } from '../errors.ts';
import { type ByteRange, rangeHeader } from './byte-range.ts';
import type { RecordedAudio } from './recorded-audio.ts';
import { askS3 } from './s3-client.ts';

/** For the first byte. */
const LIMIT_MS = 10_000;
const CONTENT_RANGE = /^bytes (\d+)-(\d+)\/(\d+)$/;

/**
 * Opens an object of a bucket.
 * @throws RecordingError when the bucket refuses or does not answer in time
 */
export async function readObject(
  client: S3Client,
  { bucket, key }: { readonly bucket: string; readonly key: string },
  range: ByteRange | undefined,
): Promise<RecordedAudio | 'missing' | 'out_of_range'> {
  const command = new GetObjectCommand({
    Bucket: bucket,
    Key: key,
    ...(range && { Range: rangeHeader(range) }),
  });
  let output: GetObjectCommandOutput | 'missing' | 'out_of_range' | undefined;
  const ask = async (abortSignal: AbortSignal) => {
    output = await client.send(command, { abortSignal }).catch(answerOf);
  };
  const onLate = () => {
    throw new RecordingError('recording_unavailable', 'S3 did not answer in time');
  };
  await askS3(() => withDeadline(ask, { limitMs: LIMIT_MS, onLate }));
  if (output === undefined || output === 'missing' || output === 'out_of_range') return output ?? 'missing';
  return audioOf(output);
}

function audioOf({
  Body,
  ContentLength = 0,
  ContentRange,
}: GetObjectCommandOutput): RecordedAudio | 'missing' {
  if (!(Body instanceof Readable)) return 'missing';
  const [, start, end, total] = CONTENT_RANGE.exec(ContentRange ?? '') ?? [];
  const isPart = start !== undefined && end !== undefined;
  return {
    stream: Body,
    sizeBytes: total === undefined ? ContentLength : Number(total),
    range: isPart ? { start: Number(start), end: Number(end) } : undefined,
  };
}

/** Answers that say something about the object, not about the bucket. */
function answerOf(error: unknown): 'missing' | 'out_of_range' {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NoSuchKey' || name === 'NotFound') return 'missing';
  if (name === 'InvalidRange') return 'out_of_range';
  throw error;
}
