import { isRecord } from '../is-record.ts';
import { type Item, readNumber, readNumberList, readText, readWord } from './attributes.ts';
import type { OperatorTable } from './operator-table.ts';

/** What a finished call was like. */
export interface SessionFigures {
  /** The arm of the call in each experiment, by the experiment's name. */
  readonly arms: Readonly<Record<string, string>>;
  /** The version of each of these experiments, by its name; absent for calls of earlier versions of the gateway. */
  readonly experiments: Readonly<Record<string, string>>;
  /** When the call began, ISO 8601. */
  readonly createdAt: string;
  readonly assistant: string | undefined;
  /** The provider of the call's last stream. */
  readonly provider: string;
  readonly seconds: number;
  readonly wasHandedOff: boolean;
  readonly askedForCallback: boolean;
  readonly failed: boolean;
  readonly interruptions: number;
  /** For the newest turns: milliseconds from the end of the caller's speech to the first audio. */
  readonly turnMs: readonly number[];
  readonly toolCalls: number;
  readonly toolFailures: number;
  /** US dollars; undefined when no provider reported any usage. */
  readonly costUsd: number | undefined;
}

/** An arm that was stopped for new callers. */
export interface StoppedArm {
  readonly experiment: string;
  /** Of the experiment. */
  readonly version: string;
  readonly arm: string;
  /** ISO 8601. */
  readonly at: string;
  readonly metric: string;
}

export interface FinishedCalls {
  readonly calls: readonly SessionFigures[];
  readonly stops: readonly StoppedArm[];
}

/**
 * Every finished call that began in a span of time, and the arms that were stopped.
 * @param span ISO 8601, without `until` itself
 * @param onPage receives the number of items read for each page
 */
export async function readFinishedCalls(
  table: OperatorTable,
  span: { readonly since: string; readonly until: string },
  onPage: (looked: number) => void,
): Promise<FinishedCalls> {
  const calls: SessionFigures[] = [];
  const stops: StoppedArm[] = [];
  const pages = table.scan({
    FilterExpression:
      '(begins_with(PK, :session) AND SK = :metadata AND createdAt BETWEEN :since AND :until) OR ' +
      '(begins_with(PK, :experiment) AND attribute_exists(stoppedAt))',
    ExpressionAttributeValues: {
      ':session': 'VOICE#',
      ':metadata': 'METADATA',
      ':experiment': 'EXPERIMENT#',
      ':since': span.since,
      ':until': span.until,
    },
  });
  for await (const { items, looked } of pages) {
    onPage(looked);
    for (const item of items) {
      const stop = parseStop(item);
      const call = stop ? undefined : parseCall(item);
      if (stop) stops.push(stop);
      if (call && readText(item, 'createdAt') !== span.until) calls.push(call);
    }
  }
  return { calls, stops };
}

function parseStop(item: Item): StoppedArm | undefined {
  const [kind, experiment, version = ''] = (readText(item, 'PK') ?? '').split('#');
  const at = readText(item, 'stoppedAt');
  const arm = readText(item, 'SK')?.slice('ARM#'.length);
  if (kind !== 'EXPERIMENT' || experiment === undefined || at === undefined || arm === undefined)
    return undefined;
  const metric = (isRecord(item.stop) && readText(item.stop, 'metric')) || 'unknown';
  return { experiment, version, arm, at, metric };
}

/** @returns undefined for a call in progress, whose figures are not final */
function parseCall(item: Item): SessionFigures | undefined {
  const status = readWord(item, 'status', ['HANDED_OFF', 'COMPLETED', 'ERROR']);
  if (status === undefined) return undefined;
  const reason = isRecord(item.handoff) ? readText(item.handoff, 'reason') : undefined;
  return {
    arms: readTexts(item.arms),
    experiments: readTexts(item.experiments),
    createdAt: readText(item, 'createdAt') ?? '',
    assistant: readText(item, 'assistant'),
    provider: readText(item, 'provider') ?? 'unknown',
    seconds: readNumber(item, 'totalDuration') ?? 0,
    wasHandedOff: status === 'HANDED_OFF' || reason !== undefined,
    askedForCallback: readWord(item, 'callback', ['requested']) !== undefined,
    failed: status === 'ERROR' || reason === 'provider_failure',
    interruptions: readNumber(item, 'interruptions') ?? 0,
    turnMs: readNumberList(item, 'turnMs') ?? [],
    ...toolCounts(item),
    costUsd: readNumber(item, 'costUsd'),
  };
}

function readTexts(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.keys(value).flatMap((name) => {
      const text = readText(value, name);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

function toolCounts(item: Item): { readonly toolCalls: number; readonly toolFailures: number } {
  const tools = isRecord(item.tools) ? Object.values(item.tools).filter(isRecord) : [];
  const sum = (name: string) => tools.reduce((total, tool) => total + (readNumber(tool, name) ?? 0), 0);
  const toolFailures = sum('failed');
  return { toolCalls: sum('ok') + toolFailures, toolFailures };
}
