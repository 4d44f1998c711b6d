import {
  BedrockClient,
  type FoundationModelLifecycle,
  GetFoundationModelCommand,
  ListFoundationModelsCommand,
} from '@aws-sdk/client-bedrock';
import { READING_ACTIONS } from './actions.ts';
import { type Finding, fault, note, ok } from './finding.ts';
import { isNewerSonic } from './sonic-version.ts';

export interface LifecycleQuestion {
  readonly modelId: string;
  readonly region: string;
  readonly signal: AbortSignal;
  /** Epoch milliseconds; the dates of the model are compared with it. */
  readonly nowMs: () => number;
}

const TIMEOUT_MS = 4000;
const UNKNOWN = 'the end of life of the model is unknown';
const CHANGE = 'Plan to change NOVA_SONIC_MODEL_ID.';

/**
 * Checks whether the vendor has announced the end of the model, and whether the region has a newer one. Only the
 * doctor uses this, so a failure is a note.
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.html
 */
export async function checkLifecycle(question: LifecycleQuestion): Promise<readonly Finding[]> {
  const client = new BedrockClient({ region: question.region, maxAttempts: 1 });
  const abortSignal = AbortSignal.any([question.signal, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    const findings = await Promise.all([
      lifecycleOf(client, question, abortSignal),
      newerThan(client, question, abortSignal),
    ]);
    return findings.filter((finding) => finding !== undefined);
  } finally {
    client.destroy();
  }
}

async function lifecycleOf(
  client: BedrockClient,
  question: LifecycleQuestion,
  abortSignal: AbortSignal,
): Promise<Finding> {
  try {
    const command = new GetFoundationModelCommand({ modelIdentifier: question.modelId });
    const { modelDetails } = await client.send(command, { abortSignal });
    return modelDetails?.modelLifecycle ? judge(modelDetails.modelLifecycle, question) : note(UNKNOWN);
  } catch (error) {
    if (!isDenied(error)) return note(UNKNOWN);
    return note(
      `${UNKNOWN}: no permission to check`,
      `Allow ${READING_ACTIONS.model} to include this check.`,
    );
  }
}

/** A failure of the network or the credentials is the other finding's to report. */
async function newerThan(
  client: BedrockClient,
  { modelId, region }: LifecycleQuestion,
  abortSignal: AbortSignal,
): Promise<Finding | undefined> {
  try {
    const command = new ListFoundationModelsCommand({ byProvider: 'amazon' });
    const { modelSummaries = [] } = await client.send(command, { abortSignal });
    const newer = modelSummaries
      .filter(({ modelLifecycle }) => modelLifecycle?.status !== 'LEGACY')
      .flatMap(({ modelId: id }) => (id !== undefined && isNewerSonic(id, modelId) ? [id] : []));
    if (newer.length === 0) return undefined;
    return note(
      `${region} has a newer speech model: ${newer.join(', ')}`,
      'Try it on a test number before you set NOVA_SONIC_MODEL_ID: docs/nova.md says what to look for.',
    );
  } catch (error) {
    if (!isDenied(error)) return undefined;
    return note(
      'newer speech models are not checked: no permission',
      `Allow ${READING_ACTIONS.models} to include this check.`,
    );
  }
}

/** The extended access of a legacy model costs more. */
function judge(lifecycle: FoundationModelLifecycle, { modelId, nowMs }: LifecycleQuestion): Finding {
  const { status, legacyTime, publicExtendedAccessTime, endOfLifeTime } = lifecycle;
  if (endOfLifeTime !== undefined && endOfLifeTime.getTime() < nowMs()) {
    return fault(
      `${modelId} was shut down on ${dayOf(endOfLifeTime)}`,
      'Set NOVA_SONIC_MODEL_ID to another model.',
    );
  }
  const end = endOfLifeTime === undefined ? 'no end is announced' : `until ${dayOf(endOfLifeTime)}`;
  if (status === 'ACTIVE' && legacyTime !== undefined) {
    return note(`${modelId} is active, legacy from ${dayOf(legacyTime)}, ${end}`, CHANGE);
  }
  if (status === 'ACTIVE') return ok(`${modelId} is active, ${end}`);
  const since = legacyTime === undefined ? '' : ` since ${dayOf(legacyTime)}`;
  const dearer =
    publicExtendedAccessTime === undefined
      ? ''
      : `, at a higher price from ${dayOf(publicExtendedAccessTime)}`;
  return note(`${modelId} is ${status}${since}, ${end}${dearer}`, CHANGE);
}

/** `YYYY-MM-DD`. */
function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function isDenied(error: unknown): boolean {
  return error instanceof Error && /^AccessDenied/.test(error.name);
}
