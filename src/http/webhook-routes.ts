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
  /** Names the event where a simple repeat can be told from a new event without the store. */
  readonly repeatKey?: (form: CallForm) => string | undefined;
}

/** Adds the routes that Twilio asks about a call: GET and POST, because the operator chooses. */
export class WebhookRoutes {
  readonly #scope: FastifyInstance;
  readonly #services: WebhookRouteServices;

  constructor(scope: FastifyInstance, services: WebhookRouteServices) {
    this.#scope = scope;
    this.#services = services;
  }

  /** A route that tells Twilio what to do: whatever goes wrong, the answer is TwiML. */
  twiml(url: string, handler: TwimlHandler, { repeatKey }: TwimlRouteOptions = {}): void {
    const { repeats } = this.#services;
    this.#route(url, async (form, request, reply) => {
      // The call's own key goes first: with Twilio's, a replay without that header would be another event.
      const key = repeatKey?.(form) ?? idempotencyKey(url, form, request);
      const answer = await repeats
        .answer(key, () => handler(form))
        .catch((error) => this.#lastResort(form, error));
      await reply.type('text/xml; charset=utf-8').send(answer);
    });
  }

  /** A status callback: nothing is answered. */
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

  /** One call's bug must not leave its caller with Twilio's error tone. */
  #lastResort(form: CallForm, error: unknown): string {
    const { logger, answers } = this.#services;
    logger.error(
      { callSid: form.callSid, err: error },
      'A voice webhook failed; the caller goes to a person',
    );
    return answers.person({ caller: form.caller, dialed: form.dialed });
  }
}

/** Twilio repeats a webhook with the same header value when it has not got the answer. */
function idempotencyKey(url: string, form: CallForm, request: FastifyRequest): string | undefined {
  const token = request.headers['i-twilio-idempotency-token'];
  return typeof token === 'string' ? [url, form.callSid, form.callStatus, token].join(' ') : undefined;
}
