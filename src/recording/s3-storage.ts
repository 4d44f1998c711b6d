import { createReadStream } from 'node:fs';
import type { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { AudioStorage } from './audio-storage.ts';
import { askS3, createS3Client } from './s3-client.ts';

export interface S3StorageOptions {
  readonly region: string;
  readonly bucket: string;
  /** ID, alias or ARN of a KMS key. Without it the bucket's own encryption applies. */
  readonly kmsKeyId?: string | undefined;
}

const FOLDER = 'calls/';
/**
 * A longer file goes in parts of this size, two at the same time; S3 takes parts of 5 MiB and more.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html
 */
const PART_BYTES = 8 * 1024 * 1024;
const PARTS_AT_ONCE = 2;

/** Keeps recordings in an S3 bucket. */
export class S3Storage implements AudioStorage {
  readonly #options: S3StorageOptions;
  readonly #client: S3Client;

  constructor(options: S3StorageOptions) {
    this.#options = options;
    this.#client = createS3Client(options.region);
  }

  addressOf(name: string): string {
    return `s3://${this.#options.bucket}/${FOLDER}${name}`;
  }

  async store(name: string, path: string): Promise<void> {
    const { bucket, kmsKeyId } = this.#options;
    const body = createReadStream(path);
    let fault: Error | undefined;
    body.once('error', (error) => {
      fault = error;
    });
    const upload = new Upload({
      client: this.#client,
      partSize: PART_BYTES,
      queueSize: PARTS_AT_ONCE,
      leavePartsOnError: false,
      params: {
        Bucket: bucket,
        Key: FOLDER + name,
        Body: body,
        ContentType: 'audio/wav',
        ...(kmsKeyId !== undefined && { ServerSideEncryption: 'aws:kms' as const, SSEKMSKeyId: kmsKeyId }),
      },
    });
    try {
      await askS3(() => upload.done());
    } catch (error) {
      // The file cannot be read: that says nothing about the bucket.
      throw fault ?? error;
    } finally {
      body.destroy();
    }
  }

  close(): void {
    this.#client.destroy();
  }
}
