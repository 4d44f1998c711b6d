/** The gateway's own tools. No tool of the operator may have one of these names. */
export const BUILT_IN_TOOL_NAMES: readonly string[] = [
  'escalate_to_human',
  'request_callback',
  'begin_secure_input',
  'end_secure_input',
  'search_knowledge',
  'set_language',
  'end_call',
  'send_sms',
];
