import type { FastifyInstance } from 'fastify';
import { type ConsoleScopeServices, consoleUser, guardConsoleScope } from './console-scope.ts';
import { addConsolePage, type ConsolePage } from './page-route.ts';
import type { ViewerPlaces } from './viewer-places.ts';
import type { ConsoleMe } from './views.ts';

export const CONSOLE_PATH = '/console';
/** Routes with a WebSocket. */
export const CONSOLE_SOCKETS: readonly string[] = [
  '/console/api/calls/:id/audio',
  '/console/api/softphone/stream',
];

/** What every part of the console's API gets: who asks, what is recorded, how many look. */
export interface ConsoleFrame extends ConsoleScopeServices {
  readonly viewers: ViewerPlaces;
}

/** Adds the routes of one part, below `/console/api`. */
export type AddRoutes = (scope: FastifyInstance, frame: ConsoleFrame) => void;

export interface ConsoleServices extends ConsoleFrame {
  readonly about: Omit<ConsoleMe, 'role'>;
  readonly parts: readonly AddRoutes[];
  readonly page: ConsolePage;
}

/** Everything under `/console`. */
export function addConsoleRoutes(scope: FastifyInstance, services: ConsoleServices): void {
  guardConsoleScope(scope, services);
  addConsolePage(scope, services.page, services.logger);
  scope.register(
    async (api) => {
      api.get('/me', async (request): Promise<ConsoleMe> => {
        return { role: consoleUser(request).role, ...services.about };
      });
      for (const add of services.parts) add(api, services);
    },
    { prefix: '/api' },
  );
}
