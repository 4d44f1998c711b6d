import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GatewayError, type GatewayErrorCode } from '../src/errors.ts';
import { Metrics } from '../src/telemetry/metrics.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** GitHub's name for a heading. */
function anchorOf(heading: string): string {
  const words = heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '');
  return words.trim().replaceAll(' ', '-');
}

describe.each(['README.md', 'SECURITY.md', 'infra/README.md', 'infra/connect/README.md', 'bench/README.md'])(
  'a link in %s',
  (document) => {
    const root = new URL('../', import.meta.url);
    const text = (path: string) => readFileSync(new URL(path, root), 'utf8');
    const targets = [...text(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);

    it('leads to a file, and to a heading of it', () => {
      for (const target of targets.filter((one) => !/^https?:/.test(one))) {
        const { pathname, hash } = new URL(target, new URL(document, 'file:///'));
        const path = pathname.slice(1);
        expect(existsSync(new URL(path, root)), target).toBe(true);
        if (hash === '') continue;
        const headings = [...text(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
        expect(headings, target).toContain(hash.slice(1));
      }
    });
  },
);

describe("README's table of metrics", () => {
  it('has each metric of the gateway with its labels, and no other', async () => {
    const { registry } = new Metrics();
    const own = (await registry.getMetricsAsJSON())
      .map(({ name }) => name)
      .filter((name) => /^(gateway|voice_provider)_/.test(name));
    const rows = [...readme.matchAll(/^\| (`(?:gateway|voice_provider)_[^|]+) \| ([^|]+) \|/gm)];
    const names = rows.flatMap(([, cell = '']) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name));
    expect(names.toSorted()).toEqual(own.toSorted());
    for (const [, cell = '', labels = ''] of rows) {
      const [name = ''] = /\w+/.exec(cell) ?? [];
      const metric: unknown = registry.getSingleMetric(name);
      const known =
        typeof metric === 'object' && metric !== null && 'labelNames' in metric && metric.labelNames;
      expect([...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label)).toEqual(known);
    }
  });
});

describe("README's troubleshooting table", () => {
  const rows = [...readme.matchAll(/^\| [^|]+ \| `((?:provider|store|config)_[a-z_]+)` \| (.+) \|$/gm)];

  it.each([
    'provider_credentials_missing',
    'provider_access_denied',
    'provider_model_not_found',
    'provider_timeout',
    'provider_no_audio',
  ])('has a row for %s', (code) => {
    expect(rows.map(([, listed]) => listed)).toContain(code);
  });

  it('gives the same advice as the log', () => {
    for (const [, code, advice] of rows) {
      expect(new GatewayError(code as GatewayErrorCode, '').advice).toBe(advice);
    }
  });
});
