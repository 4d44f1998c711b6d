import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

type Direct = typeof import('../../web/nova-client/direct-connection.ts');
type Client = typeof import('../../web/nova-client/nova-client.ts');

const FOLDER = fileURLToPath(new URL('../../web/nova-client/', import.meta.url));

/** The client as a page gets it: with the browser build of the SDK, and nothing of Node's. */
export async function loadBrowserBundle(): Promise<
  Pick<Direct, 'DirectConnection'> & Pick<Client, 'NovaClient'>
> {
  const outfile = join(mkdtempSync(join(tmpdir(), 'nova-client-')), 'bundle.mjs');
  await build({
    stdin: {
      contents: "export * from './direct-connection.ts'; export * from './nova-client.ts';",
      resolveDir: FOLDER,
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}
