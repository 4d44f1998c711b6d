import { withDeadline } from '../async/deadline.ts';
import type { Config } from '../config/config.ts';
import { RecordingFolder } from '../recording/recording-folder.ts';
import { RecordingUploads } from '../recording/recording-uploads.ts';
import { Recordings } from '../recording/recordings.ts';
import { S3Storage } from '../recording/s3-storage.ts';
import type { DynamoSessionStore } from '../store/dynamodb.ts';
import type { Tools } from './tools.ts';

/** The recording of calls. */
export interface RecordingServices {
  readonly recordings: Recordings;
  start(): void;
  /** Ends what is being recorded, and stores it within this time if it can. */
  close(deadlineMs: number): Promise<void>;
}

/** Creates the parts that record calls and store recordings. Opens no connection. */
export function createRecording(
  { recording, awsRegion: region }: Pick<Config, 'recording' | 'awsRegion'>,
  store: Pick<DynamoSessionStore, 'addRecording'>,
  tools: Tools,
): RecordingServices {
  const { bucket, kmsKeyId } = recording;
  const folder = new RecordingFolder({ folder: recording.folder });
  const storage = bucket === undefined ? undefined : new S3Storage({ region, bucket, kmsKeyId });
  const recordings: Recordings = new Recordings({ folder, onComplete: () => uploads.kick(), ...tools });
  const uploads = new RecordingUploads({
    folder,
    storage,
    note: (sessionId, address) => store.addRecording(sessionId, address),
    isOurs: (name) => recordings.isOurs(name),
    ...tools,
  });
  return {
    recordings,
    start: () => uploads.start(),
    close: async (deadlineMs) => {
      await recordings.close();
      if (storage)
        await withDeadline(() => uploads.close(), { limitMs: deadlineMs, onLate: () => undefined });
      storage?.close();
    },
  };
}
