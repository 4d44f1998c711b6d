import { createLogger } from '../../../src/logging.ts';
import { Metrics } from '../../../src/telemetry/metrics.ts';
import { PrivateHosts } from '../../../src/tools/guard-rails/private-hosts.ts';
import { HostBreakers } from '../../../src/tools/http/host-breakers.ts';
import { readMcpServers } from '../../../src/tools/mcp/mcp-section.ts';
import { McpServers } from '../../../src/tools/mcp/mcp-servers.ts';
import type { McpNetwork } from '../../../src/tools/mcp/mcp-transport.ts';
import type { McpServerSettings } from '../../../src/tools/mcp/server-settings.ts';
import { Secrets } from '../../../src/tools/secrets.ts';
import type { Tool, ToolCallFacts } from '../../../src/tools/tool.ts';
import { eventually } from '../../support/eventually.ts';

const FACTS: ToolCallFacts = {
  sessionId: 'CA00000000000000000000000000000001',
  caller: '+15005550001',
  dialed: '+15005550002',
  language: 'en',
};

/** Short pauses, so that a test need not wait. */
const PACING = { firstRetryMs: 20, longestRetryMs: 200, listingPauseMs: 20 };

export interface RunOptions {
  readonly facts?: Partial<ToolCallFacts>;
  readonly signal?: AbortSignal;
}

/** The settings of one server, written as in the assistants file. */
export function mcpSettings(
  section: Record<string, unknown>,
  secrets: Secrets,
): readonly McpServerSettings[] {
  const read = readMcpServers(section, {
    secrets,
    allowStdio: true,
    privateHosts: new PrivateHosts(hostsOf(section)),
  });
  if (read.faults.length > 0) throw new Error(JSON.stringify(read.faults));
  return read.servers;
}

/** MCP servers as a process has them, with a short patience. */
export class McpRig {
  readonly metrics = new Metrics();
  readonly log: string[] = [];
  readonly servers: McpServers;
  readonly #secrets = new Secrets((name) => (name === 'MCP_TOKEN' ? 'secret-of-the-test' : undefined));

  constructor(section: Record<string, unknown>, network: McpNetwork = { fetch, openFetch: fetch }) {
    this.servers = new McpServers({
      servers: mcpSettings(section, this.#secrets),
      parts: { secrets: this.#secrets, breakers: new HostBreakers() },
      network,
      logger: createLogger('debug', { write: (line: string) => this.log.push(line) }),
      metrics: this.metrics,
      pacing: PACING,
    });
  }

  /** Starts, and waits until every server is there. */
  async ready(): Promise<this> {
    this.servers.start();
    await eventually(() => this.servers.health().every(({ state }) => state === 'ok'), 10_000);
    return this;
  }

  get toolNames(): string[] {
    return this.servers.tools().map(({ definition }) => definition.name);
  }

  tool(name: string): Tool {
    const tool = this.servers.tools().find(({ definition }) => definition.name === name);
    if (tool === undefined) throw new Error(`no tool ${name} among ${this.toolNames.join(', ')}`);
    return tool;
  }

  async run(
    tool: string | Tool,
    given: Record<string, unknown> = {},
    { facts = {}, signal = new AbortController().signal }: RunOptions = {},
  ): Promise<unknown> {
    const runnable = typeof tool === 'string' ? this.tool(tool) : tool;
    const { value } = await runnable.run({
      callId: 'call_1',
      arguments: given,
      facts: { ...FACTS, ...facts },
      signal,
    });
    return value;
  }

  async counted(metric: string): Promise<Record<string, number>> {
    const values = (await this.metrics.registry.getSingleMetric(metric)?.get())?.values ?? [];
    return Object.fromEntries(values.map(({ labels, value }) => [Object.values(labels).join(' '), value]));
  }
}

function hostsOf(section: Record<string, unknown>): string[] {
  const urls = JSON.stringify(section).match(/http:\/\/[^/"]+/g) ?? [];
  return urls.map((url) => new URL(url).host);
}
