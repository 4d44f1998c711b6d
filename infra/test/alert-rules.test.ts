import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '..', 'observability');
const promtool = (...args: string[]) => spawnSync('promtool', args, { cwd: folder, encoding: 'utf8' });
const isMissing = promtool('--version').error !== undefined;
const reason = 'promtool is missing: run infra/test/install-promtool.sh, or install Prometheus';
if (isMissing) process.stderr.write(`The alert rules are not tested. ${reason}.\n`);

describe.skipIf(isMissing)(isMissing ? `the alert rules (skipped: ${reason})` : 'the alert rules', () => {
  it('are valid', () => {
    const { status, stdout, stderr } = promtool('check', 'rules', 'prometheus-alerts.yaml');
    expect(status, `${stdout}${stderr}`).toBe(0);
  });

  it('page for what they should, and for nothing else', () => {
    const { status, stdout, stderr } = promtool('test', 'rules', 'prometheus-alerts.test.yaml');
    expect(status, `${stdout}${stderr}`).toBe(0);
  });
});

describe('the histories that drive the alert rules', () => {
  it('make every alert fire at least once', () => {
    const rules = readFileSync(join(folder, 'prometheus-alerts.yaml'), 'utf8');
    const histories = readFileSync(join(folder, 'prometheus-alerts.test.yaml'), 'utf8');
    const alerts = [...rules.matchAll(/- alert: (\w+)/g)].map(([, name]) => name);
    expect(alerts.length).toBeGreaterThan(0);
    expect(alerts.filter((name) => !histories.includes(`alertname="${name}"`))).toEqual([]);
  });
});
