import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { RecordingError } from '../errors.ts';
import { askS3, createS3Client } from './s3-client.ts';

const ADDRESS = /^s3:\/\/([^/]+)\/(.+)$/;

/**
 * Deletes recordings by the addresses that sessions have. One that is missing counts as deleted.
 * @throws RecordingError at the first that could not be deleted
 */
export async function removeRecordings(addresses: readonly string[], region: string): Promise<void> {
  const client = createS3Client(region);
  try {
    for (const address of addresses) {
      const [, bucket, key] = ADDRESS.exec(address) ?? [];
      if (bucket === undefined || key === undefined) {
        throw new RecordingError('recording_refused', `${address} is not the address of an S3 object`);
      }
      await askS3(() => client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key })));
    }
  } finally {
    client.destroy();
  }
}
