import type { ToolError } from '../../errors.ts';
import type { Logger } from '../../logging.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { LeftOutTool, ToolOffers } from './tool-offer.ts';

export interface ConnectionReportOptions {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'mcpConnections' | 'mcpServerUp' | 'mcpToolsLeftOut'>;
}

/** Reports the state of one MCP server in the log and in metrics. Each fact is logged once. */
export class ConnectionReport {
  readonly #server: string;
  readonly #options: ConnectionReportOptions;
  /** Whether the server is away, and that was logged. */
  #away = false;
  #leftOut: ReadonlySet<string> = new Set();

  constructor(server: string, options: ConnectionReportOptions) {
    this.#server = server;
    this.#options = options;
  }

  connected({ offers, leftOut }: ToolOffers): void {
    this.#away = false;
    this.#count('connected', 1);
    this.#reportLeftOut(leftOut);
    this.#options.logger.info(
      { mcpServer: this.#server, tools: offers.length },
      'The MCP server is connected; its tools are there for the calls to come',
    );
  }

  failed({ code, message, advice }: ToolError, retryMs: number): void {
    this.#count('failed', 0);
    this.#options.logger[this.#away ? 'debug' : 'warn'](
      { mcpServer: this.#server, code, reason: message, retryMs },
      `The MCP server cannot be used; calls go on without it, and the gateway tries again. ${advice}`,
    );
    this.#away = true;
  }

  lost(lastedMs: number): void {
    this.#count('lost', 0);
    this.#options.logger.warn(
      { mcpServer: this.#server, lastedMs: Math.round(lastedMs) },
      'The session with the MCP server is lost; the gateway opens the next one',
    );
  }

  changed({ offers, leftOut }: ToolOffers): void {
    this.#reportLeftOut(leftOut);
    this.#options.logger.info(
      { mcpServer: this.#server, tools: offers.length },
      'The list of tools of the MCP server was read again; calls that run keep the tools that they have',
    );
  }

  notListed({ code }: ToolError): void {
    this.#options.logger.warn(
      { mcpServer: this.#server, code },
      'The list of tools of the MCP server could not be read again; the old one stays in use',
    );
  }

  #count(result: 'connected' | 'failed' | 'lost', up: 0 | 1): void {
    const { metrics } = this.#options;
    metrics.mcpConnections.inc({ server: this.#server, result });
    metrics.mcpServerUp.set({ server: this.#server }, up);
  }

  #reportLeftOut(leftOut: readonly LeftOutTool[]): void {
    const { logger, metrics } = this.#options;
    for (const { name, reason, problem } of leftOut) {
      if (this.#leftOut.has(`${name} ${reason}`)) continue;
      metrics.mcpToolsLeftOut.inc({ server: this.#server, reason });
      logger.warn(
        { mcpServer: this.#server, tool: name, reason, problem },
        'A tool of the MCP server is left out. Change it there, or take it off the allow list',
      );
    }
    this.#leftOut = new Set(leftOut.map(({ name, reason }) => `${name} ${reason}`));
  }
}
