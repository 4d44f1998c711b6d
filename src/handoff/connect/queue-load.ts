import type { QueueLoad } from '../availability.ts';
import { field, list } from './answer-fields.ts';

/** The requested metrics, with the only unit that the API accepts for each. */
export const QUEUE_METRICS = [
  { Name: 'AGENTS_AVAILABLE', Unit: 'COUNT' },
  { Name: 'AGENTS_STAFFED', Unit: 'COUNT' },
  { Name: 'CONTACTS_IN_QUEUE', Unit: 'COUNT' },
  { Name: 'OLDEST_CONTACT_AGE', Unit: 'SECONDS' },
] as const;

/**
 * Reads the answer of GetCurrentMetricData for one queue. The request must group by QUEUE: without a grouping,
 * OLDEST_CONTACT_AGE is in milliseconds although its unit says seconds.
 * @returns undefined when the answer has no figures about agents, as for an idle queue
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/API_GetCurrentMetricData.html
 */
export function parseQueueLoad(answer: unknown): QueueLoad | undefined {
  const [result] = list(field(answer, 'MetricResults'));
  const values = new Map<unknown, number>();
  for (const entry of list(field(result, 'Collections'))) {
    const value = field(entry, 'Value');
    if (typeof value === 'number') values.set(field(field(entry, 'Metric'), 'Name'), value);
  }
  const agentsAvailable = values.get('AGENTS_AVAILABLE');
  const agentsStaffed = values.get('AGENTS_STAFFED');
  if (agentsAvailable === undefined || agentsStaffed === undefined) return undefined;
  return {
    agentsAvailable,
    agentsStaffed,
    contactsInQueue: values.get('CONTACTS_IN_QUEUE') ?? 0,
    oldestContactAgeSeconds: values.get('OLDEST_CONTACT_AGE') ?? 0,
  };
}
