// These types add `createRateLimit` to Fastify's.
import type {} from '@fastify/rate-limit';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../../logging.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { BearerKey } from '../bearer-key.ts';
import { AdminError } from './admin-error.ts';

export interface AdminScopeServices {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'requestsRefused'>;
  readonly token: BearerKey;
}

/** Requests with the right token in a minute, from all addresses. */
const REQUESTS_A_MINUTE = 120;
/** Further refused requests of one address in a minute are not logged, and lose their connection. */
const LOGGED_REFUSALS_A_MINUTE = 20;
const MINUTE_MS = 60_000;

/**
 * Checks the token before anything else, on every route of this scope and on paths that are no route. The
 * two are counted apart, so that guesses do not use up the requests of the operator.
 */
export function guardAdminScope(
  scope: FastifyInstance,
  { logger, metrics, token }: AdminScopeServices,
): void {
  const countRefusals = scope.createRateLimit({ max: LOGGED_REFUSALS_A_MINUTE, timeWindow: MINUTE_MS });
  const countRequests = scope.createRateLimit({
    max: REQUESTS_A_MINUTE,
    timeWindow: MINUTE_MS,
    keyGenerator: () => token.fingerprint,
  });
  scope.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!token.accepts(request.headers.authorization)) return refuse(request, reply);
    const count = await countRequests(request);
    if (!count.isAllowed && count.isExceeded) {
      reply.header('retry-after', count.ttlInSeconds);
      throw new AdminError(
        429,
        'too_many_requests',
        `Wait a minute: ${REQUESTS_A_MINUTE} requests are answered.`,
      );
    }
  });
  scope.addHook('onResponse', async (request, reply) => {
    if (!token.accepts(request.headers.authorization)) return;
    const { method, routeOptions } = request;
    logger.info(
      { who: token.fingerprint, method, route: routeOptions.url, statusCode: reply.statusCode },
      'An operator used the admin API',
    );
  });
  const parseJson = scope.getDefaultJsonParser('error', 'error');
  scope.removeContentTypeParser('application/json');
  scope.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    // Many clients send the content type with every POST. A reload needs no body.
    if (body === '' && request.method === 'POST') done(null);
    else parseJson(request, body, done);
  });
  scope.setNotFoundHandler({ preValidation: [] }, async () => {
    throw new AdminError(404, 'not_found', 'There is no such page. docs/assistants.md lists what there is.');
  });
  scope.setErrorHandler(async (error: FastifyError, _request, reply) => {
    const known = error instanceof AdminError ? error : badRequest(error);
    // The error handler of the whole gateway logs it.
    if (known === undefined) throw error;
    return reply.code(known.statusCode).send(known.body);
  });

  async function refuse(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    metrics.requestsRefused.inc({ reason: 'admin_token' });
    const count = await countRefusals(request);
    if (!count.isAllowed && count.isExceeded) reply.header('connection', 'close');
    else logger.warn('Refused a request to the admin API without the right token');
    reply.header('www-authenticate', 'Bearer');
    await reply.code(401).send({ error: 'unauthorized', advice: 'Send ADMIN_TOKEN as a bearer token.' });
  }
}

/** What Fastify found wrong with a request before a route saw it. */
function badRequest({ statusCode = 500, code }: FastifyError): AdminError | undefined {
  if (statusCode >= 500) return undefined;
  if (statusCode === 413) return new AdminError(413, 'too_large', 'Send less than 16 kB.');
  if (statusCode === 415 || code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new AdminError(415, 'json_expected', 'Send JSON with content-type: application/json.');
  }
  return new AdminError(400, 'bad_json', 'Send one JSON object.');
}
