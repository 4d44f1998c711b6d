import { setTimeout as delay } from 'node:timers/promises';
import type { Tool, ToolFiller, ToolRequest, ToolResult } from '../../src/tools/tool.ts';

interface TimedToolOptions {
  readonly result: unknown;
  readonly sources?: readonly string[];
  readonly timeoutMs?: number;
  readonly filler?: ToolFiller;
  readonly cancellable?: boolean;
}

/** One run of a tool; all times on the monotonic clock, milliseconds. */
export interface TimedRun extends Pick<ToolRequest, 'callId' | 'facts'> {
  readonly startedMs: number;
  endedMs?: number;
  aborted: boolean;
}

/** A tool that takes as long as the model asks for by its argument `ms`, and then gives the same result. */
export class TimedTool implements Tool {
  readonly definition;
  readonly timeoutMs;
  readonly filler;
  readonly cancellable;
  readonly runs: TimedRun[] = [];
  readonly #options: TimedToolOptions;

  constructor(name: string, options: TimedToolOptions) {
    this.#options = options;
    this.definition = {
      name,
      description: 'Looks something up.',
      parameters: {
        type: 'object',
        properties: { ms: { type: 'number' } },
        required: ['ms'],
        additionalProperties: false,
      },
    };
    this.timeoutMs = options.timeoutMs ?? 20_000;
    this.filler = options.filler;
    this.cancellable = options.cancellable ?? false;
  }

  /** The runs for one call. */
  runsOf(sessionId: string): TimedRun[] {
    return this.runs.filter(({ facts }) => facts.sessionId === sessionId);
  }

  async run({ callId, facts, arguments: { ms }, signal }: ToolRequest): Promise<ToolResult> {
    const run: TimedRun = { callId, facts, startedMs: performance.now(), aborted: false };
    this.runs.push(run);
    signal.addEventListener('abort', () => {
      run.aborted = true;
    });
    await delay(Number(ms), undefined, { signal });
    run.endedMs = performance.now();
    const { result: value, sources } = this.#options;
    return { value, ...(sources && { sources }) };
  }
}
