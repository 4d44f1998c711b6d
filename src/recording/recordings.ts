import type { Logger } from '../logging.ts';
import type { CallMedia } from '../media/call-media.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { CallRecording } from './call-recording.ts';
import { diskAdvice } from './disk-advice.ts';
import { RecordingFile } from './recording-file.ts';
import type { RecordingFolder } from './recording-folder.ts';
import { mayRecord, type RecordingMode } from './recording-mode.ts';
import { recordingName } from './recording-name.ts';

/** The stream that may be recorded. */
export interface RecordableStream {
  readonly callSid: string;
  readonly resumeCount: number;
  /** The consent notice was played to its end. */
  readonly noticePlayed?: boolean;
  /** The caller is typing digits. */
  readonly secureInput?: boolean;
}

export interface RecordingsOptions {
  readonly folder: RecordingFolder;
  /** A recording is complete in the folder. */
  readonly onComplete: () => void;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'recordings'>;
  readonly now?: () => Date;
}

/** The recordings of this process that are being written. */
export class Recordings {
  readonly #options: RecordingsOptions;
  readonly #live = new Map<string, CallRecording>();
  readonly #finishing = new Set<Promise<void>>();

  constructor(options: RecordingsOptions) {
    this.#options = options;
  }

  /** Whether this process is writing the recording. */
  isOurs(name: string): boolean {
    return this.#live.has(name);
  }

  /**
   * Records a stream, if that is allowed.
   * @returns the line with the recording on it; undefined when the stream is not recorded
   */
  begin(mode: RecordingMode, stream: RecordableStream, media: CallMedia): CallRecording | undefined {
    const { noticePlayed = false, secureInput = false } = stream;
    if (!mayRecord(mode, { noticePlayed })) return undefined;
    const name = recordingName({ ...stream, startedAt: (this.#options.now ?? (() => new Date()))() });
    if (name === undefined || this.#live.has(name)) {
      this.#reportUnrecorded(stream.callSid, name);
      return undefined;
    }
    const file = new RecordingFile({
      path: this.#options.folder.pathOf(name),
      format: { encoding: media.line.encoding, sampleRateHz: media.line.sampleRateHz, channels: 2 },
      onFailure: (error) => {
        recording.stop();
        this.#reportFailure(stream.callSid, error);
      },
    });
    const recording = new CallRecording({
      media,
      file,
      secureInput,
      onFailure: (error) => this.#reportFailure(stream.callSid, error),
      onEnd: () => this.#finish(name, file),
    });
    this.#live.set(name, recording);
    return recording;
  }

  /** Ends what is being recorded. Resolves when all of it is complete in the folder. */
  async close(): Promise<void> {
    for (const recording of [...this.#live.values()]) recording.end();
    await Promise.all(this.#finishing);
  }

  #finish(name: string, file: RecordingFile): void {
    const work = file.finish().then((isComplete) => {
      this.#live.delete(name);
      this.#finishing.delete(work);
      if (!isComplete) return;
      this.#options.metrics.recordings.inc({ result: 'recorded' });
      this.#options.onComplete();
    });
    this.#finishing.add(work);
  }

  #reportUnrecorded(callSid: string, name: string | undefined): void {
    const { logger, metrics } = this.#options;
    metrics.recordings.inc({ result: 'dropped' });
    logger.error(
      { callSid, reason: name === undefined ? 'id_is_no_file_name' : 'still_written' },
      'A stream is not recorded, because its file cannot have its name; the call goes on. Please report it',
    );
  }

  #reportFailure(callSid: string, err: Error): void {
    const { logger, metrics } = this.#options;
    metrics.recordings.inc({ result: 'dropped' });
    logger.error(
      { callSid, err, advice: diskAdvice(err) },
      'The recording of a call ended early; the call goes on. See the advice',
    );
  }
}
