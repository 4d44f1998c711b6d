import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import websocket from '@fastify/websocket';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { type AdminServices, addAdminRoutes } from './http/admin/admin-routes.ts';
import { addHealthRoutes } from './http/health.ts';
import { MEDIA_STREAM_PATH } from './http/media-stream.ts';
import { addTwilioRoutes, type TwilioServices } from './http/twilio-routes.ts';
import { addCredentialsRoute, CREDENTIALS_PATH } from './web/nova-access/credentials-route.ts';
import { addVoiceRoutes, VOICE_PATH, type VoiceServices } from './web/voice-routes.ts';

/** What the HTTP side needs of the rest of the gateway. */
export interface AppServices extends TwilioServices, AdminServices {
  /** Voice in the browser. Absent while it is off. */
  readonly browserVoice?: VoiceServices | undefined;
}

/** Where an upgrade is an upgrade. */
const WEBSOCKET_PATHS: readonly string[] = [MEDIA_STREAM_PATH, VOICE_PATH];
const BODY_LIMIT_BYTES = 64 * 1024;
/**
 * Twilio and load balancers send their headers immediately. A client that sends them slowly, or not at all, loses its
 * connection after this time. By default Node checks for such connections only every 30 s.
 */
const HEADERS_TIMEOUT_MS = 10_000;
const CONNECTIONS_CHECK_MS = 1_000;
/** How long the peer may take to answer our close of a stream. */
const CLOSE_STREAM_MS = 2_000;
/** By default it is 30 s. Not among the types of `ws`. */
const CLOSING = { closeTimeout: CLOSE_STREAM_MS };

/**
 * The whole gateway as an HTTP server, not yet listening. It owns no state of the process.
 *
 * Fastify's own logger is off: its lines hold addresses with their query strings, which in Twilio's GET webhooks
 * contain the caller's number.
 */
export function buildApp(services: AppServices): FastifyInstance {
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: 15_000,
    http: { headersTimeout: HEADERS_TIMEOUT_MS, connectionsCheckingInterval: CONNECTIONS_CHECK_MS },
    // Longer than the 300 s after which the load balancer drops an idle connection (infra/lib/timing.ts), so that it
    // never reuses a connection that is being closed here.
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
    keepAliveTimeout: 310_000,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    routerOptions: { ignoreTrailingSlash: true },
  });
  addPlugins(app, services);
  addErrorAnswers(app, services);
  addRequestLog(app, services);
  app.register(async (scope) => addHealthRoutes(scope, services));
  app.register(async (scope) => addTwilioRoutes(scope, services), { prefix: '/twilio' });
  app.register(async (scope) => addAdminRoutes(scope, services), { prefix: '/admin' });
  const { browserVoice } = services;
  if (browserVoice)
    app.register(async (scope) => addVoiceRoutes(scope, browserVoice), { prefix: VOICE_PATH });
  const novaAccess = browserVoice?.novaAccess;
  if (novaAccess)
    app.register(async (scope) => addCredentialsRoute(scope, novaAccess), { prefix: CREDENTIALS_PATH });
  return app;
}

function addPlugins(app: FastifyInstance, { logger }: AppServices): void {
  app.register(helmet);
  app.register(rateLimit, { global: false });
  app.register(websocket, {
    options: {
      maxPayload: BODY_LIMIT_BYTES,
      perMessageDeflate: false,
      // Streams answer pings (websocket/ping-answers.ts).
      autoPong: false,
      // The gateway has no subprotocol, so it agrees to none. By default `ws` takes the first that the client names.
      handleProtocols: () => false,
      ...CLOSING,
    },
    preClose: closeLeftStreams,
    // `ws` has sent a close frame that says why, and cuts the connection when the peer does not answer. Cut off here, a
    // peer that is still sending would not receive it.
    errorHandler: (error) => logger.error({ err: error }, 'A WebSocket failed'),
  });
  // The plugin would accept an upgrade on every route and then close it. This hook runs after the signature's.
  app.addHook('preHandler', async (request, reply) => {
    if (request.ws && !WEBSOCKET_PATHS.includes(request.routeOptions.url ?? '')) {
      await reply.code(404).send({ error: 'not_found' });
    }
  });
}

/**
 * By default the plugin cuts live calls off immediately. Here the calls have been drained before the app is closed,
 * so this handles the sockets that are left. Without it, closing would never end.
 */
async function closeLeftStreams(this: FastifyInstance): Promise<void> {
  const left = [...this.websocketServer.clients];
  for (const socket of left) socket.close(1001, 'shutting down');
  setTimeout(() => {
    for (const socket of left) socket.terminate();
  }, CLOSE_STREAM_MS).unref();
}

function addErrorAnswers(app: FastifyInstance, { logger }: AppServices): void {
  app.setNotFoundHandler(async (_request, reply) => reply.code(404).send({ error: 'not_found' }));
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const statusCode = error.statusCode ?? 500;
    if (statusCode < 500) return reply.code(statusCode).send({ error: 'bad_request' });
    logger.error({ route: request.routeOptions.url, err: error }, 'A request failed');
    return reply.code(500).send({ error: 'internal' });
  });
}

function addRequestLog(app: FastifyInstance, { logger }: AppServices): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const durationMs = Math.round(reply.elapsedTime);
    logger.debug({ method, route: routeOptions.url, statusCode: reply.statusCode, durationMs }, 'Request');
  });
}
