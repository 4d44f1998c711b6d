/**
 * The label values of counters whose set is small and fixed. These counters start at 0 for each value, because
 * `increase()` of Prometheus does not see the first sample of a series: the first event would raise no alert.
 * Counters with many or open values (refused requests, store operations, dropped frames) are not here.
 * @see https://prometheus.io/docs/practices/instrumentation/#avoid-missing-metrics
 */
export const RENEWAL_RESULTS = ['planned', 'forced', 'recovered', 'failed_over', 'lost', 'refused'] as const;
export const DELEGATION_RESULTS = [
  'answered',
  'quiet',
  'no_request',
  'failed',
  'crowded',
  'late_result',
] as const;
export const ANSWER_ENDS = ['refused', 'cut_off', 'written', 'empty', 'failed'] as const;
export const ESCALATION_REASONS = [
  'explicit_request',
  'frustration',
  'repeated_failure',
  'safety',
  'legal',
  'cancel_threat',
  'agent_offer_accepted',
  'dtmf',
  'model_tool',
  'provider_failure',
  'supervisor',
] as const;
export const ESCALATION_VERDICTS = ['right', 'should_not', 'missed'] as const;
export const HANDOFF_RESULTS = [
  'reached',
  'busy',
  'no_answer',
  'failed',
  'closed',
  'full',
  'not_connected',
  'degraded',
  'abandoned',
  'interrupted',
  'not_awaited',
  'not_available',
  'shown',
] as const;
export const PREPARATION_RESULTS = ['prepared', 'degraded'] as const;
export const RESUME_WAYS = ['action', 'update', 'failed', 'gave_up'] as const;
export const FAULT_ENTRANCES = ['media', 'model', 'timer', 'promise', 'end', 'observer'] as const;
export const CALLBACK_RESULTS = ['created', 'stored', 'no_number', 'failed'] as const;
export const CONNECT_OPERATIONS = ['queue', 'hours', 'callback', 'attributes'] as const;
export const RELOAD_RESULTS = ['reloaded', 'invalid'] as const;
export const BUDGETS = ['call', 'day'] as const;
export const BUDGET_STATES = ['warned', 'spent'] as const;
export const OVERLAP_VERDICTS = ['interruption', 'backchannel', 'noise', 'echo', 'side_talk'] as const;
export const KNOWLEDGE_KINDS = ['files', 'bedrock', 'pinecone'] as const;
export const KNOWLEDGE_RESULTS = ['found', 'empty', 'error'] as const;
export const CRM_TARGETS = ['hubspot', 'webhook'] as const;
export const CRM_DELIVERY_RESULTS = ['delivered', 'retried', 'refused', 'dead'] as const;
/** `recorded`: complete in the folder; `stored`: in the bucket; `recovered`: completed after a crash. */
export const RECORDING_RESULTS = [
  'recorded',
  'stored',
  'recovered',
  'dropped',
  'forgotten',
  'upload_failed',
] as const;
/**
 * `refused`: AppSync said no; `failed`: it did not answer, or had trouble; `left_alone`: it had failed several times;
 * `overflow`: newer events took the place; `closed`: the process ended.
 */
export const EVENT_RESULTS = [
  'published',
  'refused',
  'failed',
  'left_alone',
  'overflow',
  'too_large',
  'closed',
] as const;
export const BROWSER_CREDENTIALS_RESULTS = ['given', 'refused', 'limited', 'failed'] as const;
export const CRM_LOOKUP_RESULTS = ['found', 'unknown', 'late', 'error'] as const;
export const SWEEP_RESULTS = ['closed', 'entered'] as const;
