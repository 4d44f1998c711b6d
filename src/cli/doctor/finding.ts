/** One line of the report. `note`: nothing is wrong, but it was not checked, or is worth a look. */
export interface Finding {
  readonly status: 'ok' | 'fault' | 'note';
  /** What was seen, in a few words. Never a secret. */
  readonly text: string;
  /** What to do; every fault has it. */
  readonly advice?: string;
}

/** One part of the set-up. Checks know nothing of each other, so all of them run at the same time. */
export interface Check {
  /** Stands before each of its lines. */
  readonly name: string;
  /** What to do when there is no answer before the deadline. */
  readonly onTimeout: string;
  /**
   * @param signal aborted at the deadline
   * @throws whatever it did not expect, which is a fault too
   */
  run(signal: AbortSignal): Promise<readonly Finding[]>;
}

/** What a check has found. */
export interface Outcome {
  readonly name: string;
  readonly findings: readonly Finding[];
}

export function ok(text: string): Finding {
  return { status: 'ok', text };
}

export function fault(text: string, advice: string): Finding {
  return { status: 'fault', text, advice };
}

export function note(text: string, advice?: string): Finding {
  return { status: 'note', text, ...(advice !== undefined && { advice }) };
}
