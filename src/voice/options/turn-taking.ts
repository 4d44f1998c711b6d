/** Who decides whether a caller who speaks interrupts, and when they are answered: the vendor's server, or the call. */
export const TURN_TAKING = ['server', 'gateway'] as const;
export type TurnTaking = (typeof TURN_TAKING)[number];
