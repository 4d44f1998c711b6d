import { withDeadline } from '../async/deadline.ts';
import type { Config } from '../config/config.ts';
import type { OperatorFiles } from '../config/operator-files.ts';
import { recordedAssistants } from '../config/recorded-assistants.ts';
import { ConfigError } from '../config/setting-fault.ts';
import type { Setup } from '../config/setup.ts';
import type { AudioStorage } from '../recording/audio-storage.ts';
import { probeFolder } from '../recording/probe-folder.ts';
import { RecordingFolder } from '../recording/recording-folder.ts';
import { RecordingUploads } from '../recording/recording-uploads.ts';
import { Recordings } from '../recording/recordings.ts';
import type { DynamoSessionStore } from '../store/dynamodb.ts';
import type { Tools } from './tools.ts';

/** The recording of calls. */
export interface RecordingServices {
  readonly recordings: Recordings;
  /** @throws ConfigError when calls are recorded and RECORDING_DIR cannot be written */
  start(): Promise<void>;
  /** Ends what is being recorded, and stores it within this time if it can. */
  close(deadlineMs: number): Promise<void>;
}

/** What decides about recordings. */
type RecordingSetup = Pick<Setup, 'config'> & { readonly files: Pick<OperatorFiles, 'assistants'> };

/** Creates the parts that record calls and store recordings. Opens no connection. */
export async function createRecording(
  { config, files }: RecordingSetup,
  store: Pick<DynamoSessionStore, 'addRecording'>,
  tools: Tools,
): Promise<RecordingServices> {
  const { recording, awsRegion: region } = config;
  const folder = new RecordingFolder({ folder: recording.folder });
  const storage = await openStorage(recording, region);
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
    start: async () => {
      if (recordedAssistants(config, files).length > 0) await demandFolder(recording.folder);
      uploads.start();
    },
    close: async (deadlineMs) => {
      await recordings.close();
      if (storage)
        await withDeadline(() => uploads.close(), { limitMs: deadlineMs, onLate: () => undefined });
      storage?.close();
    },
  };
}

/** Loads the SDK of S3 only where a bucket is set, and before the first call: loading it takes the thread a fifth of a second. */
async function openStorage(
  { bucket, kmsKeyId }: Config['recording'],
  region: string,
): Promise<AudioStorage | undefined> {
  if (bucket === undefined) return undefined;
  const { S3Storage } = await import('../recording/s3-storage.ts');
  return new S3Storage({ region, bucket, kmsKeyId });
}

/** A gateway that is to record and cannot must not start: the operator would find out by missing recordings. */
async function demandFolder(folder: string): Promise<void> {
  const found = await probeFolder(folder);
  if (found) throw new ConfigError([{ name: 'RECORDING_DIR', ...found }]);
}
