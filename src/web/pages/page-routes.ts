import type { FastifyInstance } from 'fastify';
import type { Logger } from '../../logging.ts';
import type { PageConfig } from './page-config.ts';
import { type PageFiles, readPageFiles } from './page-files.ts';
import { pageHeaders } from './page-policy.ts';

export interface PageOptions {
  /** Asked for each page, because the notice of an assistant may change. */
  readonly config: () => PageConfig;
  /** Origin of the gateway as browsers see it. */
  readonly publicUrl: string;
  /** Path or address where the page gets voice tokens. */
  readonly tokenUrl: string | undefined;
  /** Origins, `wss:`, that the page may talk to without the gateway. */
  readonly directOrigins: readonly string[];
  /** Read from `folder` by default. */
  readonly files?: PageFiles | undefined;
  /** Of the build. */
  readonly folder?: URL;
}

const MISSING = 'The page was not built. Run: npm run build\n';
const ONE_YEAR = 'public, max-age=31536000, immutable';
const CONFIG_PLACE = '%PAGE_CONFIG%';

/** The player page at `player`, and what it loads at `assets/`. */
export function addPageRoutes(scope: FastifyInstance, options: PageOptions, logger: Logger): void {
  const files = options.files ?? readPageFiles(options.folder);
  if (!files) logger.warn('The pages were not built, so /voice/player answers 503. Run `npm run build`');
  const headers = pageHeaders(options);
  scope.get('/player', async (_request, reply) => {
    if (!files) return reply.code(503).type('text/plain; charset=utf-8').send(MISSING);
    const html = files.html.replace(CONFIG_PLACE, () => escapeAttribute(JSON.stringify(options.config())));
    return reply.headers(headers).type('text/html; charset=utf-8').send(html);
  });
  scope.get<{ Params: { name: string } }>('/assets/:name', async (request, reply) => {
    const asset = files?.assets.get(request.params.name);
    if (!asset) return reply.callNotFound();
    return reply.header('cache-control', ONE_YEAR).type(asset.type).send(asset.body);
  });
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
