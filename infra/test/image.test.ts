import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IMAGE_FILES } from '../lib/gateway-task.ts';

const root = join(import.meta.dirname, '..', '..');
const lines = (file: string) => readFileSync(join(root, file), 'utf8').split('\n');
const words = (line: string) => line.trim().split(/\s+/).slice(1);

/** What the Dockerfile takes from the repository: the last word of a COPY is where it goes. */
const copied = lines('Dockerfile')
  .filter((line) => /^COPY (?!--from=)/.test(line))
  .flatMap((line) => words(line).slice(0, -1));
/** What goes from one of its stages into the image that runs. */
const shipped = lines('Dockerfile')
  .filter((line) => line.startsWith('COPY --from='))
  .map((line) => words(line)[1]);

describe('the image', () => {
  it('is built from src, web and the package files alone: no sandbox, test or benchmark', () => {
    expect([...new Set(copied)].sort()).toEqual([
      '.npmrc',
      'package-lock.json',
      'package.json',
      'src',
      'tsconfig.build.json',
      'tsconfig.json',
      'web',
    ]);
    expect(shipped).toEqual(['/app/node_modules', '/app/dist']);
  });

  it('is made anew when one of these files changes, and only then', () => {
    const watched = IMAGE_FILES.filter((file) => file !== 'Dockerfile').map((file) => pattern(file));
    for (const file of copied) expect(watched.some((one) => one.test(file))).toBe(true);
    for (const one of watched) expect(copied.some((file) => one.test(file))).toBe(true);
  });

  it('is sent no folder that it does not need', () => {
    const ignored = lines('.dockerignore');
    for (const folder of [
      'sandbox',
      'test',
      'bench',
      'infra',
      'docs',
      'fixtures',
      'node_modules',
      '.git',
      '.env*',
    ]) {
      expect(ignored).toContain(folder);
    }
    for (const file of copied) expect(ignored).not.toContain(file);
  });

  it('runs on Node 24 in every stage', () => {
    const stages = lines('Dockerfile').filter((line) => line.startsWith('FROM '));
    expect(stages).toHaveLength(3);
    for (const stage of stages) expect(words(stage)[0]).toBe('node:24-bookworm-slim');
  });
});

/** A name in which `*` stands for any text. */
function pattern(name: string): RegExp {
  return new RegExp(`^${name.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
}
