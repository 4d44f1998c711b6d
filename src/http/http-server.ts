import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import websocket from '@fastify/websocket';
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { Logger } from '../logging.ts';

export interface HttpServerOptions {
  readonly logger: Logger;
  /** Routes where an upgrade is an upgrade. */
  readonly socketPaths: readonly string[];
}

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
 * An HTTP server without routes, not yet listening.
 *
 * Fastify's own logger is off: its lines hold addresses with their query strings, which in Twilio's GET webhooks
 * contain the caller's number.
 */
export function createHttpServer(options: HttpServerOptions): FastifyInstance {
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
    frameworkErrors: answerBadAddress,
  });
  addPlugins(app, options);
  addErrorAnswers(app, options);
  addRequestLog(app, options);
  return app;
}

function addPlugins(app: FastifyInstance, { logger, socketPaths }: HttpServerOptions): void {
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
    if (request.ws && !socketPaths.includes(request.routeOptions.url ?? '')) {
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

/** An address that leads to no route, so that no scope can answer. By default Fastify's answer repeats the address. */
function answerBadAddress({ code }: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  if (code === 'FST_ERR_MAX_PARAM_LENGTH') {
    const message = 'A part of this address is longer than any id. Copy the address again.';
    reply.code(404).send({ error: 'not_found', message });
    return;
  }
  const message = 'The address is not percent-encoded UTF-8. Write %25 for a % sign.';
  reply.code(400).send({ error: 'bad_request', message });
}

function addErrorAnswers(app: FastifyInstance, { logger }: HttpServerOptions): void {
  app.setNotFoundHandler(async (_request, reply) => reply.code(404).send({ error: 'not_found' }));
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const statusCode = error.statusCode ?? 500;
    if (statusCode < 500) return reply.code(statusCode).send({ error: 'bad_request' });
    logger.error({ route: request.routeOptions.url, err: error }, 'A request failed');
    return reply.code(500).send({ error: 'internal' });
  });
}

function addRequestLog(app: FastifyInstance, { logger }: HttpServerOptions): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const durationMs = Math.round(reply.elapsedTime);
    logger.debug({ method, route: routeOptions.url, statusCode: reply.statusCode, durationMs }, 'Request');
  });
}
