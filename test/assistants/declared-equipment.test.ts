import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { declaredEquipment } from '../../src/assistants/declared-equipment.ts';
import { EquipmentError } from '../../src/assistants/equipment.ts';
import { faultText } from '../../src/assistants/file/file-fault.ts';
import { type ProfilesRead, readProfiles } from '../../src/assistants/file/read-profiles.ts';
import { equipmentParts } from './equipment-parts.ts';

const ORDERS = fileURLToPath(new URL('../../fixtures/tools/orders.yaml', import.meta.url));
const FILE = `default: shop
assistants:
  shop:
    instructions: Help.
    tools: [order_status, getOrder, crm__lookup, desk__anything]
    knowledge: manual
tools:
  order_status:
    description: Says where an order is.
    parameters:
      type: object
      properties: { order: { type: string } }
      required: [order]
    http: { method: GET, url: "https://api.example.com/orders/{order}", headers: { authorization: "Bearer $\{ORDERS_TOKEN}" } }
openapi:
  orders: { file: ${JSON.stringify(ORDERS)}, server: "https://orders.example.com", operations: [getOrder], headers: { authorization: "Bearer $\{ORDERS_TOKEN}" } }
mcp:
  crm: { url: "https://mcp.example.com/mcp", allow: [lookup] }
  desk: { url: "https://desk.example.com/mcp", allow: "*" }
knowledge:
  manual: { files: ./manual }
`;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'equipment-'));
  mkdirSync(join(folder, 'manual'));
  writeFileSync(join(folder, 'manual', 'hours.md'), '# Opening hours\n\nWe open at nine in the morning.\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(
  text: string,
  secrets: Readonly<Record<string, string>> = { ORDERS_TOKEN: 'a-secret' },
): ProfilesRead {
  const file = join(folder, 'assistants.yaml');
  writeFileSync(file, text);
  const equipment = declaredEquipment({
    secrets: (name) => secrets[name],
    privateHosts: [],
    allowStdio: false,
  });
  return readProfiles(file, equipment);
}

function good(text: string) {
  const found = read(text);
  if ('faults' in found) throw new Error(found.faults.map(faultText).join('\n'));
  return found;
}

function faults(text: string, secrets?: Readonly<Record<string, string>>): string {
  const found = read(text, secrets);
  return 'faults' in found
    ? found.faults.map((fault) => faultText(fault).replace(`${folder}/`, '')).join('\n')
    : '';
}

/** Of a document with JSON values: the way to each of them. */
function placesOf(value: unknown, way: readonly string[] = []): (readonly string[])[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [way, ...inner.flatMap(([key, within]) => placesOf(within, [...way, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined || typeof value !== 'object' || value === null) return by;
  const copy: Record<string, unknown> = Object.fromEntries(Object.entries(value));
  copy[key] = replaced(copy[key], rest, by);
  return Array.isArray(value) ? Object.values(copy) : copy;
}

/** What operators write by mistake, and what JavaScript handles in its own way. */
const hostileValue = fc.oneof(
  fc.constantFrom(
    null,
    '',
    '${',
    '{a',
    '__proto__',
    'constructor',
    '\u0000',
    Number.POSITIVE_INFINITY,
    -1,
    true,
  ),
  fc.constantFrom({}, [], [null], ['a', 'a'], { constructor: 1 }, { toString: 'x' }, [{ toString: 'x' }]),
  fc.constantFrom('x'.repeat(70_000), { a: { b: { c: 1 } } }, [{ valueOf: 1, toString: 1 }]),
  fc.jsonValue({ maxDepth: 2 }),
);

describe('what a file declares for its assistants', () => {
  it('is given to those that list it', async () => {
    const { profiles, plan } = good(FILE);
    expect(plan.toolNames).toEqual(['order_status', 'getOrder', 'crm__lookup', 'desk__…']);
    const shop = profiles.profiles.get('shop');
    if (!shop) throw new Error('no such assistant');
    const equipment = await plan.open(equipmentParts());
    const names = equipment.toolsFor(shop).map(({ definition }) => definition.name);
    // The servers are not there: their tools are missing until they are.
    expect(names).toEqual(['order_status', 'getOrder', 'search_knowledge']);
    expect(equipment.toolsFor({ tools: [], knowledge: undefined })).toEqual([]);
    expect(equipment.health().map(({ name, kind, state }) => [name, kind, state])).toEqual([
      ['order_status', 'http', 'unused'],
      ['getOrder', 'openapi', 'unused'],
      ['crm', 'mcp', 'unreachable'],
      ['desk', 'mcp', 'unreachable'],
      ['manual', 'files', 'unused'],
    ]);
    await equipment.close();
    await equipment.close();
  });

  it('is part of the version of those that use it, and of no other', () => {
    const version = (text: string) => good(text).profiles.profiles.get('shop')?.version;
    const first = version(FILE);
    expect(version(FILE.replace('where an order is', 'where it is'))).not.toBe(first);
    expect(version(FILE.replace('./manual', 'manual'))).not.toBe(first);
    expect(version(`${FILE}  other: { files: ./manual }\n`)).toBe(first);
  });

  it('reports its faults with their lines', () => {
    expect(faults(FILE.replace('https://api', 'http://api'))).toMatch(
      /^assistants\.yaml:14 tools\.order_status\.http\.url /,
    );
    expect(faults(FILE, {})).toMatch(
      /^assistants\.yaml:14 tools\.order_status\.http\.headers\.authorization .*ORDERS_TOKEN/,
    );
    expect(faults(FILE.replace('[getOrder]', '[getOder]'))).toMatch(
      /assistants\.yaml:16 openapi\.orders\.operations/,
    );
    expect(faults(FILE.replace('allow: [lookup]', 'alow: [lookup]'))).toMatch(
      /assistants\.yaml:18 mcp\.crm\.alow is not a known field/,
    );
    expect(faults(FILE.replace('{ files: ./manual }', '{}'))).toMatch(
      /assistants\.yaml:21 knowledge\.manual /,
    );
    expect(faults(FILE.replace('crm__lookup', 'crm__delete'))).toMatch(
      /^assistants\.yaml:5 assistants\.shop\.tools\[2\] names no tool of this file: crm__delete/,
    );
  });

  it('is found without the prefix that only tools of MCP servers have', () => {
    expect(faults(FILE.replace(', getOrder', ', orders__getOrder'))).toMatch(
      /names no tool of this file: orders__getOrder: did you mean getOrder\?/,
    );
  });

  it('reports faults when a section has the wrong type', () => {
    expect(faults(FILE.replace('operations: [getOrder]', 'operations: [{ toString: x }]'))).toMatch(
      /assistants\.yaml:16 openapi\.orders\.operations/,
    );
  });

  it('never makes the reading throw', () => {
    const whole: unknown = parse(FILE);
    const places = placesOf(whole);
    fc.assert(
      fc.property(fc.constantFrom(...places), hostileValue, (place, value) => {
        expect(() => read(stringify(replaced(whole, place, value)))).not.toThrow();
      }),
      { numRuns: 400 },
    );
  });

  it('cannot be opened when a folder is missing, and says in which line', async () => {
    const { plan, place } = good(FILE.replace('./manual', './gone'));
    const error: unknown = await plan.open(equipmentParts()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(EquipmentError);
    const [problem] = error instanceof EquipmentError ? error.problems : [];
    expect(problem && faultText(place(problem))).toMatch(
      /assistants\.yaml:21 knowledge\.manual cannot be opened \(/,
    );
  });
});
