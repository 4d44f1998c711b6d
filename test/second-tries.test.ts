import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { judgeSecondTries } from './support/second-tries.ts';

const root = join(import.meta.dirname, '..');
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Runs this many tests, each of which passes only at its second try, with the reporter of this repository. */
async function runOf(tests: number): Promise<{ readonly text: string; readonly code: number | null }> {
  // Within the repository, where `vitest` is found.
  const folder = mkdtempSync(join(root, 'test', 'flaky-'));
  folders.push(folder);
  writeFileSync(
    join(folder, 'vitest.config.ts'),
    `import { SecondTries } from '../support/second-tries.ts';
     export default { test: { root: import.meta.dirname, include: ['*.flaky.ts'], retry: 2, reporters: [new SecondTries()] } };`,
  );
  writeFileSync(
    join(folder, 'some.flaky.ts'),
    `import { expect, it } from 'vitest';
     for (let test = 0; test < ${tests}; test += 1) {
       let tries = 0;
       it('flaky ' + test, () => { tries += 1; expect(tries).toBeGreaterThan(1); });
     }
     it('good', () => undefined);`,
  );
  const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run'], {
    cwd: folder,
    env: { PATH: process.env.PATH },
  });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += String(chunk);
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { text, code };
}

describe('tests that needed a second try', () => {
  it('are counted and named', async () => {
    const { text, code } = await runOf(2);
    expect(text).toContain('Tests that needed a second try: 2\n  some.flaky.ts > flaky 0\n');
    expect(code).toBe(0);
  });

  it('fail the run when there are more than eight', async () => {
    const { text, code } = await runOf(9);
    expect(text).toContain('Tests that needed a second try: 9, more than 8: the run fails');
    expect(code).toBe(1);
  });

  it('do not fail the run when there are at most eight', () => {
    expect(judgeSecondTries([])).toEqual({ text: 'Tests that needed a second try: 0\n', fails: false });
    expect(judgeSecondTries(['a', 'b', 'c', 'd', 'e']).fails).toBe(false);
  });
});
