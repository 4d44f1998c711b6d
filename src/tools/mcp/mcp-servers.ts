import { withDeadline } from '../../async/deadline.ts';
import type { Tool } from '../tool.ts';
import type { ToolHealth } from '../tool-health.ts';
import { ToolTally } from '../tool-tally.ts';
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
  /** `failing`: it is connected, and the latest call of one of its tools failed. */
  readonly state: 'ok' | 'connecting' | 'unreachable' | 'failing';
  /** Names of the tools that calls get. */
  readonly tools: readonly string[];
  readonly lastError: string | undefined;
  /** Of all its tools. */
  readonly calls: number;
  /** ISO 8601. */
  readonly lastSuccessAt: string | undefined;
}

/** The MCP servers of the assistants file. */
export class McpServers {
  readonly #connections: readonly McpConnection[];
  readonly #parts: McpToolParts;
  /** A call and the next one get the same object, so that its schema is compiled once. */
  readonly #tools = new WeakMap<ToolOffer, Tool>();
  readonly #tallies = new Map<McpConnection, ToolTally>();

  constructor({ servers, parts, pacing = MCP_PACING, ...options }: McpServersOptions) {
    this.#parts = parts;
    this.#connections = servers.map((server) => new McpConnection({ ...options, pacing, server }));
  }

  /** Begins to connect to every server, in the background. */
  start(): void {
    for (const connection of this.#connections) connection.start();
  }

  /** Waits until each server was tried once, or for `limitMs`. Never rejects. */
  async whenTried(limitMs: number): Promise<void> {
    const tried = async () =>
      void (await Promise.all(this.#connections.map((connection) => connection.whenTried())));
    await withDeadline(tried, { limitMs, onLate: () => undefined, keepsProcess: true });
  }

  /** The tools for a call that begins now. The call keeps them when the servers change theirs later. */
  tools(): readonly Tool[] {
    return this.#connections.flatMap((connection) =>
      connection.offers.map((offer) => this.#toolOf(connection, offer)),
    );
  }

  health(): readonly McpServerHealth[] {
    return this.#connections.map((connection) => {
      const { server, offers, lastError } = connection;
      const called = this.#tallyOf(connection).health({ name: server.name, kind: 'mcp' });
      return {
        name: server.name,
        state: stateOf(connection, called),
        tools: offers.map(({ definition }) => definition.name),
        lastError: lastError ?? called.lastError,
        calls: called.calls,
        lastSuccessAt: called.lastSuccessAt,
      };
    });
  }

  /** Idempotent. Never rejects; bounded in time. */
  async close(): Promise<void> {
    await Promise.all(this.#connections.map((connection) => connection.close()));
  }

  #toolOf(connection: McpConnection, offer: ToolOffer): Tool {
    const known = this.#tools.get(offer);
    if (known !== undefined) return known;
    const tool = new McpTool(connection, offer, { ...this.#parts, tally: this.#tallyOf(connection) });
    this.#tools.set(offer, tool);
    return tool;
  }

  #tallyOf(connection: McpConnection): ToolTally {
    const tally = this.#tallies.get(connection) ?? new ToolTally();
    this.#tallies.set(connection, tally);
    return tally;
  }
}

function stateOf({ state, lastError }: McpConnection, called: ToolHealth): McpServerHealth['state'] {
  if (state === 'ready') return called.state === 'failing' ? 'failing' : 'ok';
  return lastError === undefined ? 'connecting' : 'unreachable';
}
