/** When a call gets a ticket: never, whenever a person was needed, or only when no person was reached. */
export const TICKET_RULES = ['off', 'handoffs', 'unreached'] as const;
export type TicketRule = (typeof TICKET_RULES)[number];
