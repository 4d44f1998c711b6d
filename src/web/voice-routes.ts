import type { WebSocket } from '@fastify/websocket';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CallControl } from '../call/call-control.ts';
import type { CallStart } from '../call/call-start.ts';
import type { BearerKey } from '../http/bearer-key.ts';
import { refuseUpgrade, upgradeFault } from '../http/upgrade-fault.ts';
import type { Logger } from '../logging.ts';
import type { StopCause } from '../media/call-media.ts';
import { CLOSE_TRY_LATER } from '../media/line-socket.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { answerPings } from '../websocket/ping-answers.ts';
import type { Admission, StartMessage } from './admission.ts';
import type { BrowserSessions } from './browser-sessions.ts';
import { addEventRoutes, type EventServices } from './event-routes.ts';
import type { LiveSessions } from './live-sessions.ts';
import type { Capabilities } from './messages/server-messages.ts';
import type { NovaAccessServices } from './nova-access/credentials-route.ts';
import { addPageRoutes, type PageOptions } from './pages/page-routes.ts';
import { addSessionRoutes, type SessionRouteServices } from './session-routes.ts';
import type { BrowserTokens } from './tokens.ts';
import { VoiceSocket } from './voice-socket.ts';

export const VOICE_PATH = '/voice';

/** What voice in the browser needs of the rest of the gateway. */
export interface VoiceServices extends SessionRouteServices, EventServices {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly callControl: Pick<CallControl, 'openCall' | 'unready'>;
  readonly tokens: BrowserTokens;
  readonly admission: Admission;
  readonly sessions: BrowserSessions;
  readonly live: LiveSessions;
  /** The key of the operator's own server. */
  readonly apiKey: BearerKey;
  /** Exact origins of the pages that may connect. */
  readonly origins: readonly string[];
  readonly capabilities: Omit<Capabilities, 'streaming'>;
  /** What the page must tell its user before they speak. */
  readonly notice: () => string | undefined;
  /** Lets pages speak to Nova themselves. Undefined while it is off. */
  readonly novaAccess: NovaAccessServices | undefined;
  /** E.164 number that hand-offs are called at. */
  readonly connectNumber: string | undefined;
  readonly pages: PageOptions;
}

/** Sockets that have not begun a session. Each is closed after 10 s, so this bounds what strangers can hold. */
const MAX_WAITING = 500;
const MAX_USER_ID_LENGTH = 128;
/** No control characters: the name goes into items and answers. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\u0000-\u001f\u007f]/;

/** `/voice`, `/voice/token`, `/voice/sessions`, `/voice/events` and the page. */
export function addVoiceRoutes(scope: FastifyInstance, services: VoiceServices): void {
  scope.addHook('onClose', async () => services.sessions.close());
  addTokenRoute(scope, services);
  addSocketRoute(scope, services);
  addSessionRoutes(scope, services);
  addEventRoutes(scope, services);
  addPageRoutes(scope, services.pages, services.logger);
}

/** Only the operator's own server asks for tokens, so no other origin is allowed to by CORS. */
function addTokenRoute(scope: FastifyInstance, services: VoiceServices): void {
  const { apiKey, origins, tokens, metrics } = services;
  scope.post('/token', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!apiKey.accepts(request.headers.authorization)) {
      metrics.requestsRefused.inc({ reason: 'browser_key' });
      return reply.code(401).header('www-authenticate', 'Bearer').send({ error: 'unauthorized' });
    }
    const { userId, origin } = fieldsOf(request.body);
    if (typeof userId !== 'string' || !isUserId(userId)) {
      return reply.code(400).send({ error: 'bad_request', message: 'userId: a text of 1 to 128 characters' });
    }
    if (typeof origin !== 'string' || !origins.includes(origin)) {
      return reply.code(400).send({ error: 'unknown_origin', message: 'origin: one of WEB_ORIGINS' });
    }
    return tokens.issue({ userId, origin });
  });
}

function addSocketRoute(scope: FastifyInstance, services: VoiceServices): void {
  const waiting = new Set<VoiceSocket>();
  scope.route({
    method: 'GET',
    url: '/',
    exposeHeadRoute: false,
    preHandler: async (request, reply) => {
      if (!isAllowed(request, services)) return refuseOrigin(reply, services);
      const fault = upgradeFault(request);
      if (fault !== undefined) return refuseUpgrade(reply, fault, services);
      if (waiting.size < MAX_WAITING) return;
      services.metrics.requestsRefused.inc({ reason: 'browser_too_many' });
      await reply.code(503).header('retry-after', '10').send({ error: 'too_many_connections' });
    },
    handler: async (_request, reply) => reply.callNotFound(),
    wsHandler: (socket, request) => openSocket(socket, request.headers.origin ?? '', services, waiting),
  });
}

/** A browser says the origin of the page with every WebSocket, and a page cannot change it. */
function isAllowed({ headers }: FastifyRequest, { origins }: VoiceServices): boolean {
  return headers.origin !== undefined && origins.includes(headers.origin);
}

async function refuseOrigin(reply: FastifyReply, { logger, metrics }: VoiceServices): Promise<void> {
  metrics.requestsRefused.inc({ reason: 'browser_origin' });
  logger.info('A page of an origin that WEB_ORIGINS does not name asked for a voice session');
  await reply.code(403).send({ error: 'origin_not_allowed' });
}

function openSocket(
  socket: WebSocket,
  origin: string,
  services: VoiceServices,
  waiting: Set<VoiceSocket>,
): void {
  // Upgrades that are answered together are counted one by one only here.
  if (waiting.size >= MAX_WAITING) {
    socket.close(CLOSE_TRY_LATER, 'too many connections');
    return;
  }
  const { logger, metrics, callControl, capabilities, notice, connectNumber } = services;
  const voice = new VoiceSocket(socket, {
    logger,
    metrics,
    capabilities,
    notice: notice(),
    connectNumber,
    decide: (message: StartMessage) => services.admission.decide(message, origin),
    openCall: (start, media) => callControl.openCall(start, media),
    onOpened: (start, opened) => {
      waiting.delete(opened);
      noteOpened(start, opened, services);
    },
    onClosed: (start, cause, closed) => {
      waiting.delete(closed);
      if (start) noteClosed(start, cause, { closed, services });
    },
  });
  waiting.add(voice);
  answerPings(socket);
}

function noteOpened({ userId = '', callSid }: CallStart, socket: VoiceSocket, services: VoiceServices): void {
  services.live.add(userId, callSid, socket);
  services.metrics.browserSessions.set(services.live.count);
}

function noteClosed(
  { userId = '', callSid, resumeCount }: CallStart,
  cause: StopCause,
  { closed, services }: { readonly closed: VoiceSocket; readonly services: VoiceServices },
): void {
  const { live, sessions, metrics } = services;
  const isCurrent = live.find(userId, callSid) === closed;
  live.remove(userId, callSid, closed);
  metrics.browserSessions.set(live.count);
  if (cause === 'lost' && isCurrent) sessions.lost(callSid, resumeCount);
}

function isUserId(value: string): boolean {
  return value.trim() !== '' && value.length <= MAX_USER_ID_LENGTH && !CONTROL.test(value);
}

function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}
