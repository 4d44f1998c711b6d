import type { FactName } from '../declaration.ts';
import type { CallFacts, Tool, ToolRequest, ToolResult } from '../tool.ts';
import { ToolFailure } from '../tool-failure.ts';
import type { McpConnection } from './mcp-connection.ts';
import { resultValue } from './result-value.ts';
import type { ToolOffer } from './tool-offer.ts';

/** A tool of an MCP server. It stays usable when the server changes its list: the call that holds it may still run it. */
export class McpTool implements Tool {
  readonly definition: Tool['definition'];
  readonly providers: Tool['providers'];
  readonly timeoutMs: number;
  readonly filler: Tool['filler'];
  readonly cancellable: boolean;
  readonly #connection: McpConnection;
  readonly #offer: ToolOffer;
  readonly #repeatable: boolean;

  constructor(connection: McpConnection, offer: ToolOffer) {
    const { server } = connection;
    this.definition = offer.definition;
    this.providers = server.providers;
    this.timeoutMs = server.timeoutMs;
    this.filler = server.filler;
    this.cancellable = server.cancellable;
    this.#connection = connection;
    this.#offer = offer;
    this.#repeatable = server.idempotent.includes(offer.remoteName);
  }

  async run({ arguments: given, facts, signal }: ToolRequest): Promise<ToolResult> {
    const result = await this.#connection.callTool({
      tool: this.#offer.remoteName,
      arguments: { ...given, ...boundArguments(this.#offer.bound, facts) },
      timeoutMs: this.timeoutMs,
      signal,
      repeatable: this.#repeatable,
    });
    return { value: resultValue(result) };
  }
}

function boundArguments(
  bound: Readonly<Record<string, FactName>>,
  facts: CallFacts,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(bound).map(([parameter, fact]) => {
      const value = factValue(fact, facts);
      if (value === undefined) {
        throw new ToolFailure(
          `The tool needs ${fact}, which this call does not have`,
          `This tool needs the ${fact.replace('.', ' ')}, which is not known in this call.`,
        );
      }
      return [parameter, value];
    }),
  );
}

function factValue(fact: FactName, facts: CallFacts): string | undefined {
  switch (fact) {
    case 'caller.number':
      return facts.caller;
    case 'dialed.number':
      return facts.dialed;
    case 'session.id':
      return facts.sessionId;
    case 'language':
      return facts.language;
    default:
      return fact satisfies never;
  }
}
