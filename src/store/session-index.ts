/** A session that is open, or whose figures are not yet in the index. */
export interface OpenEntry {
  readonly sessionId: string;
  /** The instance that opened it. Another one may have taken it over since. */
  readonly openedBy: string;
  /** When it was opened, ISO 8601: a session that is opened again has another time. */
  readonly openedAt: string;
}

/** The latest sign of life of each instance, by its id: a number that grows with each. */
export type SignsOfLife = ReadonlyMap<string, number>;
