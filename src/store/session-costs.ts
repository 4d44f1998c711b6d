import { type Item, readNumber, readText } from './attributes.ts';
import { outcomeOf } from './day-entry.ts';
import type { OperatorTable } from './operator-table.ts';

/** The cost of one call. */
export interface SessionCost {
  /** The day on which the call began, YYYY-MM-DD in UTC. */
  readonly day: string;
  /** The provider of the call's last stream. The cost includes earlier providers. */
  readonly provider: string;
  /** How the call ended, or its status while it is in progress. */
  readonly outcome: string;
  readonly seconds: number;
  /** US dollars; undefined when no provider reported any usage. */
  readonly costUsd: number | undefined;
}

/**
 * Every call that began in a span of time. Expired sessions are not included.
 * @param span ISO 8601, without `until` itself
 * @param onPage receives the number of items read for each page
 */
export async function readSessionCosts(
  table: OperatorTable,
  span: { readonly since: string; readonly until: string },
  onPage: (looked: number) => void,
): Promise<SessionCost[]> {
  const costs: SessionCost[] = [];
  const pages = table.scan({
    FilterExpression: 'begins_with(PK, :session) AND SK = :metadata AND createdAt BETWEEN :since AND :until',
    ProjectionExpression: 'createdAt, provider, #status, endReason, totalDuration, costUsd',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':session': 'VOICE#',
      ':metadata': 'METADATA',
      ':since': span.since,
      ':until': span.until,
    },
  });
  for await (const { items, looked } of pages) {
    onPage(looked);
    for (const item of items) {
      const cost = parseCost(item);
      if (cost && readText(item, 'createdAt') !== span.until) costs.push(cost);
    }
  }
  return costs;
}

function parseCost(item: Item): SessionCost | undefined {
  const createdAt = readText(item, 'createdAt');
  const status = readText(item, 'status');
  if (createdAt === undefined || status === undefined) return undefined;
  return {
    day: createdAt.slice(0, 10),
    provider: readText(item, 'provider') ?? 'unknown',
    outcome: outcomeOf(status, readText(item, 'endReason')),
    seconds: readNumber(item, 'totalDuration') ?? 0,
    costUsd: readNumber(item, 'costUsd'),
  };
}
