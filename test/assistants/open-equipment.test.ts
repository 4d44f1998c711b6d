import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declaredEquipment } from '../../src/assistants/declared-equipment.ts';
import type { Equipment, EquipmentParts } from '../../src/assistants/equipment.ts';
import { readProfiles } from '../../src/assistants/file/read-profiles.ts';
import { createLogger } from '../../src/logging.ts';
import { GuardRails } from '../../src/tools/guard-rails/guard-rails.ts';
import { PrivateHosts } from '../../src/tools/guard-rails/private-hosts.ts';
import { StrangeServer } from '../tools/mcp/strange-server.ts';
import { equipmentParts } from './equipment-parts.ts';

const FACTS = { sessionId: 'CA1', caller: undefined, dialed: undefined, language: 'en' };
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'equipment-'));
  mkdirSync(join(folder, 'manual'));
  writeFileSync(join(folder, 'manual', 'hours.md'), '# Opening hours\n\nWe open at nine in the morning.\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Opened {
  readonly equipment: Equipment;
  readonly parts: EquipmentParts;
  readonly log: readonly string[];
  readonly names: () => readonly string[];
}

const USED = {
  tools: ['desk__a', 'desk__b', 'desk__c', 'desk__d', 'desk__e', 'desk__f', 'desk__g', 'desk__h'],
};

async function opened(url: string): Promise<Opened> {
  const file = join(folder, 'assistants.yaml');
  writeFileSync(
    file,
    `default: a
assistants:
  a: { instructions: Help., tools: [desk__a], knowledge: manual }
mcp:
  desk: { url: ${JSON.stringify(url)}, allow: "*" }
knowledge:
  manual: { files: ./manual }
`,
  );
  const privateHosts = [new URL(url).host];
  const reader = declaredEquipment({ secrets: () => undefined, privateHosts, allowStdio: false });
  const read = readProfiles(file, reader);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const log: string[] = [];
  const parts = {
    ...equipmentParts(createLogger('debug', { write: (line: string) => log.push(line) })),
    network: new GuardRails({ privateHosts: new PrivateHosts(privateHosts) }),
  };
  const equipment = await read.plan.open(parts);
  const names = () =>
    equipment.toolsFor({ ...USED, knowledge: 'manual' }).map(({ definition }) => definition.name);
  return { equipment, parts, log, names };
}

const listed = (name: string, description = 'Does it.') => ({
  name,
  description,
  inputSchema: { type: 'object' },
});

describe('opened equipment', () => {
  it('has the tools of its MCP servers from the first call on', async () => {
    const server = await new StrangeServer().listen();
    server.tools = [listed('a'), listed('b')];
    const { equipment, names } = await opened(server.url);
    expect(names()).toEqual(['search_knowledge', 'desk__a', 'desk__b']);
    await equipment.close();
    await server.close();
  });

  it('does not wait for a server that says nothing, and shows that it is still being connected', async () => {
    const server = await new StrangeServer().listen();
    server.intercept = () => true;
    const { equipment, names } = await opened(server.url);
    expect(names()).toEqual(['search_knowledge']);
    expect(equipment.health()[0]).toMatchObject({ name: 'desk', state: 'connecting' });
    await equipment.close();
    await server.close();
  });

  it('gives a model no more tools of servers than it takes, and says once which are left out', async () => {
    const server = await new StrangeServer().listen();
    const properties = Object.fromEntries(
      Array.from({ length: 15 }, (_, at) => [`p${at}`, { type: 'string', description: 'x'.repeat(200) }]),
    );
    server.tools = [...'abcdefgh'].map((name) => ({
      ...listed(name),
      inputSchema: { type: 'object', properties },
    }));
    const { equipment, parts, log, names } = await opened(server.url);
    const tools = equipment.toolsFor({ ...USED, knowledge: 'manual' });
    expect(Buffer.byteLength(JSON.stringify(tools.map(({ definition }) => definition)))).toBeLessThan(
      24 * 1024,
    );
    expect(names()).toEqual(['search_knowledge', ...[...'abcdef'].map((name) => `desk__${name}`)]);
    const { values } = await parts.metrics.mcpToolsLeftOut.get();
    expect(values.map(({ labels, value }) => [labels, value])).toEqual([
      [{ server: 'desk', reason: 'toolbox_full' }, 2],
    ]);
    expect(log.filter((line) => line.includes('too large together'))).toHaveLength(2);
    await equipment.close();
    await server.close();
  });

  it('counts what was asked of servers and sources', async () => {
    const server = await new StrangeServer().listen();
    server.tools = [listed('a')];
    const { equipment } = await opened(server.url);
    const tools = equipment.toolsFor({ ...USED, knowledge: 'manual' });
    for (const tool of tools) {
      const signal = new AbortController().signal;
      await tool
        .run({ arguments: { query: 'opening hours' }, facts: FACTS, signal, callId: '1' })
        .catch(() => 0);
    }
    expect(equipment.health()).toEqual([
      expect.objectContaining({ name: 'desk', kind: 'mcp', calls: 1 }),
      expect.objectContaining({ name: 'manual', kind: 'files', calls: 1, state: 'ok' }),
    ]);
    expect(equipment.health()[1]?.lastSuccessAt).toMatch(/Z$/);
    await equipment.close();
    await server.close();
  });

  it('says something while it searches for long', async () => {
    const server = await new StrangeServer().listen();
    const { equipment } = await opened(server.url);
    const [search] = equipment.toolsFor({ tools: [], knowledge: 'manual' });
    expect(search?.filler).toEqual({ afterMs: 700, text: {} });
    await equipment.close();
    await server.close();
  });
});
