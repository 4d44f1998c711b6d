import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build, type Metafile } from 'esbuild';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Where the gateway looks for its pages. */
const FOLDER = here('../dist/pages');
const WORKLETS = ['audio/microphone-worklet.ts', 'audio/speaker-worklet.ts'];

/** A page of the gateway: `name/name.html`, `name/main.ts` and `name/name.css`. */
interface Page {
  readonly name: string;
  /** What the gateway serves its assets at. */
  readonly assets: string;
  /** Where they go to, in the folder of the pages. */
  readonly folder: string;
}

/** The console may be served by another listener, so the pages share no files. */
const PAGES: readonly Page[] = [
  { name: 'player', assets: '/voice/assets/', folder: '' },
  { name: 'console', assets: '/console/assets/', folder: '/console' },
];

/** Browsers with audio worklets as modules, `inert`, and private names: of 2022 and later. */
const COMMON: BuildOptions = {
  absWorkingDir: here('.'),
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  metafile: true,
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  logLevel: 'warning',
};

/** How large the files of a page are, in bytes. */
export interface PageSize {
  readonly name: string;
  readonly bytes: number;
  readonly gzippedBytes: number;
}

/**
 * Builds the pages into `dist/pages`: their HTML, and assets whose names hold their hashes.
 * @param folder another one for tests
 */
export async function buildPages(folder: string = FOLDER): Promise<readonly PageSize[]> {
  rmSync(folder, { recursive: true, force: true });
  const sizes: PageSize[] = [];
  for (const page of PAGES) sizes.push(await buildPage(page, `${folder}${page.folder}`));
  return sizes;
}

async function buildPage({ name, assets }: Page, folder: string): Promise<PageSize> {
  const outdir = `${folder}/assets`;
  const entries = [`${name}/main.ts`, `${name}/${name}.css`] as const;
  mkdirSync(outdir, { recursive: true });
  // Each worklet is one file: a module that is loaded into the audio thread must not wait for others.
  const worklets = await build({ ...COMMON, outdir, entryPoints: WORKLETS });
  const workletNames = outputsOf(worklets.metafile);
  const page = await build({
    ...COMMON,
    outdir,
    entryPoints: [...entries],
    // what is imported lazily gets its own files.
    splitting: true,
    define: {
      MICROPHONE_WORKLET: JSON.stringify(assets + workletNames.get('audio/microphone-worklet.ts')),
      SPEAKER_WORKLET: JSON.stringify(assets + workletNames.get('audio/speaker-worklet.ts')),
    },
  });
  const names = outputsOf(page.metafile);
  const html = readFileSync(here(`${name}/${name}.html`), 'utf8')
    .replace(`${name}.css`, assets + names.get(entries[1]))
    .replace('main.js', assets + names.get(entries[0]));
  writeFileSync(`${folder}/${name}.html`, html);
  copyFileSync(here('player/icon.svg'), `${outdir}/icon.svg`);
  return sizeOf(name, [...filesOf(worklets.metafile), ...filesOf(page.metafile)]);
}

/** The file that each entry became. */
function outputsOf(metafile: Metafile | undefined): ReadonlyMap<string, string> {
  const outputs = Object.entries(metafile?.outputs ?? {});
  return new Map(
    outputs.flatMap(([file, { entryPoint }]) => (entryPoint ? [[entryPoint, basename(file)]] : [])),
  );
}

function filesOf(metafile: Metafile | undefined): string[] {
  return Object.keys(metafile?.outputs ?? {}).map((file) => here(file));
}

function sizeOf(name: string, files: readonly string[]): PageSize {
  const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
  return {
    name,
    bytes: sum(files.map((file) => statSync(file).size)),
    gzippedBytes: sum(files.map((file) => gzipSync(readFileSync(file)).length)),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, bytes, gzippedBytes } of await buildPages()) {
    const kB = (size: number) => (size / 1000).toFixed(1);
    process.stdout.write(`${name} page: ${kB(bytes)} kB, ${kB(gzippedBytes)} kB gzipped\n`);
  }
}
