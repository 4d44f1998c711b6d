import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskAdvice } from '../../src/recording/disk-advice.ts';
import { probeFolder } from '../../src/recording/probe-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recordings-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a folder for recordings', () => {
  it('that can be written has no fault, and nothing is left in it', async () => {
    expect(await probeFolder(folder)).toBeUndefined();
    expect(await probeFolder(join(folder, 'a', 'b'))).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
  });

  it('that holds recordings stays', async () => {
    await writeFile(join(folder, 'CA1.wav'), '');
    await probeFolder(folder);
    expect(await readdir(folder)).toEqual(['CA1.wav']);
  });

  it('that is a file, or lies in one, is a fault with a hint', async () => {
    const file = join(folder, 'taken');
    await writeFile(file, '');
    expect(await probeFolder(file)).toEqual({
      problem: `names ${file}, which cannot be written (EEXIST)`,
      advice: 'name a folder: RECORDING_DIR, or a part of it, is a file',
    });
    expect(await probeFolder(join(file, 'calls'))).toMatchObject({
      problem: expect.stringContaining('ENOTDIR'),
    });
  });
});

describe('a disk that fails', () => {
  const failing = (code: string) => Object.assign(new Error('no'), { code });

  it.each([
    ['EACCES', /user of the gateway write to RECORDING_DIR/],
    ['EROFS', /writable/],
    ['ENOSPC', /free space/],
    ['EIO', /check the space and the speed/],
  ])('has the advice that fits: %s', (code, advice) => {
    expect(diskAdvice(failing(code))).toMatch(advice);
  });
});
