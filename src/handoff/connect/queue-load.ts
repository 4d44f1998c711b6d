import type { QueueLoad } from '../availability.ts';
import { field, list } from './answer-fields.ts';

/** The metrics that are asked for, with the only units the API takes for them. */
export const QUEUE_METRICS = [
  { Name: 'AGENTS_AVAILABLE', Unit: 'COUNT' },
  { Name: 'AGENTS_STAFFED', Unit: 'COUNT' },
  { Name: 'CONTACTS_IN_QUEUE', Unit: 'COUNT' },
  { Name: 'OLDEST_CONTACT_AGE', Unit: 'SECONDS' },
] as const;

/**
 * Reads the answer of GetCurrentMetricData for one queue, grouped by QUEUE: only so is the age in seconds
 * (without a grouping the same field holds milliseconds, whatever its unit says).
 * @returns undefined when the answer says nothing about agents, as for a queue that is idle
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
