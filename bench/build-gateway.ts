import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync, statSync } from 'node:fs';
import { here } from './programs.ts';

/**
 * Compiles the gateway for production, as `npm run build` does, into a folder of the bench, so that a running `dist` is
 * not disturbed. Files other than TypeScript (sounds, data) are copied to where the code looks for them.
 * @returns the compiled entry
 * @throws Error when the compiler finds faults
 */
export function buildGateway(): string {
  const folder = here('build');
  const sources = here('../src');
  const compiler = here('../node_modules/typescript/bin/tsc');
  rmSync(folder, { recursive: true, force: true });
  const args = [compiler, '-p', here('../tsconfig.build.json'), '--outDir', folder];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  cpSync(sources, folder, {
    recursive: true,
    filter: (file) => statSync(file).isDirectory() || !file.endsWith('.ts'),
  });
  const entry = here('build/main.js');
  if (status !== 0 || !existsSync(entry)) throw new Error(`the gateway cannot be built:\n${stdout}`);
  return entry;
}
