import type { Readable } from 'node:stream';

/** Audio that can be read. The reader must end or destroy the stream. */
export interface RecordedAudio {
  readonly stream: Readable;
  readonly sizeBytes: number;
  /** Which bytes the stream has, both ends included; undefined: all. */
  readonly range: { readonly start: number; readonly end: number } | undefined;
}
