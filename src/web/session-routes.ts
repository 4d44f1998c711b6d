import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { StoreError } from '../errors.ts';
import type { BearerKey } from '../http/bearer-key.ts';
import type { Logger } from '../logging.ts';
import { SessionList } from '../store/session-list.ts';
import type { StoredSession } from '../store/session-store.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { allowOrigins, answerPreflight } from './cross-origin.ts';
import { REFUSALS, type WebRefusal } from './refusals.ts';
import type { TokenBearer } from './token-bearer.ts';

export interface SessionRouteServices {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'requestsRefused' | 'storeFailures'>;
  readonly apiKey: BearerKey;
  readonly origins: readonly string[];
  readonly bearers: Pick<TokenBearer, 'identify'>;
  readonly sessionList: Pick<SessionList, 'page'>;
}

interface Wish {
  readonly userId: string | undefined;
  readonly limit: number;
  readonly cursor: string | undefined;
}

const PATH = '/sessions';
const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 50;

/** `GET /voice/sessions`: the sessions of one user, newest first. Nothing of what was said is in it. */
export function addSessionRoutes(scope: FastifyInstance, services: SessionRouteServices): void {
  scope.options(PATH, (request, reply) => answerPreflight(request, reply, services.origins));
  scope.get(PATH, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    allowOrigins(request, reply, services.origins);
    const wish = wishOf(request.query);
    if (typeof wish === 'string') return reply.code(400).send({ error: 'bad_request', message: wish });
    const userId = await userOf(request, reply, { services, wish });
    return userId === undefined ? reply : answer(userId, wish, { reply, services });
  });
}

/** @returns undefined when the request has been answered */
async function userOf(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { services, wish }: { readonly services: SessionRouteServices; readonly wish: Wish },
): Promise<string | undefined> {
  if (services.apiKey.accepts(headers.authorization)) {
    if (wish.userId !== undefined) return wish.userId;
    await reply.code(400).send({ error: 'bad_request', message: 'userId: whose sessions to list' });
    return undefined;
  }
  const bearer = await services.bearers.identify(headers.authorization, headers.origin);
  const code = bearer.kind === 'refused' ? bearer.code : undefined;
  if (bearer.kind === 'user' && (wish.userId === undefined || wish.userId === bearer.userId))
    return bearer.userId;
  await refuse(reply, code ?? 'token_wrong_user', services);
  return undefined;
}

async function refuse(
  reply: FastifyReply,
  code: WebRefusal,
  { metrics }: SessionRouteServices,
): Promise<void> {
  metrics.requestsRefused.inc({ reason: `browser_${code}` });
  const isLater = code === 'store_unavailable';
  if (isLater) reply.header('retry-after', '5');
  else reply.header('www-authenticate', 'Bearer');
  await reply.code(isLater ? 503 : 401).send({ error: code, message: REFUSALS[code] });
}

async function answer(
  userId: string,
  { limit, cursor }: Wish,
  { reply, services }: { readonly reply: FastifyReply; readonly services: SessionRouteServices },
): Promise<FastifyReply> {
  const { sessionList, logger, metrics } = services;
  try {
    const page = await sessionList.page({ channel: 'browser', userId }, limit, cursor);
    return reply.send({ sessions: page.sessions.map(shown), cursor: page.next ?? null });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const { code, advice } = error;
    metrics.storeFailures.inc({ operation: 'session_list' });
    logger.warn({ code, advice, err: error }, 'The sessions of a user could not be read');
    return reply
      .code(503)
      .header('retry-after', '5')
      .send({ error: 'store_unavailable', message: REFUSALS.store_unavailable });
  }
}

/** What a user may see of their session. */
function shown(session: StoredSession) {
  const { sessionId, status, endReason, createdAt, updatedAt, totalDuration, messageCount } = session;
  const isOver = status !== 'ACTIVE' && status !== 'HANDING_OFF';
  return {
    sessionId,
    status,
    endReason: endReason ?? null,
    createdAt,
    endedAt: isOver ? updatedAt : null,
    durationSeconds: totalDuration,
    messageCount,
    model: session.provider,
    language: session.language ?? null,
    handoff: session.handoff !== undefined,
  };
}

/** @returns what is wrong with the query */
function wishOf(query: unknown): Wish | string {
  const { limit, cursor, userId } = fieldsOf(query);
  if (userId !== undefined && (typeof userId !== 'string' || userId === '')) return 'userId: one user';
  const count = limit === undefined ? DEFAULT_LIMIT : Number(limit);
  if (!Number.isInteger(count) || count < 1 || count > MAX_LIMIT) return `limit: 1 to ${MAX_LIMIT}`;
  if (cursor === undefined) return { userId, limit: count, cursor: undefined };
  if (typeof cursor !== 'string' || !SessionList.isCursor(cursor)) return 'cursor: as the last answer has it';
  return { userId, limit: count, cursor };
}

function fieldsOf(query: unknown): Readonly<Record<string, unknown>> {
  return typeof query === 'object' && query !== null ? { ...query } : {};
}
