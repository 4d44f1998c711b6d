import type { CallToolResult } from '@modelcontextprotocol/client';
import type { HostBreakers } from '../http/host-breakers.ts';
import { TemplateValues } from '../http/template-values.ts';
import type { Secrets } from '../secrets.ts';
import type { Tool, ToolRequest, ToolResult } from '../tool.ts';
import { ToolFailure } from '../tool-failure.ts';
import type { ToolTally } from '../tool-tally.ts';
import type { McpConnection } from './mcp-connection.ts';
import { resultValue } from './result-value.ts';
import type { ToolOffer } from './tool-offer.ts';

/** What all tools of MCP servers share. */
export interface McpToolParts {
  readonly breakers: HostBreakers;
  /** Masked in everything that a server answers. */
  readonly secrets: Secrets;
}

interface CountedToolParts extends McpToolParts {
  /** Of all tools of the server. */
  readonly tally: ToolTally;
}

/** A tool of an MCP server. It stays usable when the server changes its list: the call that holds it may still run it. */
export class McpTool implements Tool {
  readonly definition: Tool['definition'];
  readonly providers: Tool['providers'];
  readonly timeoutMs: number;
  readonly filler: Tool['filler'];
  readonly cancellable: boolean;
  readonly #connection: McpConnection;
  readonly #offer: ToolOffer;
  readonly #parts: CountedToolParts;
  readonly #repeatable: boolean;

  constructor(connection: McpConnection, offer: ToolOffer, parts: CountedToolParts) {
    const { server } = connection;
    this.definition = offer.definition;
    this.providers = server.providers;
    this.timeoutMs = server.timeoutMs;
    this.filler = server.filler;
    this.cancellable = server.cancellable;
    this.#connection = connection;
    this.#offer = offer;
    this.#parts = parts;
    this.#repeatable = server.idempotent.includes(offer.remoteName);
  }

  async run(request: ToolRequest): Promise<ToolResult> {
    const result = await this.#parts.tally.follow(() => this.#call(request));
    return { value: resultValue(result, this.#parts.secrets) };
  }

  async #call({ arguments: given, facts, signal }: ToolRequest): Promise<CallToolResult> {
    try {
      const values = new TemplateValues({ arguments: given, facts }, this.#offer.bound).all();
      return await this.#parts.breakers.run(`mcp:${this.#connection.server.name}`, () =>
        this.#connection.callTool({
          tool: this.#offer.remoteName,
          arguments: values,
          timeoutMs: this.timeoutMs,
          signal,
          repeatable: this.#repeatable,
        }),
      );
    } catch (error) {
      if (!(error instanceof ToolFailure) || typeof error.data !== 'string') throw error;
      throw new ToolFailure(error.message, this.#parts.secrets.mask(error.data));
    }
  }
}
