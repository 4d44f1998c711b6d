import { S3Client } from '@aws-sdk/client-s3';
import { RecordingError } from '../errors.ts';

/** Answers of S3 that another try does not change. */
const REFUSALS: ReadonlySet<string> = new Set([
  'AccessDenied',
  'NoSuchBucket',
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'KMS.NotFoundException',
  'KMS.DisabledException',
]);

/** A client of Amazon S3, or of another server with its protocol (`AWS_ENDPOINT_URL_S3`). Opens no connection. */
export function createS3Client(region: string): S3Client {
  const endpoint = process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL;
  // Other servers seldom have a host name for each bucket.
  return new S3Client({ region, forcePathStyle: endpoint !== undefined });
}

/** @throws RecordingError in place of the errors of the SDK */
export async function askS3(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    const code = REFUSALS.has(name) ? 'recording_refused' : 'recording_unavailable';
    throw new RecordingError(code, `S3 answered ${name}`, { cause: error });
  }
}
