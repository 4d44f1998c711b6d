import type { Logger } from '../../logging.ts';
import type { Redactor } from '../../privacy/redactor.ts';
import type { RecordingReader } from '../../recording/recording-reader.ts';
import type { PastCalls } from './past-calls.ts';
import type { VerdictBook } from './verdict-book.ts';

/** What the routes of past calls use. */
export interface PastServices {
  readonly calls: PastCalls;
  readonly recordings: RecordingReader;
  readonly verdicts: VerdictBook;
  /** Masks every kind of private data: for what leaves the gateway as a file. */
  readonly redactor: Redactor;
  /** Days for which sessions are kept. */
  readonly keptDays: number;
  /** Whether the words of calls are shown. */
  readonly includeText: boolean;
  readonly logger: Logger;
}
