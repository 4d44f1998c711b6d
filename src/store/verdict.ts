/** What a supervisor says about an escalation, or about a turn without one. */
export const TURN_VERDICTS = ['right', 'should_not', 'missed'] as const;
export type TurnVerdict = (typeof TURN_VERDICTS)[number];

/** One mark of one supervisor on one turn. A later one counts, and the earlier ones are kept. */
export interface StoredVerdict {
  readonly sessionId: string;
  /** Number of the turn of the caller. */
  readonly turn: number;
  readonly verdict: TurnVerdict;
  /** What decided at this turn, as `decidedBy` of a hand-off; absent when nothing escalated there. */
  readonly rule?: string;
  readonly note?: string;
  /** Who marked it: the role, a short hash of the token, and a name if the page sent one. */
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
}
