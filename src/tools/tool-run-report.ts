import { GatewayError } from '../errors.ts';
import { faultPlaceOf } from '../guard.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { RunEnding } from './open-run.ts';
import type { Tool } from './tool.ts';
import type { ToolRunAnswer, ToolRunListener, ToolRunRequest, ToolRunResult } from './tool-run.ts';

export interface ToolRunReportParts {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'toolCalls' | 'toolSeconds'>;
  readonly listener?: ToolRunListener | undefined;
}

/** Reports one call of a tool: counter, log line and listener. Never reports arguments or results. */
export class ToolRunReport {
  readonly #parts: ToolRunReportParts;
  readonly #request: ToolRunRequest;
  readonly #name: string;
  readonly #begunAt = performance.now();

  /** @param tool undefined when no tool has the name that the model wrote */
  constructor(parts: ToolRunReportParts, request: ToolRunRequest, tool: Tool | undefined) {
    this.#parts = parts;
    this.#request = request;
    // The model writes the name: an unknown one is neither a label nor in a log line.
    this.#name = tool === undefined ? 'unknown' : tool.definition.name;
  }

  duplicate(): undefined {
    this.#count('duplicate');
    this.#parts.logger.warn(
      { tool: this.#name, result: 'duplicate' },
      'The model called a tool twice with the same id; it ran once',
    );
  }

  started(tool: Tool): void {
    this.#parts.listener?.toolStarted({ callId: this.#request.callId, tool });
  }

  /** @param ending undefined when the call was refused and the tool did not run */
  ended({ value, result, sources }: ToolRunAnswer, ending?: RunEnding): void {
    const { logger, metrics, listener } = this.#parts;
    const durationMs = performance.now() - this.#begunAt;
    const bytes = Buffer.byteLength(JSON.stringify(value));
    this.#count(result);
    if (ending !== undefined) metrics.toolSeconds.observe({ tool: this.#name }, durationMs / 1000);
    const figures = {
      tool: this.#name,
      result,
      durationMs: Math.round(durationMs),
      argumentBytes: Buffer.byteLength(this.#request.arguments),
      resultBytes: bytes,
    };
    if (ending?.how === 'failed') logger.warn({ ...figures, ...cause(ending.error) }, 'A tool failed');
    else logger.info(figures, 'A tool call ended');
    listener?.toolEnded({
      callId: this.#request.callId,
      name: this.#name,
      result,
      durationMs,
      bytes,
      sources,
    });
  }

  #count(result: ToolRunResult): void {
    this.#parts.metrics.toolCalls.inc({ tool: this.#name, result });
  }
}

/** The texts of the gateway's own errors hold no contents. Those of others may quote an argument. */
function cause(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof GatewayError)) return faultPlaceOf(error);
  const { code, message, advice, cause: reason } = error;
  const behind = reason instanceof GatewayError && { cause: { code: reason.code, problem: reason.message } };
  return { code, problem: message, advice, ...behind };
}
