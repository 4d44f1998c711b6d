import formbody from '@fastify/formbody';
// These types add `createRateLimit` and `ws` to Fastify's.
import type {} from '@fastify/rate-limit';
import type {} from '@fastify/websocket';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { signedFields } from './call-form.ts';
import { MEDIA_STREAM_PATH } from './media-stream.ts';
import { RefusalWatch } from './refusal-watch.ts';
import type { TwilioSignatures } from './twilio-signature.ts';

export interface TwilioScopeServices {
  readonly config: Config;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly signatures: TwilioSignatures;
}

/** Twilio's forms have one or two kilobytes. */
const FORM_LIMIT_BYTES = 64 * 1024;
/** Refused requests from one address in a minute. Further ones are refused without a log line. */
const LOGGED_REFUSALS_A_MINUTE = 300;

/**
 * Checks Twilio's signature before anything else, on every route of this scope and on paths that are no route. Bodies
 * of any content type are read, so that the signature is checked before the form.
 * @see https://www.twilio.com/docs/usage/security#validating-requests
 */
export async function guardTwilioScope(scope: FastifyInstance, services: TwilioScopeServices): Promise<void> {
  scope.removeAllContentTypeParsers();
  await scope.register(formbody, { bodyLimit: FORM_LIMIT_BYTES });
  scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));

  const refuse = createRefusal(scope, services);
  const watch = new RefusalWatch(services);
  scope.addHook('onClose', async () => watch.stop());
  scope.addHook('onRequest', async (request, reply) => {
    const unsigned = request.headers['x-twilio-signature'] === undefined;
    if (unsigned && services.config.twilio.validateSignatures) await refuse(request, reply);
  });
  scope.addHook('preValidation', async (request, reply) => {
    const valid = isSigned(request, services.signatures);
    if (services.config.twilio.validateSignatures) watch.note(valid);
    if (!valid) await refuse(request, reply);
  });
  scope.setErrorHandler(async (error: FastifyError, request, reply) => {
    if (error.statusCode === undefined || error.statusCode >= 500) throw error;
    // The body could not be read, so its signature could not be checked.
    await refuse(request, reply);
  });
  scope.setNotFoundHandler({ preValidation: [] }, async (_request, reply) => {
    await reply.code(404).send({ error: 'not_found' });
  });
}

function isSigned(request: FastifyRequest, signatures: TwilioSignatures): boolean {
  const pathWithQuery = request.raw.url ?? request.url;
  // A proxy may have turned an upgrade into a plain request. It is signed as an upgrade, and is answered with 426.
  const maybeUpgrade = request.ws || request.routeOptions.url === MEDIA_STREAM_PATH;
  if (maybeUpgrade && signatures.validUpgrade(pathWithQuery, request.headers)) return true;
  if (request.ws) return false;
  const { method, headers, body } = request;
  const form = signedFields(body);
  return signatures.validRequest({
    method,
    pathWithQuery,
    headers,
    form,
    body: typeof body === 'string' ? body : undefined,
  });
}

function createRefusal(scope: FastifyInstance, { logger, metrics }: TwilioScopeServices) {
  const countRefusals = scope.createRateLimit({ max: LOGGED_REFUSALS_A_MINUTE, timeWindow: 60_000 });
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    metrics.requestsRefused.inc({ reason: 'bad_signature' });
    const count = await countRefusals(request);
    const flooding = !count.isAllowed && count.isExceeded;
    if (flooding) reply.header('connection', 'close');
    else
      logger.warn({ route: request.routeOptions.url }, 'Refused a request without a valid Twilio signature');
    await reply.code(403).send({ error: 'invalid_signature' });
  };
}
