import type { CallControl } from '../call/call-control.ts';
import type { ContactLookup } from '../crm/contact-lookup.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { CallAnswers } from './call-answers.ts';
import type { CallForm } from './call-form.ts';
import { callIsOver } from './next-step/after-stream.ts';
import type { WebhookRoutes } from './webhook-routes.ts';

export interface VoiceWebhookServices {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly callControl: CallControl;
  readonly answers: CallAnswers;
  /** A spent budget is a reason to take no new calls, but the gateway stays ready. */
  readonly dailyBudget?: { readonly spent: boolean } | undefined;
  /** Looks the caller up in the CRM. Absent without one. */
  readonly contacts?: Pick<ContactLookup, 'of'> | undefined;
}

/** Names the first answer to a call. It is repeated until the call's stream has started. */
export function voiceRepeatKey(callSid: string): string {
  return `voice ${callSid}`;
}

/**
 * `/twilio/voice`: an incoming call gets a stream to the assistant, or a person, never silence.
 * @see https://www.twilio.com/docs/voice/twiml/stream
 */
export function addVoiceWebhook(routes: WebhookRoutes, services: VoiceWebhookServices): void {
  routes.twiml('/voice', async (form) => answerCall(form, services), {
    repeatKey: ({ callSid, callStatus }) => (callIsOver(callStatus) ? undefined : voiceRepeatKey(callSid)),
  });
}

function answerCall(form: CallForm, services: VoiceWebhookServices): string {
  const { logger, metrics, callControl, answers, dailyBudget, contacts } = services;
  const { callSid, caller, dialed } = form;
  if (callIsOver(form.callStatus)) return answers.empty();
  const refusal = callControl.refusal() ?? (dailyBudget?.spent ? 'budget_spent' : undefined);
  if (refusal !== undefined) {
    metrics.requestsRefused.inc({ reason: `call_${refusal}` });
    logger.warn(
      { callSid, reason: refusal },
      'An incoming call cannot be taken; the caller goes to a person',
    );
    return answers.person({ caller, dialed });
  }
  logger.info({ callSid }, 'Incoming call');
  callControl.expectStream(callSid, form.fields.To);
  // Not awaited: the stream asks for the answer.
  if (contacts && answers.needsContact(form.fields.To)) void contacts.of(callSid, caller);
  const claims = {
    callSid,
    resumeCount: 0,
    ...(caller !== undefined && { caller }),
    ...(dialed !== undefined && { dialed }),
  };
  return answers.greetAndConnect(claims, form.fields.To);
}
