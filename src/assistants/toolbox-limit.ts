import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { MAX_TOOLBOX_BYTES } from '../tools/limits.ts';
import type { Tool } from '../tools/tool.ts';

export interface ToolboxLimitOptions {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'mcpToolsLeftOut'>;
}

/**
 * Keeps the tools of an assistant within what a model takes. The tools that the file declares are checked when it is
 * read; those of an MCP server are known only when it answers, and may change.
 */
export class ToolboxLimit {
  readonly #options: ToolboxLimitOptions;
  readonly #bytes = new WeakMap<Tool, number>();
  readonly #told = new Set<string>();

  constructor(options: ToolboxLimitOptions) {
    this.#options = options;
  }

  /** @returns `fixed`, and of the tools of servers those that fit beside them, in their order */
  within(fixed: readonly Tool[], served: readonly Tool[]): readonly Tool[] {
    // The brackets of the list; each tool has a comma.
    let bytes = fixed.reduce((sum, tool) => sum + this.#bytesOf(tool), 2);
    const fitting = served.filter((tool) => {
      const needed = this.#bytesOf(tool);
      if (bytes + needed > MAX_TOOLBOX_BYTES) {
        this.#tell(tool.definition.name);
        return false;
      }
      bytes += needed;
      return true;
    });
    return [...fixed, ...fitting];
  }

  #bytesOf(tool: Tool): number {
    const bytes = this.#bytes.get(tool) ?? Buffer.byteLength(JSON.stringify(tool.definition)) + 1;
    this.#bytes.set(tool, bytes);
    return bytes;
  }

  /** Once for each tool: every call that begins comes here. */
  #tell(tool: string): void {
    if (this.#told.has(tool)) return;
    this.#told.add(tool);
    const [server = tool] = tool.split('__');
    const reason = 'toolbox_full';
    const { logger, metrics } = this.#options;
    metrics.mcpToolsLeftOut.inc({ server, reason });
    logger.warn(
      { mcpServer: server, tool, reason, maxBytes: MAX_TOOLBOX_BYTES },
      'A tool of the MCP server is left out, because the tools of the assistant are too large together. ' +
        'List fewer tools in the assistants file, or shorten their descriptions',
    );
  }
}
