import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { here } from './programs.ts';

/** Pinned, so that two runs compare the same thing. Never dependencies of this package. */
const PACKAGES = [
  '@openai/agents@0.18.0',
  '@openai/agents-extensions@0.18.0',
  '@openai/agents-realtime@0.18.0',
  'ws@8.23.0',
  'zod@4.6.7',
];

/** Installs the peers that npm has, runs the bench with them beside the floor and the gateway, and removes them. */
function main(): number {
  const folder = mkdtempSync(join(tmpdir(), 'voice-bench-peers-'));
  try {
    installInto(folder);
    const ours = ['--provider', 'openai', '--programs', 'floor,gateway,openai-agents'];
    const args = ['--import', import.meta.resolve('tsx'), here('run.ts'), ...ours, ...process.argv.slice(2)];
    const env = { ...process.env, BENCH_PEERS_FOLDER: folder };
    return spawnSync(process.execPath, args, { stdio: 'inherit', env }).status ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @throws Error when npm cannot have them */
function installInto(folder: string): void {
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}\n');
  // A peer may ask for a newer Node than it needs for what is measured here.
  const args = ['install', '--no-audit', '--no-fund', '--no-save', '--engine-strict=false', ...PACKAGES];
  const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the peers could not be installed:\n${stderr}`);
  copyFileSync(here('peers/openai-agents.mjs'), join(folder, 'openai-agents.mjs'));
}

try {
  process.exitCode = main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
