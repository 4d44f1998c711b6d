import type { Tool, ToolRequest, ToolResult } from '../tools/tool.ts';
import type { ToolHealth } from '../tools/tool-health.ts';
import { ToolTally } from '../tools/tool-tally.ts';

/** A tool whose calls are counted for operators. */
export class TalliedTool implements Tool {
  readonly definition: Tool['definition'];
  readonly providers: Tool['providers'];
  readonly timeoutMs: number;
  readonly filler: Tool['filler'];
  readonly cancellable: boolean;
  readonly #tool: Tool;
  readonly #tally = new ToolTally();

  constructor(tool: Tool) {
    this.#tool = tool;
    this.definition = tool.definition;
    this.providers = tool.providers;
    this.timeoutMs = tool.timeoutMs;
    this.filler = tool.filler;
    this.cancellable = tool.cancellable;
  }

  run(request: ToolRequest): Promise<ToolResult> {
    return this.#tally.follow(() => this.#tool.run(request));
  }

  /** @param named the name and kind under which operators know it */
  health(named: Pick<ToolHealth, 'name' | 'kind'>): ToolHealth {
    return this.#tally.health(named);
  }
}
