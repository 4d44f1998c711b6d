import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Child } from '../support/child.ts';

const EXAMPLE = fileURLToPath(new URL('../../fixtures/assistants/full.yaml', import.meta.url));
const NO_YAML = fileURLToPath(new URL('../../fixtures/assistants/support.txt', import.meta.url));

const WITH_EXPERIMENT = `
default: reception
assistants:
  reception: { instructions: Answer in one sentence. }
experiments:
  floor:
    arms:
      server: { share: 50, turnTaking: server }
      gateway: { share: 50, turnTaking: gateway }
`;

async function run(...args: readonly string[]) {
  const child = new Child('src/cli/assistants.ts', { args, cwd: '/' });
  return { code: await child.exit, stdout: child.stdout, stderr: child.stderr };
}

describe('npm run assistants', () => {
  it('shows what a file declares', async () => {
    const { code, stdout } = await run(EXAMPLE);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^reception \(version [\da-f]{12}\): openai; begins in en; speaks en, de; .*takes \+14155550199, all other calls$/m,
    );
    expect(stdout).toMatch(/^sales .*takes sip:sales@example\.com$/m);
  });

  it('shows the experiments of a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assistants-'));
    const file = join(folder, 'assistants.yaml');
    writeFileSync(file, WITH_EXPERIMENT);
    const { stdout } = await run(file);
    rmSync(folder, { recursive: true });
    expect(stdout).toMatch(/^reception .*takes all calls$/m);
    expect(stdout).toMatch(/^Experiments: floor \(server 50, gateway 50\)$/m);
  });

  it('prints the faults of a file and exits 1', async () => {
    const { code, stdout } = await run(NO_YAML);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /support\.txt:1 cannot be used: write default, numbers and assistants\n1 fault\n$/,
    );
  });

  it('explains itself, and its wrong use', async () => {
    expect((await run('--help')).stdout).toContain('npm run assistants -- FILE');
    const { code, stderr } = await run();
    expect(code).toBe(2);
    expect(stderr).toContain('Name one file');
  });
});
