import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile } from 'esbuild';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Where the gateway looks for its pages. */
const FOLDER = here('../dist/pages');
/** What the gateway serves the assets at. */
const ASSETS = '/voice/assets/';
const WORKLETS = ['audio/microphone-worklet.ts', 'audio/speaker-worklet.ts'];
const ENTRIES = ['player/main.ts', 'player/player.css'];

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

/**
 * Builds the pages into `dist/pages`: `player.html`, and assets whose names hold their hashes.
 * @param folder another one for tests
 */
export async function buildPages(folder: string = FOLDER): Promise<void> {
  const outdir = `${folder}/assets`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  // Each worklet is one file: a module that is loaded into the audio thread must not wait for others.
  const worklets = outputsOf((await build({ ...COMMON, outdir, entryPoints: WORKLETS })).metafile);
  const page = await build({
    ...COMMON,
    outdir,
    entryPoints: ENTRIES,
    // what is imported lazily gets its own files.
    splitting: true,
    define: {
      MICROPHONE_WORKLET: JSON.stringify(ASSETS + worklets.get('audio/microphone-worklet.ts')),
      SPEAKER_WORKLET: JSON.stringify(ASSETS + worklets.get('audio/speaker-worklet.ts')),
    },
  });
  const names = outputsOf(page.metafile);
  const html = readFileSync(here('player/player.html'), 'utf8')
    .replace('player.css', ASSETS + names.get('player/player.css'))
    .replace('main.js', ASSETS + names.get('player/main.ts'));
  writeFileSync(`${folder}/player.html`, html);
  copyFileSync(here('player/icon.svg'), `${outdir}/icon.svg`);
}

/** The file that each entry became. */
function outputsOf(metafile: Metafile | undefined): ReadonlyMap<string, string> {
  const outputs = Object.entries(metafile?.outputs ?? {});
  return new Map(
    outputs.flatMap(([file, { entryPoint }]) => (entryPoint ? [[entryPoint, basename(file)]] : [])),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPages();
