import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** The test files that a command of package.json runs. */
function filesOf(script: 'test' | 'test:long'): string[] {
  // `vitest list` takes the place of `vitest run`.
  const { status, stdout, stderr } = spawnSync('npm', ['pkg', 'get', `scripts.${script}`], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const [, ...words] = String(JSON.parse(stdout)).split(' ');
  const args = words.map((word) => (word === 'run' ? 'list' : word));
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const list = spawnSync(process.execPath, [vitest, ...args, '--filesOnly'], { cwd: root, encoding: 'utf8' });
  if (list.status !== 0) throw new Error(list.stderr);
  return [...list.stdout.matchAll(/(test\/\S+\.test\.ts)$/gm)].map(([, file]) => file ?? '');
}

describe('npm test and npm run test:long', () => {
  it('together run every test file exactly once', () => {
    const all = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => `test/${name}`);
    const run = [...filesOf('test'), ...filesOf('test:long')];
    expect(run.toSorted()).toEqual(all.toSorted());
  });
});
