import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FolderRig } from '../knowledge/folder-rig.ts';
import { Child } from '../support/child.ts';

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'knowledge');
let rig: FolderRig | undefined;
afterEach(() => rig?.remove());

async function run(...args: string[]) {
  const child = new Child('src/cli/knowledge.ts', { args });
  const code = await child.exit;
  return { code, out: child.stdout, errors: child.stderr };
}

describe('npm run knowledge', () => {
  it('prints what would be found, and exits with 0', async () => {
    const { code, out } = await run('are you open on saturday', '--folder', FIXTURES, '--limit', '2');
    expect(out).toMatch(/^\+ 0\.\d\d {2}shop\.en\.md\n/);
    expect(out).toContain('on Saturday from 10 to 2');
    expect(code).toBe(0);
  });

  it('marks what is below the floor, and exits with 1 when that is all', async () => {
    const { code, out } = await run('do you sell electric bikes', '--folder', FIXTURES, '--json');
    const answer = JSON.parse(out);
    expect(answer).toMatchObject({ found: false, searchMs: expect.any(Number) });
    expect(answer.passages[0]).toMatchObject({ aboveFloor: false });
    expect(code).toBe(1);
  });

  it('reads the sources of an assistants file, by assistant or by name', async () => {
    rig = new FolderRig({
      'docs/hours.md': 'The shop is open on Monday.',
      'assistants.yaml':
        'assistants: {desk: {knowledge: manual}, other: {}}\nknowledge: {manual: {files: ./docs}, more: {files: ./docs}}\n',
    });
    const file = join(rig.path, 'assistants.yaml');
    const byAssistant = await run('is the shop open', '--file', file, '--assistant', 'desk');
    expect(byAssistant.out).toContain('hours.md');
    const unnamed = await run('is the shop open', '--file', file);
    expect(unnamed).toMatchObject({ code: 2, errors: expect.stringContaining('manual, more') });
    const without = await run('is the shop open', '--file', file, '--assistant', 'other');
    expect(without.code).toBe(2);
  });

  it('names the faults of an assistants file', async () => {
    rig = new FolderRig({ 'assistants.yaml': 'knowledge: {manual: {folder: ./docs}}\n' });
    const { code, errors } = await run('x', '--file', join(rig.path, 'assistants.yaml'));
    expect(errors).toContain('knowledge.manual.folder is not a known field');
    expect(code).toBe(2);
  });

  it('says what is wrong with its use', async () => {
    expect(await run()).toMatchObject({ code: 2, errors: expect.stringContaining('--help') });
    expect(await run('x')).toMatchObject({ code: 2, errors: expect.stringContaining('--folder') });
    expect(await run('x', '--folder', '/nowhere')).toMatchObject({ code: 1 });
  });
});
