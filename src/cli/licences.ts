import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { runCommand } from './command.ts';
import { formatLicences, type InstalledPackage, readPackage } from './licence-list.ts';

const HELP = `Lists the licence of every production package, as its package.json names it.

  npm run licences [-- --json]

Reads package-lock.json and node_modules in the working directory. --json prints one JSON list. Packages for other
platforms are not listed. Exits with 1 when a package names no licence.
`;

await runCommand(main);

async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const packages = await installedPackages();
  process.stdout.write(values.json ? `${JSON.stringify(packages)}\n` : formatLicences(packages));
  return packages.every(({ licence }) => licence !== undefined) ? 0 : 1;
}

/** The production packages of the lock file that are installed. */
async function installedPackages(): Promise<readonly InstalledPackage[]> {
  const lock: unknown = JSON.parse(await readFile('package-lock.json', 'utf8'));
  const folders = productionFolders(lock);
  const packages = await Promise.all(folders.map(readInstalled));
  return packages.filter((found) => found !== undefined);
}

function productionFolders(lock: unknown): string[] {
  if (typeof lock !== 'object' || lock === null || !('packages' in lock)) return [];
  const { packages } = lock;
  if (typeof packages !== 'object' || packages === null) return [];
  return Object.entries(packages).flatMap(([folder, entry]) =>
    folder.startsWith('node_modules/') && !isForDevelopment(entry) ? [folder] : [],
  );
}

function isForDevelopment(entry: unknown): boolean {
  return typeof entry === 'object' && entry !== null && 'dev' in entry;
}

/** Optional packages for other platforms are in the lock file but are not installed. */
async function readInstalled(folder: string): Promise<InstalledPackage | undefined> {
  try {
    const manifest: unknown = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
    return readPackage(manifest);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
