import type { FastifyInstance } from 'fastify';
import type { Logger } from '../logging.ts';
import { type PageFiles, readConsolePage } from '../web/pages/page-files.ts';
import { pageHeaders } from '../web/pages/page-policy.ts';
import { ConsoleError } from './console-error.ts';

export interface ConsolePage {
  /** Origin of the gateway as browsers see it. */
  readonly publicUrl: string;
  /** Of the build by default. */
  readonly files?: PageFiles | undefined;
}

const ONE_YEAR = 'public, max-age=31536000, immutable';
/** The person who opens the page has no token yet. The page holds no data. */
const OPEN = { config: { console: { role: 'none' } } } as const;

/** The page of the console at the root of the scope, and what it loads at `assets/`. */
export function addConsolePage(scope: FastifyInstance, page: ConsolePage, logger: Logger): void {
  const files = page.files ?? readConsolePage();
  if (!files) logger.warn('The pages were not built, so /console answers 503. Run `npm run build`');
  const headers = pageHeaders({ publicUrl: page.publicUrl, tokenUrl: undefined, directOrigins: [] });
  scope.get('/', OPEN, async (_request, reply) => {
    if (!files) throw new ConsoleError('unavailable', 'The page was not built. Run: npm run build');
    return reply.headers(headers).type('text/html; charset=utf-8').send(files.html);
  });
  scope.get<{ Params: { name: string } }>('/assets/:name', OPEN, async (request, reply) => {
    const asset = files?.assets.get(request.params.name);
    if (!asset) throw new ConsoleError('not_found', 'There is no such file. Load the page again.');
    return reply.header('cache-control', ONE_YEAR).type(asset.type).send(asset.body);
  });
}
