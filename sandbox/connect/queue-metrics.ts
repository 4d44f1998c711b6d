import { ApiRefusal, invalidParameter, notFound } from './api-refusal.ts';
import { type Fields, isFields, objectOf, requiredText, textList } from './request-fields.ts';

/** The queue as a supervisor sees it. */
export interface QueueState {
  readonly agentsAvailable: number;
  readonly agentsStaffed: number;
  readonly contactsInQueue: number;
  readonly oldestContactAgeSeconds: number;
  /** An idle queue may answer without any figure. */
  readonly silent: boolean;
}

const UNITS: Readonly<Record<string, string>> = {
  AGENTS_AVAILABLE: 'COUNT',
  AGENTS_STAFFED: 'COUNT',
  AGENTS_ONLINE: 'COUNT',
  CONTACTS_IN_QUEUE: 'COUNT',
  OLDEST_CONTACT_AGE: 'SECONDS',
};
const CHANNELS = ['VOICE', 'CHAT', 'TASK', 'EMAIL'];
const GROUPINGS = ['QUEUE', 'CHANNEL'];
const MAX_QUEUES = 100;

/** GetCurrentMetricData for an instance with one queue. */
export function currentMetrics(body: Fields, queue: QueueState & { readonly queueId: string }): Fields {
  const filters = objectOf(body, 'Filters');
  checkFilters(filters, queue.queueId);
  const groupings = textList(body, 'Groupings');
  if (!groupings.every((name) => GROUPINGS.includes(name))) throw invalidParameter('Unknown grouping');
  if (groupings.includes('CHANNEL') && textList(filters, 'Channels').length === 0) {
    throw new ApiRefusal('InvalidRequestException', 'Grouping by CHANNEL needs a Channels filter');
  }
  const metrics = askedMetrics(body);
  const collections = metrics.map(({ name, unit }) => ({
    Metric: { Name: name, Unit: unit },
    Value: figureOf(name, queue, groupings.length > 0),
  }));
  const dimensions = groupings.includes('QUEUE') ? { Queue: { Id: queue.queueId } } : undefined;
  return {
    MetricResults: queue.silent
      ? []
      : [{ ...(dimensions && { Dimensions: dimensions }), Collections: collections }],
    DataSnapshotTime: Math.floor(Date.now() / 1000),
    ApproximateTotalCount: queue.silent ? 0 : 1,
  };
}

function checkFilters(filters: Fields, queueId: string): void {
  const queues = textList(filters, 'Queues');
  if (queues.length === 0 || queues.length > MAX_QUEUES) {
    throw new ApiRefusal('InvalidRequestException', `Filters.Queues must name 1 to ${MAX_QUEUES} queues`);
  }
  if (queues.some((id) => id !== queueId && !id.endsWith(`/queue/${queueId}`))) throw notFound('Queue');
  if (!textList(filters, 'Channels').every((channel) => CHANNELS.includes(channel))) {
    throw invalidParameter('Unknown channel');
  }
}

function askedMetrics(body: Fields): { readonly name: string; readonly unit: string }[] {
  const metrics = body.CurrentMetrics;
  if (!Array.isArray(metrics) || metrics.length === 0) throw invalidParameter('CurrentMetrics is required');
  return metrics.map((metric: unknown) => {
    if (!isFields(metric)) throw invalidParameter('CurrentMetrics must hold objects');
    const name = requiredText(metric, 'Name', 100);
    const unit = requiredText(metric, 'Unit', 100);
    if (UNITS[name] === undefined) throw invalidParameter(`Unknown metric ${name}`);
    if (UNITS[name] !== unit) throw invalidParameter(`${name} has the unit ${UNITS[name]}`);
    return { name, unit };
  });
}

function figureOf(name: string, queue: QueueState, grouped: boolean): number {
  switch (name) {
    case 'AGENTS_AVAILABLE':
      return queue.agentsAvailable;
    case 'CONTACTS_IN_QUEUE':
      return queue.contactsInQueue;
    case 'OLDEST_CONTACT_AGE':
      // The service's own oddity: milliseconds under the unit SECONDS unless the figures are grouped.
      return queue.oldestContactAgeSeconds * (grouped ? 1 : 1000);
    default:
      return queue.agentsStaffed;
  }
}
