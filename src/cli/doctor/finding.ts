/** One line of the report. `note`: not a fault, but something was not checked or needs attention. */
export interface Finding {
  readonly status: 'ok' | 'fault' | 'note';
  /** What the check saw, in a few words. Never a secret. */
  readonly text: string;
  /** What to do; every fault has advice. */
  readonly advice?: string;
}

/** A check of one part of the set-up. Checks are independent, so all of them run at the same time. */
export interface Check {
  /** Each of its lines begins with this name. */
  readonly name: string;
  /** What to do when there is no answer before the deadline. */
  readonly onTimeout: string;
  /**
   * @param signal aborted at the deadline
   * @throws unexpected errors, which also count as a fault
   */
  run(signal: AbortSignal): Promise<readonly Finding[]>;
}

/** The findings of one check. */
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
