import type { FastifyInstance } from 'fastify';
import type { AssistantBook } from '../assistants/assistant-book.ts';
import type { CallControl } from '../call/call-control.ts';
import type { Config } from '../config/config.ts';
import type { ContactLookup } from '../crm/contact-lookup.ts';
import type { LateContext } from '../handoff/late-context.ts';
import type { HandoffService } from '../handoff/service.ts';
import type { Logger } from '../logging.ts';
import type { SessionStore } from '../store/session-store.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { TwilioCalls } from '../twilio/rest/twilio-calls.ts';
import type { StreamTokens } from '../twilio/stream-token.ts';
import { CallAnswers } from './call-answers.ts';
import { CallWebhooks } from './call-webhooks.ts';
import { LostCallHandoff } from './lost-call-handoff.ts';
import { LostStreamWatch } from './lost-stream-watch.ts';
import { addMediaStream } from './media-stream.ts';
import { RepeatGuard } from './repeat-guard.ts';
import { guardTwilioScope } from './twilio-scope.ts';
import type { TwilioSignatures } from './twilio-signature.ts';
import { addVoiceWebhook } from './voice-webhook.ts';
import { WebhookRoutes } from './webhook-routes.ts';
import { WebhookSessions } from './webhook-sessions.ts';

/** What Twilio's webhooks and streams need of the rest of the gateway. */
export interface TwilioServices {
  readonly config: Config;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly assistants: Pick<AssistantBook, 'profileFor'>;
  readonly callControl: CallControl;
  readonly dailyBudget?: { readonly spent: boolean } | undefined;
  readonly store: SessionStore;
  readonly handoff: Pick<HandoffService, 'dialPlan' | 'draft' | 'write'>;
  /** Adds to the contact in Connect what became known after the transfer. */
  readonly lateContext?: Pick<LateContext, 'add'> | undefined;
  /** Looks callers up in the CRM while it rings. */
  readonly contacts?: Pick<ContactLookup, 'of'> | undefined;
  readonly tokens: StreamTokens;
  readonly signatures: TwilioSignatures;
  /** Updates live calls. Absent without TWILIO_ACCOUNT_SID. */
  readonly calls?: Pick<TwilioCalls, 'update'> | undefined;
}

/** Everything under `/twilio`. */
export async function addTwilioRoutes(scope: FastifyInstance, services: TwilioServices): Promise<void> {
  const { config, logger, metrics, callControl, store, tokens, handoff, assistants, calls, dailyBudget } =
    services;
  await guardTwilioScope(scope, services);
  const answers = new CallAnswers({ config, assistants, tokens, handoff });
  const repeats = new RepeatGuard();
  const routes = new WebhookRoutes(scope, { logger, metrics, answers, repeats });
  const sessions = new WebhookSessions({ store, logger, metrics });
  addVoiceWebhook(routes, {
    logger,
    metrics,
    callControl,
    answers,
    dailyBudget,
    contacts: services.contacts,
  });
  const lostCalls = new LostCallHandoff({ logger, metrics, answers, sessions, store, handoff });
  const lostStreams = new LostStreamWatch({ logger, metrics, answers, sessions, lostCalls, calls });
  scope.addHook('onClose', async () => lostStreams.close());
  new CallWebhooks({
    logger,
    metrics,
    callControl,
    answers,
    sessions,
    lostStreams,
    lostCalls,
    lateContext: services.lateContext,
  }).addTo(routes);
  addMediaStream(scope, { logger, metrics, callControl, tokens, repeats, wire: config.wire });
}
