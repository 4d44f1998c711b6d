import type { KnowledgeSource } from '../knowledge/knowledge-source.ts';
import type { HttpTool } from '../tools/http/http-tool.ts';
import type { McpServers } from '../tools/mcp/mcp-servers.ts';
import type { Tool } from '../tools/tool.ts';
import type { ToolHealth } from '../tools/tool-health.ts';
import type { Equipment } from './equipment.ts';
import type { Profile } from './profile.ts';

export interface OpenEquipmentParts {
  readonly http: readonly { readonly kind: 'http' | 'openapi'; readonly tool: HttpTool }[];
  /** Undefined for a file without servers. */
  readonly mcp: McpServers | undefined;
  readonly sources: ReadonlyMap<string, { readonly source: KnowledgeSource; readonly tool: Tool }>;
}

/** The tools, servers and sources of one version of the file. */
export class OpenEquipment implements Equipment {
  readonly #parts: OpenEquipmentParts;

  constructor(parts: OpenEquipmentParts) {
    this.#parts = parts;
  }

  toolsFor({ tools, knowledge }: Pick<Profile, 'tools' | 'knowledge'>): readonly Tool[] {
    if (tools.length === 0 && knowledge === undefined) return [];
    const { http, mcp, sources } = this.#parts;
    const all = [...http.map(({ tool }) => tool), ...(mcp?.tools() ?? [])];
    const listed = all.filter(({ definition }) => tools.includes(definition.name));
    const search = knowledge === undefined ? undefined : sources.get(knowledge)?.tool;
    return search === undefined ? listed : [...listed, search];
  }

  health(): readonly ToolHealth[] {
    const { http, mcp } = this.#parts;
    return [
      ...http.map(({ kind, tool }) => tool.health(kind)),
      ...(mcp?.health() ?? []).map(({ name, state, lastError }) => ({
        name,
        kind: 'mcp',
        state: state === 'ok' ? ('ok' as const) : ('unreachable' as const),
        calls: 0,
        lastError,
      })),
    ];
  }

  async close(): Promise<void> {
    const { mcp, sources } = this.#parts;
    for (const { source } of sources.values()) source.close();
    await mcp?.close();
  }
}
