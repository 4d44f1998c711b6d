// These types add `createRateLimit` to Fastify's.
import type {} from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { StoreError } from '../../errors.ts';
import { bearerOf } from '../../http/bearer-key.ts';
import type { Logger } from '../../logging.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { TokenUses } from '../admission.ts';
import { REFUSALS, type WebRefusal } from '../refusals.ts';
import type { BrowserTokens } from '../tokens.ts';
import type { NovaRole } from './nova-role.ts';
import { pageOriginOf } from './page-origin.ts';

export const CREDENTIALS_PATH = '/api/aws-credentials';

/** What the endpoint needs of the rest of the gateway. */
export interface NovaAccessServices {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'browserCredentials'>;
  readonly tokens: BrowserTokens;
  readonly tokenUses: TokenUses;
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
  const { metrics, origins } = services;
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
    const who = readToken(request, services);
    if ('code' in who) return refuse(reply, who.code, services);
    users.set(request, who.userId);
    for (const count of [countUser, countAll]) {
      const state = await count(request);
      if (!state.isAllowed && state.isExceeded) return tooMany(reply, state.ttlInSeconds, services);
    }
    const used = await use(who, services);
    return used === undefined ? give(reply, who.userId, services) : refuse(reply, used, services);
  });
}

const ORIGIN = 'The page must be of one of WEB_ORIGINS.';

interface Bearer {
  readonly userId: string;
  readonly nonce: string;
  readonly expiresAtMs: number;
}

function readToken(
  request: FastifyRequest,
  { tokens, origins }: NovaAccessServices,
): Bearer | { readonly code: WebRefusal } {
  const token = bearerOf(request.headers.authorization);
  const verified = tokens.read(token, pageOriginOf(request.headers, origins) ?? '');
  return verified.ok ? verified : { code: verified.code };
}

/** @returns why the token cannot be used; undefined when it was used up now */
async function use(
  { nonce, expiresAtMs }: Bearer,
  { tokenUses, logger }: NovaAccessServices,
): Promise<WebRefusal | undefined> {
  try {
    return (await tokenUses.useOnce(nonce, expiresAtMs)) ? undefined : 'token_used';
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const { code, advice } = error;
    logger.warn(
      { code, advice, err: error },
      'Whether a token was used could not be told; the page is asked to try again',
    );
    return 'store_unavailable';
  }
}

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
