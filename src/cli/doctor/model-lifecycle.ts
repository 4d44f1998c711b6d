import { fieldsOf } from '../../is-record.ts';
import { READING_ACTIONS } from './actions.ts';
import { type Finding, fault, note, ok } from './finding.ts';
import { type Signer, signGet } from './signed-get.ts';

export interface LifecycleQuestion {
  readonly modelId: string;
  readonly region: string;
  /** Returns the credentials; rejects when there are none. */
  readonly credentials: () => Promise<Signer>;
  readonly signal: AbortSignal;
  /** Epoch milliseconds; the end of the model is compared with it. */
  readonly nowMs: () => number;
}

interface Lifecycle {
  readonly status: string;
  /** Epoch milliseconds. */
  readonly endsAtMs: number | undefined;
}

const TIMEOUT_MS = 4000;
const UNKNOWN = 'the end of life of the model is unknown';

/**
 * Checks whether the vendor has announced the end of the model. Only the doctor uses this, so a failure is a note.
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.html
 */
export async function checkLifecycle(question: LifecycleQuestion): Promise<Finding> {
  try {
    const answer = await ask(question);
    if (answer.status === 403) {
      return note(
        `${UNKNOWN}: no permission to check`,
        `Allow ${READING_ACTIONS.model} to include this check.`,
      );
    }
    const lifecycle = parseLifecycle(await answer.json());
    return lifecycle ? judge(lifecycle, question) : note(UNKNOWN);
  } catch {
    // The conversation itself reports faults of credentials, network and certificates.
    return note(UNKNOWN);
  }
}

async function ask({ modelId, region, credentials, signal }: LifecycleQuestion): Promise<Response> {
  const base = process.env.AWS_ENDPOINT_URL_BEDROCK ?? `https://bedrock.${region}.amazonaws.com`;
  const url = new URL(`${base}/foundation-models/${encodeURIComponent(modelId)}`);
  const headers = signGet({ url, service: 'bedrock', region, nowMs: Date.now() }, await credentials());
  return fetch(url, { headers, signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]) });
}

function parseLifecycle(body: unknown): Lifecycle | undefined {
  const lifecycle = fieldsOf(fieldsOf(fieldsOf(body).modelDetails).modelLifecycle);
  const status = lifecycle.status;
  if (typeof status !== 'string') return undefined;
  const end = lifecycle.endOfLifeTime;
  // AWS returns times as text or as epoch seconds.
  const endsAtMs = typeof end === 'number' ? end * 1000 : Date.parse(String(end));
  return { status, endsAtMs: Number.isNaN(endsAtMs) ? undefined : endsAtMs };
}

function judge({ status, endsAtMs }: Lifecycle, { modelId, nowMs }: LifecycleQuestion): Finding {
  const day = endsAtMs === undefined ? undefined : new Date(endsAtMs).toISOString().slice(0, 10);
  if (endsAtMs !== undefined && endsAtMs < nowMs()) {
    return fault(`${modelId} was shut down on ${day}`, 'Set NOVA_SONIC_MODEL_ID to another model.');
  }
  const end = day === undefined ? 'no end is announced' : `until ${day}`;
  if (status === 'ACTIVE') return ok(`${modelId} is active, ${end}`);
  return note(`${modelId} is ${status}, ${end}`, 'Plan to change NOVA_SONIC_MODEL_ID.');
}
