import { execFileSync } from 'node:child_process';
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

describe('the weaknesses that SECURITY.md names', () => {
  const document = readFileSync(`${ROOT}/SECURITY.md`, 'utf8');
  const { packages }: { packages: Record<string, { version?: string; dev?: boolean; deprecated?: string }> } =
    JSON.parse(readFileSync(`${ROOT}/package-lock.json`, 'utf8'));
  const production = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
  const rows = [...document.matchAll(/^ {2}\| `([\w-]+)`[^|]*\| [^|]+ \| ([\d., ]+) \|$/gm)].map(
    ([, name = '', fixes = '']) => ({ name, fixes: fixes.split(', ') }),
  );
  const numbers = (version: string) => version.split('.').map(Number);
  const older = (version: string, than: string) => {
    const [a, b] = [numbers(version), numbers(than)];
    const place = a.findIndex((number, index) => number !== b[index]);
    return place !== -1 && (a[place] ?? 0) < (b[place] ?? 0);
  };

  it.each(rows)('are fixed in every installed version of $name', ({ name, fixes }) => {
    const installed = production.filter(([path]) => path.endsWith(`node_modules/${name}`));
    expect(installed.length).toBeGreaterThan(0);
    for (const [, { version = '0' }] of installed) {
      // A version of the same line, or of the newest line that is named.
      const line = fixes.find((fix) => numbers(fix)[0] === numbers(version)[0]) ?? fixes.at(-1) ?? '';
      expect(older(version, line)).toBe(false);
    }
  });

  it('are all of them, and no package is deprecated', () => {
    expect(rows).toHaveLength(7);
    expect(production.filter(([, { deprecated }]) => deprecated !== undefined)).toEqual([]);
  });
});

describe('npm run sbom', () => {
  it('lists every production package with its hash, and no development package', () => {
    // From the lock file alone: it needs no network.
    const printed = execFileSync('npm', ['run', '--silent', 'sbom'], { cwd: ROOT, encoding: 'utf8' });
    const bill: { bomFormat: string; components: { name: string; hashes?: unknown[] }[] } =
      JSON.parse(printed);
    expect(bill.bomFormat).toBe('CycloneDX');
    const names = bill.components.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['fastify', 'openai', 'twilio']));
    expect(names).not.toContain('vitest');
    expect(bill.components.filter(({ hashes = [] }) => hashes.length === 0)).toEqual([]);
  });
});

describe('npm run licences', () => {
  it('knows the licence of every production package, and SECURITY.md lists them all', async () => {
    const child = new Child('src/cli/licences.ts', { args: ['--json'], cwd: ROOT });
    expect(await child.exit).toBe(0);
    const packages: { name: string; version: string; licence: string }[] = JSON.parse(child.stdout);
    const names = packages.map(({ name }) => name);
    expect(names).toContain('fastify');
    expect(names).not.toContain('vitest');
    const document = readFileSync(`${ROOT}/SECURITY.md`, 'utf8');
    const listed = [...document.matchAll(/^\| `([^`]+)` \| (\d+) \|/gm)];
    const kinds = new Map(packages.map(({ name, version, licence }) => [`${name} ${version}`, licence]));
    const countOf = (kind: string) => [...kinds.values()].filter((other) => other === kind).length;
    expect(listed.map(([, kind = '']) => kind).toSorted()).toEqual([...new Set(kinds.values())].toSorted());
    for (const [, kind = '', count] of listed) expect(`${kind} ${countOf(kind)}`).toBe(`${kind} ${count}`);
  });
});
