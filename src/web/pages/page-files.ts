import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

/** What `npm run build:pages` has written. It lies beside `src` and beside `dist/web` alike. */
const FOLDER = new URL('../../../dist/pages/', import.meta.url);

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface PageAsset {
  readonly body: Buffer;
  readonly type: string;
}

/** A built page, read once: some files of some kilobytes. */
export interface PageFiles {
  readonly html: string;
  /** By name. Each name holds a hash of the content. */
  readonly assets: ReadonlyMap<string, PageAsset>;
}

/**
 * @param folder ends with a slash
 * @param page name of its HTML file
 * @returns undefined when the page was not built
 */
export function readPageFiles(folder: URL = FOLDER, page = 'player.html'): PageFiles | undefined {
  try {
    const html = readFileSync(new URL(page, folder), 'utf8');
    const names = readdirSync(new URL('assets/', folder)).filter((name) => extname(name) in TYPES);
    return { html, assets: new Map(names.map((name) => [name, readAsset(name, folder)])) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The page of the console, which has a folder to itself. */
export function readConsolePage(folder: URL = FOLDER): PageFiles | undefined {
  return readPageFiles(new URL('console/', folder), 'console.html');
}

function readAsset(name: string, folder: URL): PageAsset {
  return { body: readFileSync(new URL(`assets/${name}`, folder)), type: TYPES[extname(name)] ?? '' };
}
