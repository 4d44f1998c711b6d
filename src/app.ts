import type { FastifyInstance } from 'fastify';
import {
  addConsoleRoutes,
  CONSOLE_PATH,
  CONSOLE_SOCKETS,
  type ConsoleServices,
} from './console/console-routes.ts';
import { type AdminServices, addAdminRoutes } from './http/admin/admin-routes.ts';
import { addHealthRoutes } from './http/health.ts';
import { createHttpServer } from './http/http-server.ts';
import { MEDIA_STREAM_PATH } from './http/media-stream.ts';
import type { OwnAddress } from './http/own-address.ts';
import { addTwilioRoutes, type TwilioServices } from './http/twilio-routes.ts';
import { addCredentialsRoute, CREDENTIALS_PATH } from './web/nova-access/credentials-route.ts';
import { addVoiceRoutes, VOICE_PATH, type VoiceServices } from './web/voice-routes.ts';

/** What the HTTP side needs of the rest of the gateway. */
export interface AppServices extends TwilioServices, AdminServices {
  /** Voice in the browser. Absent while it is off. */
  readonly browserVoice?: VoiceServices | undefined;
  /** Absent while there is no console. */
  readonly console?: ConsoleServices | undefined;
  /** Learns where this server listens. */
  readonly ownAddress?: OwnAddress | undefined;
}

/** The whole gateway as an HTTP server, not yet listening. It owns no state of the process. */
export function buildApp(services: AppServices): FastifyInstance {
  const { logger, browserVoice } = services;
  // A console with its own listener is not here.
  const here = services.config.console?.listener === undefined ? services.console : undefined;
  const app = createHttpServer({
    logger,
    socketPaths: [MEDIA_STREAM_PATH, VOICE_PATH, ...(here ? CONSOLE_SOCKETS : [])],
  });
  app.addHook('onListen', async () => services.ownAddress?.learn(app.addresses()));
  app.register(async (scope) => addHealthRoutes(scope, services));
  app.register(async (scope) => addTwilioRoutes(scope, services), { prefix: '/twilio' });
  app.register(async (scope) => addAdminRoutes(scope, services), { prefix: '/admin' });
  if (browserVoice)
    app.register(async (scope) => addVoiceRoutes(scope, browserVoice), { prefix: VOICE_PATH });
  if (here) app.register(async (scope) => addConsoleRoutes(scope, here), { prefix: CONSOLE_PATH });
  const novaAccess = browserVoice?.novaAccess;
  if (novaAccess)
    app.register(async (scope) => addCredentialsRoute(scope, novaAccess), { prefix: CREDENTIALS_PATH });
  return app;
}

/** The console alone, not yet listening; undefined unless it has its own listener. */
export function buildConsoleApp({
  config,
  logger,
  console: services,
}: Pick<AppServices, 'config' | 'logger' | 'console'>): FastifyInstance | undefined {
  if (!services || config.console?.listener === undefined) return undefined;
  const app = createHttpServer({ logger, socketPaths: CONSOLE_SOCKETS });
  app.register(async (scope) => addConsoleRoutes(scope, services), { prefix: CONSOLE_PATH });
  return app;
}
