import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { toolDeclarationSchema } from '../../src/tools/declaration.ts';
import { PrivateHosts } from '../../src/tools/guard-rails/private-hosts.ts';
import { readDeclarations } from '../../src/tools/read-declarations.ts';
import { Secrets } from '../../src/tools/secrets.ts';
import { TOOL_RESULTS } from '../../src/tools/tool-run.ts';
import { documentText } from './documents.ts';

const page = documentText('docs/tools.md');

describe('docs/tools.md', () => {
  it('has an example that works as it is', () => {
    const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
    const { tools }: { tools: unknown } = parse(yaml);
    const secrets = new Secrets(() => 'a-secret');
    const { declarations, faults, warnings } = readDeclarations(tools, {
      privateHosts: new PrivateHosts([]),
      secrets,
    });
    expect({ faults, warnings }).toEqual({ faults: [], warnings: [] });
    expect(declarations).toHaveLength(1);
  });

  it('has a row for every field of a tool', () => {
    const rows = [...page.matchAll(/^\| `([a-zA-Z.]+)` \|/gm)].map(([, name = '']) => name.split('.')[0]);
    expect(rows).toEqual(expect.arrayContaining(Object.keys(toolDeclarationSchema.shape)));
  });

  it('explains every result that a metric counts', () => {
    for (const result of TOOL_RESULTS) expect(page).toContain(`\`${result}\``);
  });
});
