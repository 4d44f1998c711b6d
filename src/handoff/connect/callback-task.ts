import { createHash } from 'node:crypto';
import type { Reference, StartTaskContactCommandInput } from '@aws-sdk/client-connect';
import { readPreferredTime } from '../preferred-time.ts';
import { keepStart } from './attribute-size.ts';
import { fitAttributes } from './contact-attributes.ts';

/** A caller who wants to be called back. */
export interface CallbackRequest {
  readonly sessionId: string;
  /** E.164. */
  readonly number: string;
  /** ISO 8601 or free text, as the model gave it. */
  readonly preferredTime?: string | Date | undefined;
  readonly summary: string;
  /** BCP 47, like `en`. */
  readonly language: string;
  /** Address of the conversation, for the agent. */
  readonly sessionLink?: string | undefined;
}

interface TaskSettings {
  readonly instanceId: string;
  readonly flowId: string;
  /** Epoch milliseconds. */
  readonly nowMs: number;
  /** IANA name for preferred times without an offset. */
  readonly timeZone: string | undefined;
}

/**
 * Limits of StartTaskContact: 4,096 characters for the description and for each reference, and a scheduled time at most
 * six days ahead.
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/API_StartTaskContact.html
 */
const MAX_DESCRIPTION_BYTES = 4_000;
const MAX_REFERENCE_CHARACTERS = 4_000;
const MAX_AHEAD_MS = 6 * 86_400_000;
/** Connect's clock and ours may differ, and the request takes time. */
const SCHEDULE_MARGIN_MS = 60_000;

/** The same for every retry of one request, so that Connect and the table store it once. 64 hexadecimal digits. */
export function callbackToken({ sessionId, number, preferredTime }: CallbackRequest): string {
  const when = readPreferredTime(preferredTime)?.text ?? '';
  return createHash('sha256')
    .update(JSON.stringify([sessionId, number, when]))
    .digest('hex');
}

/** The request for Connect. The flow can read the attributes; the agent sees the references. */
export function buildCallbackTask(
  request: CallbackRequest,
  settings: TaskSettings,
): StartTaskContactCommandInput {
  const { sessionId, number, language, summary } = request;
  const preferred = readPreferredTime(request.preferredTime, settings.timeZone);
  const scheduled = schedulable(preferred?.at, settings.nowMs);
  return {
    InstanceId: settings.instanceId,
    ContactFlowId: settings.flowId,
    ClientToken: callbackToken(request),
    Name: `Call back ${number}`,
    Description: keepStart(summary, MAX_DESCRIPTION_BYTES),
    Attributes: fitAttributes({
      sessionId,
      callbackNumber: number,
      language,
      requestedAt: new Date(settings.nowMs).toISOString(),
      ...(preferred && { preferredTime: preferred.text }),
      summary,
    }),
    References: {
      number: { Type: 'STRING', Value: number },
      session: sessionReference(request),
      ...(preferred && { preferredTime: { Type: 'STRING', Value: preferred.text } }),
    },
    ...(scheduled && { ScheduledTime: scheduled }),
  };
}

/** A task for a time that Connect does not accept starts immediately and names the time in a reference. */
function schedulable(at: Date | undefined, nowMs: number): Date | undefined {
  const aheadMs = at ? at.getTime() - nowMs : 0;
  return aheadMs > SCHEDULE_MARGIN_MS && aheadMs < MAX_AHEAD_MS - SCHEDULE_MARGIN_MS ? at : undefined;
}

function sessionReference({ sessionId, sessionLink }: CallbackRequest): Reference {
  const isUrl = sessionLink !== undefined && URL.canParse(sessionLink);
  if (!isUrl || sessionLink.length > MAX_REFERENCE_CHARACTERS) return { Type: 'STRING', Value: sessionId };
  return { Type: 'URL', Value: sessionLink };
}
