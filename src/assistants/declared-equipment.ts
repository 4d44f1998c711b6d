import type { NamedSecrets } from '../config/named-secrets.ts';
import { fieldsOf } from '../is-record.ts';
import { readKnowledgeSection } from '../knowledge/declaration.ts';
import type { FileProblem } from '../operator-file/file-problem.ts';
import { PrivateHosts } from '../tools/guard-rails/private-hosts.ts';
import { readMcpServers } from '../tools/mcp/mcp-section.ts';
import { expectedToolNames } from '../tools/mcp/tool-names.ts';
import { readOpenapi } from '../tools/openapi/openapi-section.ts';
import { readDeclarations } from '../tools/read-declarations.ts';
import { Secrets } from '../tools/secrets.ts';
import { DeclaredPlan } from './declared-plan.ts';
import type { EquipmentContext, EquipmentRead, EquipmentReader } from './equipment.ts';

export interface DeclaredEquipmentParts {
  readonly secrets: NamedSecrets;
  /** TOOLS_ALLOW_PRIVATE. */
  readonly privateHosts: readonly string[];
  /** TOOLS_ALLOW_STDIO. */
  readonly allowStdio: boolean;
}

const SECTIONS = ['tools', 'openapi', 'mcp', 'knowledge'] as const;
type Section = (typeof SECTIONS)[number];

/** Reads what the file declares for its assistants to use. */
export function declaredEquipment(parts: DeclaredEquipmentParts): EquipmentReader {
  return { sections: SECTIONS, read: (given, context) => readSections(given, context, parts) };
}

function readSections(
  given: Readonly<Record<string, unknown>>,
  { folder }: EquipmentContext,
  { secrets: lookup, privateHosts: hosts, allowStdio }: DeclaredEquipmentParts,
): EquipmentRead {
  const secrets = new Secrets(lookup);
  const context = { privateHosts: new PrivateHosts(hosts), secrets, allowStdio, folder };
  const http = readDeclarations(given.tools, context);
  const openapi = readOpenapi(given.openapi, context);
  const mcp = readMcpServers(given.mcp, context);
  const knowledge = readKnowledgeSection(given.knowledge ?? {}, { path: [], secret: lookup });
  const plan = new DeclaredPlan({
    given,
    folder,
    lookup,
    secrets,
    http: [
      ...http.declarations.map((declaration) => ({ kind: 'http' as const, declaration })),
      ...openapi.declarations.map((declaration) => ({ kind: 'openapi' as const, declaration })),
    ],
    servers: mcp.servers.map((server) => ({ server, expected: expectedToolNames(server) })),
    knowledge: 'value' in knowledge ? knowledge.value : new Map(),
    faulty: faultyNames(given, [...http.declarations, ...openapi.declarations, ...mcp.servers]),
  });
  return {
    plan,
    problems: [
      ...under('tools', http.faults),
      ...under('openapi', openapi.faults),
      ...under('mcp', mcp.faults),
      ...under('knowledge', 'faults' in knowledge ? knowledge.faults : []),
      ...sharedNames(plan.toolNames, [...Object.keys(fieldsOf(given.tools))]),
    ],
    warnings: [...under('tools', http.warnings), ...under('openapi', openapi.warnings)],
  };
}

/** Tools, operations and servers that the file declares, but not well. */
function faultyNames(
  given: Readonly<Record<string, unknown>>,
  good: readonly { readonly name: string }[],
): string[] {
  const operations = Object.values(fieldsOf(given.openapi)).flatMap((document) => {
    const named = fieldsOf(document).operations;
    // Anything else than a text is a fault of the section already.
    return Array.isArray(named) ? named.filter((name) => typeof name === 'string') : [];
  });
  const names = [...Object.keys(fieldsOf(given.tools)), ...operations, ...Object.keys(fieldsOf(given.mcp))];
  return names.filter((name) => good.every((known) => known.name !== name));
}

function under(section: Section, problems: readonly FileProblem[]): FileProblem[] {
  return problems.map((problem) => ({ ...problem, path: [section, ...problem.path] }));
}

/** A tool of the section `tools` and an operation of a document may not have one name. */
function sharedNames(names: readonly string[], declared: readonly string[]): FileProblem[] {
  return declared
    .filter((name) => names.indexOf(name) !== names.lastIndexOf(name))
    .map((name) => ({
      path: ['tools', name],
      problem: 'has the name of an operation under openapi',
      advice: 'choose another name',
    }));
}
