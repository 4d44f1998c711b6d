import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { CallAnswers } from './call-answers.ts';
import { type CallForm, readCallForm } from './call-form.ts';
import type { RepeatGuard } from './repeat-guard.ts';

export interface WebhookRouteServices {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly answers: CallAnswers;
  readonly repeats: RepeatGuard;
}

/** Answers one webhook with TwiML. */
export type TwimlHandler = (form: CallForm) => Promise<string>;

export interface TwimlRouteOptions {
  /** Names the event, where a repeat can be told from a new event without the store. */
  readonly repeatKey?: (form: CallForm) => string | undefined;
}

/** Adds the routes that Twilio requests for a call. Both GET and POST, because Twilio lets the operator choose. */
export class WebhookRoutes {
  readonly #scope: FastifyInstance;
  readonly #services: WebhookRouteServices;

  constructor(scope: FastifyInstance, services: WebhookRouteServices) {
    this.#scope = scope;
    this.#services = services;
  }

  /** A route that tells Twilio what to do. The answer is TwiML even when something fails. */
  twiml(url: string, handler: TwimlHandler, { repeatKey }: TwimlRouteOptions = {}): void {
    const { repeats } = this.#services;
    this.#route(url, async (form, request, reply) => {
      // The call's own key goes first. With Twilio's, a replay without that header would count as a new event.
      const key = repeatKey?.(form) ?? idempotencyKey(url, form, request);
      const answer = await repeats
        .answer(key, () => handler(form))
        .catch((error) => this.#lastResort(form, error));
      await reply.type('text/xml; charset=utf-8').send(answer);
    });
  }

  /**
   * A status callback, answered with 204.
   * @see https://www.twilio.com/docs/voice/api/call-resource#statuscallback
   */
  callback(url: string, handler: (form: CallForm) => Promise<void>): void {
    this.#route(url, async (form, _request, reply) => {
      await handler(form);
      await reply.code(204).send();
    });
  }

  #route(
    url: string,
    handler: (form: CallForm, request: FastifyRequest, reply: FastifyReply) => Promise<void>,
  ): void {
    this.#scope.route({
      method: ['GET', 'POST'],
      url,
      exposeHeadRoute: false,
      handler: async (request, reply) => {
        const form = readCallForm(request.method === 'POST' ? request.body : request.query);
        if (form) return handler(form, request, reply);
        this.#services.metrics.requestsRefused.inc({ reason: 'bad_form' });
        await reply.code(400).send({ error: 'form_with_call_sid_expected' });
      },
    });
  }

  /** After a bug, the caller hears a person instead of Twilio's "application error". */
  #lastResort(form: CallForm, error: unknown): string {
    const { logger, answers } = this.#services;
    logger.error(
      { callSid: form.callSid, err: error },
      'A voice webhook failed; the caller goes to a person',
    );
    return answers.person({ caller: form.caller, dialed: form.dialed });
  }
}

/**
 * Twilio repeats a webhook with the same value in this header when it did not get the answer.
 * @see https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
function idempotencyKey(url: string, form: CallForm, request: FastifyRequest): string | undefined {
  const token = request.headers['i-twilio-idempotency-token'];
  return typeof token === 'string' ? [url, form.callSid, form.callStatus, token].join(' ') : undefined;
}
