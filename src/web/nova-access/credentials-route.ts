// These types add `createRateLimit` to Fastify's.
import type {} from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../../logging.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { REFUSALS, type WebRefusal } from '../refusals.ts';
import type { TokenBearer } from '../token-bearer.ts';
import type { NovaRole } from './nova-role.ts';
import { pageOriginOf } from './page-origin.ts';

export const CREDENTIALS_PATH = '/api/aws-credentials';

/** What the endpoint needs of the rest of the gateway. */
export interface NovaAccessServices {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'browserCredentials'>;
  readonly bearers: Pick<TokenBearer, 'read' | 'use'>;
  readonly role: NovaRole;
  /** Exact origins of the pages that may ask. */
  readonly origins: readonly string[];
}

/** One conversation of 8 minutes needs one; a user who reloads the page a few times is let in too. */
const USER_MAX = 4;
/** From all users of one instance: what a stolen `WEB_API_KEY` could ask for is bounded. */
const ALL_MAX = 120;
const MINUTE_MS = 60_000;
const PREFLIGHT_SECONDS = 600;
const ADVICE =
  'Check that the role of BROWSER_NOVA_ROLE_ARN exists, that it trusts the role of the gateway, and that this one may call sts:AssumeRole on it. npm run doctor tries it.';

/** `GET /api/aws-credentials/`: temporary credentials for Nova, for a page with a voice token. */
export function addCredentialsRoute(scope: FastifyInstance, services: NovaAccessServices): void {
  const { metrics, origins, bearers } = services;
  const users = new WeakMap<FastifyRequest, string>();
  const countAll = scope.createRateLimit({ max: ALL_MAX, timeWindow: MINUTE_MS, keyGenerator: () => 'all' });
  const countUser = scope.createRateLimit({
    max: USER_MAX,
    timeWindow: MINUTE_MS,
    keyGenerator: (request) => users.get(request) ?? '',
  });
  scope.addHook('onClose', async () => services.role.close());
  scope.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store').header('vary', 'Origin');
    const { origin } = request.headers;
    if (origin !== undefined && origins.includes(origin)) reply.header('access-control-allow-origin', origin);
    if (pageOriginOf(request.headers, origins) !== undefined) return;
    metrics.browserCredentials.inc({ result: 'refused' });
    await reply.code(403).send({ error: 'origin_not_allowed', message: ORIGIN });
  });
  scope.options('/', async (_request, reply) =>
    reply
      .code(204)
      .header('access-control-allow-methods', 'GET')
      .header('access-control-allow-headers', 'authorization')
      .header('access-control-max-age', PREFLIGHT_SECONDS)
      .send(),
  );
  scope.get('/', async (request, reply) => {
    const { headers } = request;
    const who = bearers.read(headers.authorization, pageOriginOf(headers, origins) ?? '');
    if (!who.ok) return refuse(reply, who.code, services);
    users.set(request, who.userId);
    for (const count of [countUser, countAll]) {
      const state = await count(request);
      if (!state.isAllowed && state.isExceeded) return tooMany(reply, state.ttlInSeconds, services);
    }
    const unusable = await bearers.use(who);
    return unusable === undefined ? give(reply, who.userId, services) : refuse(reply, unusable, services);
  });
}

const ORIGIN = 'The page must be of one of WEB_ORIGINS.';

async function give(reply: FastifyReply, userId: string, { role, logger, metrics }: NovaAccessServices) {
  try {
    const credentials = await role.assume(userId);
    metrics.browserCredentials.inc({ result: 'given' });
    return credentials;
  } catch (error) {
    metrics.browserCredentials.inc({ result: 'failed' });
    // What AWS says names accounts and roles, so the page gets none of it.
    logger.error({ err: error, advice: ADVICE }, 'A browser got no credentials for Nova from AWS STS');
    return reply.code(500).send({ error: 'credentials_unavailable' });
  }
}

function refuse(reply: FastifyReply, code: WebRefusal, { metrics }: NovaAccessServices): FastifyReply {
  metrics.browserCredentials.inc({ result: 'refused' });
  if (code === 'store_unavailable') reply.code(503).header('retry-after', '5');
  else reply.code(401).header('www-authenticate', 'Bearer');
  return reply.send({ error: code, message: REFUSALS[code] });
}

/** The token is still good: nothing was used up. */
function tooMany(reply: FastifyReply, seconds: number, { metrics }: NovaAccessServices): FastifyReply {
  metrics.browserCredentials.inc({ result: 'limited' });
  return reply
    .code(429)
    .header('retry-after', String(seconds))
    .send({ error: 'too_many_requests', message: `Try again in ${seconds} seconds.` });
}
