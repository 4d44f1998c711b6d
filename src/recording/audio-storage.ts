/** Where recordings are kept in the end. */
export interface AudioStorage {
  /** The address of an object, as sessions and reports have it: `s3://bucket/calls/2026/11/29/CA….wav`. */
  addressOf(name: string): string;
  /**
   * Stores a file, and replaces an earlier one of this name.
   * @throws RecordingError when it could not be stored; the error of the file system when there is no such file
   */
  store(name: string, path: string): Promise<void>;
  close(): void;
}
