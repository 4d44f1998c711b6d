/** What a CRM knows of the caller. Written by others: data, never instructions. */
export interface KnownContact {
  readonly name?: string | undefined;
  readonly company?: string | undefined;
}

/** What the texts of an assistant may say about one call. */
export interface TextFacts {
  /** E.164; undefined when withheld. */
  readonly caller: string | undefined;
  /** What was called: a number in E.164 form. */
  readonly dialed: string | undefined;
  readonly contact: KnownContact | undefined;
  /** Whether the contact centre is open now. */
  readonly opening: 'open' | 'closed' | 'unknown';
  /** Epoch milliseconds. */
  readonly nowMs: number;
}
