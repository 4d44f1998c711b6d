import { type CallToolResult, Client, type Transport } from '@modelcontextprotocol/client';
import { z } from 'zod';
import { type McpNetwork, McpTransport } from './mcp-transport.ts';
import type { McpServerSettings } from './server-settings.ts';
import { openStdioTransport } from './stdio-transport.ts';

/** For the handshake and for the list of tools: no caller waits for them. */
const ADMIN_LIMIT_MS = 10_000;
const GOODBYE_LIMIT_MS = 1_000;
/** Changes that come one after the other are read together. */
const CHANGES_MS = 300;
const MAX_PAGES = 16;

/** Everything but the frame of the list is checked later, so that one faulty tool does not hide the others. */
const toolPage = z.looseObject({ tools: z.array(z.unknown()), nextCursor: z.string().optional() });

export interface McpSessionOptions {
  readonly server: McpServerSettings;
  readonly network: McpNetwork;
  /** The session cannot be used any more. Called once, and not after `close`. */
  readonly onLost: () => void;
  /** The server has other tools now, or may have. */
  readonly onToolsChanged: () => void;
}

export interface McpCall {
  /** As the server names it. */
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * One session with one server, from the handshake on. The gateway offers the server nothing: no sampling, no questions
 * to the caller, no roots. The library answers such requests with "method not found".
 */
export class McpSession {
  readonly #options: McpSessionOptions;
  readonly #client: Client;
  readonly #transport: Transport;
  #state: 'opening' | 'open' | 'lost' | 'closed' = 'opening';

  private constructor(options: McpSessionOptions) {
    this.#options = options;
    const { server, onToolsChanged } = options;
    this.#client = new Client(
      { name: 'voice-gateway', version: '1' },
      {
        capabilities: {},
        inputRequired: { autoFulfill: false },
        listChanged: {
          tools: { autoRefresh: false, debounceMs: CHANGES_MS, onChanged: () => onToolsChanged() },
        },
      },
    );
    this.#transport =
      server.kind === 'http'
        ? new McpTransport({
            url: server.url,
            headers: server.headers,
            network: options.network,
            onLost: () => this.lose(),
            onListeningAgain: onToolsChanged,
          })
        : openStdioTransport(server);
    this.#client.onclose = () => this.lose();
  }

  /** @throws when the server cannot be reached, refuses, or does not answer in time */
  static async open(options: McpSessionOptions, signal: AbortSignal): Promise<McpSession> {
    const session = new McpSession(options);
    try {
      await session.#client.connect(session.#transport, { timeout: ADMIN_LIMIT_MS, signal });
    } catch (error) {
      await session.close();
      throw error;
    }
    session.#state = 'open';
    return session;
  }

  /** Whether its loss would be noticed: it reports changes, or it is a process. */
  get watched(): boolean {
    return !(this.#transport instanceof McpTransport) || this.#transport.listening;
  }

  /** All tools of the server as it describes them, unchecked. */
  async listTools(signal: AbortSignal): Promise<unknown[]> {
    if (this.#client.getServerCapabilities()?.tools === undefined) return [];
    const tools: unknown[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const params = cursor === undefined ? {} : { cursor };
      const answer = await this.#client.request({ method: 'tools/list', params }, toolPage, {
        timeout: ADMIN_LIMIT_MS,
        signal,
      });
      tools.push(...answer.tools);
      cursor = answer.nextCursor;
      if (cursor === undefined) break;
    }
    return tools;
  }

  /** @throws what the library throws */
  callTool({ tool, arguments: given, timeoutMs, signal }: McpCall): Promise<CallToolResult> {
    return this.#client.callTool(
      { name: tool, arguments: { ...given } },
      { timeout: timeoutMs, maxTotalTimeout: timeoutMs, signal },
    );
  }

  /** The server is gone, or does not know the session. Whatever waits for an answer fails now. Idempotent. */
  lose(): void {
    if (this.#state !== 'open') return;
    this.#state = 'lost';
    this.#client.close().catch(() => undefined);
    this.#options.onLost();
  }

  /** Idempotent. Never rejects. */
  async close(): Promise<void> {
    const wasOpen = this.#state === 'open';
    this.#state = 'closed';
    if (wasOpen && this.#transport instanceof McpTransport) {
      await this.#transport.endSession(GOODBYE_LIMIT_MS);
    }
    await this.#client.close().catch(() => undefined);
    await this.#transport.close().catch(() => undefined);
  }
}
