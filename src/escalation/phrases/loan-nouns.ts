/** English nouns that callers of every language use for a person of the service, also as Hindi writes them. */
export const LOAN_NOUNS: readonly string[] = [
  'agent',
  'agents',
  'operator',
  'human',
  'representative',
  'supervisor',
  'manager',
  'team leader',
  'customer service',
  'customer care',
  'customer support',
  'call center',
  'call centre',
  'helpdesk',
  'real person',
  'human being',
];
