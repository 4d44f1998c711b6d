import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CallControl } from '../call/call-control.ts';
import type { EventFeed } from '../events/event-feed.ts';
import { answerWithEvents, type EventResponseOptions } from '../events/event-response.ts';
import type { WrittenEvent } from '../events/event-writer.ts';
import type { BearerKey } from '../http/bearer-key.ts';
import { fieldsOf } from '../is-record.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { allowOrigins, answerPreflight } from './cross-origin.ts';
import { EventViewers } from './event-viewers.ts';
import { REFUSALS, type WebRefusal } from './refusals.ts';
import type { TokenBearer } from './token-bearer.ts';

/** What `GET /voice/events` needs of the rest of the gateway. */
export interface EventServices {
  readonly feed: EventFeed<WrittenEvent>;
  /** Names this process in ids. */
  readonly instance: string;
  readonly bearers: Pick<TokenBearer, 'identify'>;
  /** The key of the operator's own server. */
  readonly apiKey: BearerKey;
  /** Exact origins of the pages that may connect. */
  readonly origins: readonly string[];
  readonly callControl: Pick<CallControl, 'unready'>;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'requestsRefused' | 'eventViewers' | 'eventViewersCut'>;
}

/** Whose events are watched: those of one user, or all. */
interface Scope {
  readonly userId: string | undefined;
  readonly isOperator: boolean;
}

const PATH = '/events';
const USER_HOURS_MS = 3_600_000;
const OPERATOR_HOURS_MS = 12 * USER_HOURS_MS;
const RETRY_SECONDS = '5';

/** `/voice/events`: what happens in sessions of this instance, as server-sent events. */
export function addEventRoutes(scope: FastifyInstance, services: EventServices): void {
  const viewers = new EventViewers();
  scope.addHook('preClose', async () => services.feed.close());
  scope.options(PATH, (request, reply) => answerPreflight(request, reply, services.origins));
  scope.get(PATH, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    allowOrigins(request, reply, services.origins);
    const { origin } = request.headers;
    if (origin !== undefined && !services.origins.includes(origin))
      return refuse(reply, services, { status: 403, error: 'origin_not_allowed' });
    const unready = services.callControl.unready();
    if (unready) return refuse(reply, services, { status: 503, error: unready });
    const found = await scopeOf(request, services);
    if ('refused' in found) return refuse(reply, services, found.refused);
    const leave = viewers.enter(found.isOperator ? undefined : found.userId);
    if (!leave) return refuse(reply, services, { status: 429, error: 'too_many_viewers' });
    const show = () => services.metrics.eventViewers.set(viewers.count);
    show();
    return openStream({ request, reply, services, scope: found }, () => {
      leave();
      show();
    });
  });
}

interface Refusal {
  readonly status: number;
  readonly error: string;
}

/** The operator's server shows its key, a page a voice token. Nothing in the address counts as either. */
async function scopeOf(
  { headers, query }: FastifyRequest,
  { apiKey, bearers }: EventServices,
): Promise<Scope | { readonly refused: Refusal }> {
  if (apiKey.accepts(headers.authorization)) {
    const { userId } = fieldsOf(query);
    if (userId === undefined || (typeof userId === 'string' && userId !== ''))
      return { userId, isOperator: true };
    return { refused: { status: 400, error: 'bad_request' } };
  }
  const bearer = await bearers.identify(headers.authorization, headers.origin);
  if (bearer.kind === 'user') return { userId: bearer.userId, isOperator: false };
  return { refused: { status: bearer.code === 'store_unavailable' ? 503 : 401, error: bearer.code } };
}

interface Viewing {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly services: EventServices;
  readonly scope: Scope;
}

function openStream({ request, reply, services, scope }: Viewing, onGone: () => void): FastifyReply {
  const { feed, instance, logger, metrics } = services;
  const { userId, isOperator } = scope;
  const lastEventId = request.headers['last-event-id'];
  const options: EventResponseOptions<WrittenEvent> = {
    feed,
    instance,
    about: { sessions: userId === undefined ? 'all' : 'user' },
    lastEventId: typeof lastEventId === 'string' ? lastEventId : undefined,
    accepts: ({ event }) => userId === undefined || event.userId === userId,
    format: ({ event, json }) => ({ type: event.type, json }),
    onSlow: () => {
      metrics.eventViewersCut.inc();
      logger.info('A viewer of events did not read and was cut off; they can resume with Last-Event-ID');
    },
    maxMs: isOperator ? OPERATOR_HOURS_MS : USER_HOURS_MS,
  };
  return answerWithEvents(reply, options, onGone);
}

function refuse(reply: FastifyReply, { metrics }: EventServices, { status, error }: Refusal): FastifyReply {
  metrics.requestsRefused.inc({ reason: `events_${error}` });
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  if (status === 429 || status === 503) reply.header('retry-after', RETRY_SECONDS);
  return reply.code(status).send({ error, ...(isWebRefusal(error) && { message: REFUSALS[error] }) });
}

function isWebRefusal(error: string): error is WebRefusal {
  return Object.hasOwn(REFUSALS, error);
}
