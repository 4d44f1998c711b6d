import { setTimeout as delay } from 'node:timers/promises';
import type { LambdaFunction } from './flow-instance.ts';

/** The answer of a function, UTF-8: Connect refuses this much. */
const TOO_LONG_BYTES = 32_768;

/** Who is calling, as a function gets it. */
export interface LambdaCaller {
  readonly contactId: string;
  readonly instanceArn: string;
  readonly from: string;
  readonly to: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly queueArn: string | undefined;
}

/** The event that Connect hands to a function. */
export function buildLambdaEvent(
  caller: LambdaCaller,
  parameters: Readonly<Record<string, string>>,
): unknown {
  const { contactId, instanceArn, from, to, attributes, queueArn } = caller;
  return {
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: {
        Attributes: attributes,
        Channel: 'VOICE',
        ContactId: contactId,
        InitialContactId: contactId,
        PreviousContactId: contactId,
        InitiationMethod: 'INBOUND',
        InstanceARN: instanceArn,
        CustomerEndpoint: { Address: from, Type: 'TELEPHONE_NUMBER' },
        SystemEndpoint: { Address: to, Type: 'TELEPHONE_NUMBER' },
        Queue: queueArn === undefined ? null : { ARN: queueArn, Name: 'Hand-off' },
        MediaStreams: { Customer: { Audio: null } },
        References: {},
      },
      Parameters: parameters,
    },
  };
}

/**
 * Invokes a function and reads its answer as `STRING_MAP`.
 * @returns undefined for the error branch: it threw, took too long, or answered what Connect does not take
 */
export async function invokeLambda(
  lambda: LambdaFunction,
  event: unknown,
  limitMs: number,
): Promise<Readonly<Record<string, string>> | undefined> {
  const late = new AbortController();
  const tooLate = delay(limitMs, undefined, { signal: late.signal, ref: false });
  try {
    // Over the wire both are JSON: what does not survive that does not arrive.
    const answer = lambda(JSON.parse(JSON.stringify(event))).then((value) => JSON.stringify(value) ?? 'null');
    const text = await Promise.race([answer, tooLate]);
    return text === undefined ? undefined : readStringMap(text);
  } catch {
    return undefined;
  } finally {
    tooLate.catch(() => undefined);
    late.abort();
  }
}

function readStringMap(text: string): Readonly<Record<string, string>> | undefined {
  if (Buffer.byteLength(text) >= TOO_LONG_BYTES) return undefined;
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const map: Record<string, string> = {};
  for (const [key, field] of Object.entries(value)) {
    if (typeof field !== 'string') return undefined;
    map[key] = field;
  }
  return map;
}
