import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

type Direct = typeof import('../../web/nova-client/direct-connection.ts');
type Client = typeof import('../../web/nova-client/nova-client.ts');
type Bundle = Pick<Direct, 'DirectConnection'> & Pick<Client, 'NovaClient'>;

const FOLDER = fileURLToPath(new URL('../../web/nova-client/', import.meta.url));
let bundle: Promise<Bundle> | undefined;

/** The client as a page gets it: with the browser build of the SDK, and nothing of Node's. */
export function loadBrowserBundle(): Promise<Bundle> {
  bundle ??= buildBundle();
  return bundle;
}

async function buildBundle(): Promise<Bundle> {
  const { outputFiles } = await build({
    stdin: {
      contents: "export * from './direct-connection.ts'; export * from './nova-client.ts';",
      resolveDir: FOLDER,
    },
    write: false,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'error',
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? '').toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}
