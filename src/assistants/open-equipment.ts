import type { KnowledgeSource } from '../knowledge/knowledge-source.ts';
import type { HttpTool } from '../tools/http/http-tool.ts';
import type { McpServers } from '../tools/mcp/mcp-servers.ts';
import type { Tool } from '../tools/tool.ts';
import type { ToolHealth } from '../tools/tool-health.ts';
import type { Equipment } from './equipment.ts';
import type { Profile } from './profile.ts';
import type { TalliedTool } from './tallied-tool.ts';
import type { ToolboxLimit } from './toolbox-limit.ts';

export interface OpenEquipmentParts {
  readonly http: readonly { readonly kind: 'http' | 'openapi'; readonly tool: HttpTool }[];
  /** Undefined for a file without servers. */
  readonly mcp: McpServers | undefined;
  readonly sources: ReadonlyMap<string, { readonly source: KnowledgeSource; readonly tool: TalliedTool }>;
  readonly limit: ToolboxLimit;
}

/** The tools, servers and sources of one version of the file. */
export class OpenEquipment implements Equipment {
  readonly #parts: OpenEquipmentParts;

  constructor(parts: OpenEquipmentParts) {
    this.#parts = parts;
  }

  toolsFor({ tools, knowledge }: Pick<Profile, 'tools' | 'knowledge'>): readonly Tool[] {
    if (tools.length === 0 && knowledge === undefined) return [];
    const { http, mcp, sources, limit } = this.#parts;
    const isListed = ({ definition }: Tool) => tools.includes(definition.name);
    const search = knowledge === undefined ? undefined : sources.get(knowledge)?.tool;
    const fixed = [
      ...http.map(({ tool }) => tool).filter(isListed),
      ...(search === undefined ? [] : [search]),
    ];
    return limit.within(fixed, (mcp?.tools() ?? []).filter(isListed));
  }

  health(): readonly ToolHealth[] {
    const { http, mcp, sources } = this.#parts;
    return [
      ...http.map(({ kind, tool }) => tool.health(kind)),
      ...(mcp?.health() ?? []).map(({ tools: _tools, ...server }) => ({ ...server, kind: 'mcp' })),
      ...[...sources].map(([name, { source, tool }]) => tool.health({ name, kind: source.kind })),
    ];
  }

  async close(): Promise<void> {
    const { mcp, sources } = this.#parts;
    for (const { source } of sources.values()) source.close();
    await mcp?.close();
  }
}
