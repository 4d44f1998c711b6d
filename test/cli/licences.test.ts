import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formatLicences, readPackage } from '../../src/cli/licence-list.ts';
import { Child } from '../support/child.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('the licence of a package', () => {
  it.each([
    [{ license: 'MIT' }, 'MIT'],
    [{ license: { type: 'BSD-3-Clause', url: 'https://example.com' } }, 'BSD-3-Clause'],
    [{ licenses: [{ type: 'MIT' }, { type: 'Apache-2.0' }] }, 'MIT OR Apache-2.0'],
    [{ license: '' }, undefined],
    [{}, undefined],
  ])('of %j is %s', (fields, licence) => {
    const manifest = { name: 'a', version: '1.0.0', ...fields };
    expect(readPackage(manifest)).toEqual({ name: 'a', version: '1.0.0', licence });
  });

  it.each([undefined, null, 'text', {}, { name: 'a' }])('is not in %j', (manifest) => {
    expect(readPackage(manifest)).toBeUndefined();
  });
});

it('lists packages by licence, the most frequent first', () => {
  const packages = [
    { name: 'c', version: '1.0.0', licence: undefined },
    { name: 'b', version: '1.0.0', licence: 'MIT' },
    { name: 'a', version: '2.0.0', licence: 'MIT' },
    { name: 'a', version: '2.0.0', licence: 'MIT' },
  ];
  expect(formatLicences(packages).split('\n').slice(2)).toEqual([
    '| MIT | 2 | a 2.0.0, b 1.0.0 |',
    '| not named | 1 | c 1.0.0 |',
    '',
  ]);
});

describe('npm run licences', () => {
  it('knows the licence of everything production installs, and SECURITY.md lists them all', async () => {
    const child = new Child('src/cli/licences.ts', { args: ['--json'], cwd: ROOT });
    expect(await child.exit).toBe(0);
    const packages: { name: string; licence: string }[] = JSON.parse(child.stdout);
    const names = packages.map(({ name }) => name);
    expect(names).toContain('fastify');
    expect(names).not.toContain('vitest');
    const document = readFileSync(`${ROOT}/SECURITY.md`, 'utf8');
    const listed = [...document.matchAll(/^\| `([^`]+)` \| \d+ \|/gm)].map(([, licence]) => licence);
    expect([...new Set(packages.map(({ licence }) => licence))].sort()).toEqual(listed.sort());
  });
});
