import { GatewayError } from '../errors.ts';
import { fieldsOf } from '../is-record.ts';
import type { KnowledgeDeclaration } from '../knowledge/declaration.ts';
import type { KnowledgeSource } from '../knowledge/knowledge-source.ts';
import { SearchTool } from '../knowledge/search-tool.ts';
import type { FileProblem } from '../operator-file/file-problem.ts';
import type { ToolDeclaration } from '../tools/declaration.ts';
import { toolboxFaults } from '../tools/declaration-faults.ts';
import { declaredDefinition } from '../tools/http/declared-definition.ts';
import { HttpTool } from '../tools/http/http-tool.ts';
import type { McpServers } from '../tools/mcp/mcp-servers.ts';
import type { McpServerSettings } from '../tools/mcp/server-settings.ts';
import type { Secrets } from '../tools/secrets.ts';
import { type Equipment, EquipmentError, type EquipmentParts, type EquipmentPlan } from './equipment.ts';
import { OpenEquipment } from './open-equipment.ts';
import type { Profile } from './profile.ts';
import { TalliedTool } from './tallied-tool.ts';
import { ToolboxLimit } from './toolbox-limit.ts';

export interface DeclaredTool {
  readonly kind: 'http' | 'openapi';
  readonly declaration: ToolDeclaration & { readonly name: string };
}

export interface DeclaredPlanParts {
  /** The sections as they are written, for versions. */
  readonly given: Readonly<Record<string, unknown>>;
  /** Of the file. */
  readonly folder: string;
  readonly lookup: (name: string) => string | undefined;
  readonly secrets: Secrets;
  readonly http: readonly DeclaredTool[];
  readonly servers: readonly {
    readonly server: McpServerSettings;
    /** Undefined when the server may have any tools. */
    readonly expected: readonly string[] | undefined;
  }[];
  readonly knowledge: ReadonlyMap<string, KnowledgeDeclaration>;
  /** Names of what has faults: to report that they are missing too would repeat the fault. */
  readonly faulty: readonly string[];
}

/** How long a start or a reload waits for MCP servers. One that takes longer is there for later calls. */
const FIRST_TRY_MS = 3_000;
/** The shipped line of each language, when a search takes longer than a pause in a conversation. */
const SEARCH_FILLER = { afterMs: 700, text: {} };

type Names = Pick<Profile, 'tools' | 'knowledge'>;

/** What one version of the file declares: HTTP tools, MCP servers, knowledge. */
export class DeclaredPlan implements EquipmentPlan {
  readonly toolNames: readonly string[];
  readonly knowledgeNames: readonly string[];
  readonly #parts: DeclaredPlanParts;

  constructor(parts: DeclaredPlanParts) {
    this.#parts = parts;
    const { http, servers, knowledge } = parts;
    this.toolNames = [
      ...http.map(({ declaration }) => declaration.name),
      ...servers.flatMap(({ server, expected }) => expected ?? [`${server.name}__…`]),
    ];
    this.knowledgeNames = [
      ...new Set([...knowledge.keys(), ...Object.keys(fieldsOf(parts.given.knowledge))]),
    ];
  }

  offers(tool: string): boolean {
    const { servers, faulty } = this.#parts;
    if (this.toolNames.includes(tool) || faulty.includes(tool)) return true;
    const open = servers.flatMap(({ server, expected }) => (expected === undefined ? [server.name] : []));
    return [...open, ...faulty].some((server) => tool.startsWith(`${server}__`));
  }

  toolboxProblems({ tools }: Names): Omit<FileProblem, 'path'>[] {
    const listed = this.#parts.http.filter(({ declaration }) => tools.includes(declaration.name));
    return toolboxFaults(listed.map(({ declaration }) => declaredDefinition(declaration)));
  }

  declared({ tools, knowledge }: Names): unknown {
    const { given, http, servers } = this.#parts;
    const listed = http.filter(({ declaration }) => tools.includes(declaration.name));
    const used = servers.filter(({ server }) => tools.some((tool) => tool.startsWith(`${server.name}__`)));
    return [
      listed.map(({ declaration }) => declaration),
      used.map(({ server }) => fieldsOf(given.mcp)[server.name]),
      knowledge === undefined ? null : fieldsOf(given.knowledge)[knowledge],
    ];
  }

  async open(parts: EquipmentParts): Promise<Equipment> {
    const { http: declared, secrets } = this.#parts;
    const { network, breakers, checks, logger, metrics } = parts;
    const { dispatcher } = network;
    const http = declared.map(({ kind, declaration }) => ({
      kind,
      tool: new HttpTool(declaration, { dispatcher, breakers, secrets }),
    }));
    checks.prepare(http.map(({ tool }) => tool.definition.parameters));
    const sources = await this.#openSources(parts);
    try {
      return new OpenEquipment({
        http,
        mcp: await this.#openServers(parts),
        sources: new Map([...sources].map(([name, source]) => [name, searched(source, parts)])),
        limit: new ToolboxLimit({ logger, metrics }),
      });
    } catch (error) {
      closeAll(sources);
      throw error;
    }
  }

  /** The client library takes 0.1 s and 5 MB to load, so only files with servers load it. */
  async #openServers({
    network,
    breakers,
    checks,
    logger,
    metrics,
  }: EquipmentParts): Promise<McpServers | undefined> {
    const { servers, secrets } = this.#parts;
    if (servers.length === 0) return undefined;
    const { McpServers } = await import('../tools/mcp/mcp-servers.ts');
    const mcp = new McpServers({
      servers: servers.map(({ server }) => server),
      parts: { breakers, secrets },
      network,
      logger,
      metrics,
    });
    mcp.start();
    // The schemas come later, and each takes about a millisecond; the compiler itself takes fifty.
    checks.prepare([{ type: 'object' }]);
    // Calls that begin sooner would be without its tools.
    await mcp.whenTried(FIRST_TRY_MS);
    return mcp;
  }

  /** Reports every source that cannot be opened, and closes those that were. */
  async #openSources({ network, region, logger }: EquipmentParts): Promise<Map<string, KnowledgeSource>> {
    const { folder, lookup: secret, knowledge } = this.#parts;
    const opened = new Map<string, KnowledgeSource>();
    if (knowledge.size === 0) return opened;
    const { createKnowledgeSource } = await import('../knowledge/create-source.ts');
    const problems: FileProblem[] = [];
    for (const [name, declaration] of knowledge) {
      try {
        const { dispatcher } = network;
        opened.set(
          name,
          await createKnowledgeSource(declaration, { folder, secret, region, dispatcher, logger }),
        );
      } catch (error) {
        if (!(error instanceof GatewayError)) {
          closeAll(opened);
          throw error;
        }
        const advice = 'correct it, or make what it names readable';
        problems.push({ path: ['knowledge', name], problem: `cannot be opened (${error.message})`, advice });
      }
    }
    if (problems.length === 0) return opened;
    closeAll(opened);
    throw new EquipmentError(problems);
  }
}

function closeAll(sources: ReadonlyMap<string, KnowledgeSource>): void {
  for (const source of sources.values()) source.close();
}

function searched(source: KnowledgeSource, { metrics, logger }: EquipmentParts) {
  const tool = new SearchTool({ source, metrics, logger, filler: SEARCH_FILLER });
  return { source, tool: new TalliedTool(tool) };
}
