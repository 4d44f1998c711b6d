import type { GatewayErrorCode } from '../../errors.ts';
import type { Tool } from '../tool.ts';
import { MCP_PACING, McpConnection, type McpConnectionOptions, type McpPacing } from './mcp-connection.ts';
import { McpTool, type McpToolParts } from './mcp-tool.ts';
import type { McpServerSettings } from './server-settings.ts';
import type { ToolOffer } from './tool-offer.ts';

export interface McpServersOptions extends Omit<McpConnectionOptions, 'server' | 'pacing'> {
  readonly servers: readonly McpServerSettings[];
  readonly parts: McpToolParts;
  readonly pacing?: McpPacing;
}

/** For the operator: whether a server can be used now. */
export interface McpServerHealth {
  readonly name: string;
  readonly state: 'ok' | 'connecting' | 'unreachable';
  /** Names of the tools that calls get. */
  readonly tools: readonly string[];
  readonly lastError: GatewayErrorCode | undefined;
}

/** The MCP servers of the profile file. */
export class McpServers {
  readonly #connections: readonly McpConnection[];
  readonly #parts: McpToolParts;
  /** A call and the next one get the same object, so that its schema is compiled once. */
  readonly #tools = new WeakMap<ToolOffer, Tool>();

  constructor({ servers, parts, pacing = MCP_PACING, ...options }: McpServersOptions) {
    this.#parts = parts;
    this.#connections = servers.map((server) => new McpConnection({ ...options, pacing, server }));
  }

  /** Begins to connect to every server, in the background. */
  start(): void {
    for (const connection of this.#connections) connection.start();
  }

  /** What a call that begins now may use. The call keeps it, whatever the servers change later. */
  tools(): readonly Tool[] {
    return this.#connections.flatMap((connection) =>
      connection.offers.map((offer) => this.#toolOf(connection, offer)),
    );
  }

  health(): readonly McpServerHealth[] {
    return this.#connections.map(({ server, state, offers, lastError }) => ({
      name: server.name,
      state: state === 'ready' ? 'ok' : lastError === undefined ? 'connecting' : 'unreachable',
      tools: offers.map(({ definition }) => definition.name),
      lastError,
    }));
  }

  /** Idempotent. Never rejects; bounded in time. */
  async close(): Promise<void> {
    await Promise.all(this.#connections.map((connection) => connection.close()));
  }

  #toolOf(connection: McpConnection, offer: ToolOffer): Tool {
    const known = this.#tools.get(offer);
    if (known !== undefined) return known;
    const tool = new McpTool(connection, offer, this.#parts);
    this.#tools.set(offer, tool);
    return tool;
  }
}
