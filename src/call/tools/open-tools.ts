import type { CallRecord } from '../record/call-record.ts';

/**
 * The operator's tools whose results the model does not have yet. They are on record by name, so that the next stream
 * of the call can tell its model what was cut off.
 */
export class OpenTools {
  readonly #record: Pick<CallRecord, 'note'>;
  readonly #names = new Map<string, string>();

  constructor(record: Pick<CallRecord, 'note'>) {
    this.#record = record;
  }

  started(callId: string, name: string): void {
    this.#names.set(callId, name);
    this.#note();
  }

  /** The model has the result. */
  answered(callId: string): void {
    if (this.#names.delete(callId)) this.#note();
  }

  #note(): void {
    const names = [...new Set(this.#names.values())];
    this.#record.note({ openTools: names.length > 0 ? names : null });
  }
}
