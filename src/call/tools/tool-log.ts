import type { ToolRunEnd } from '../../tools/tool-run.ts';
import type { CallParts } from '../call-parts.ts';

type ToolLogParts = Pick<CallParts, 'context' | 'record' | 'transcript' | 'attempts'>;

/** Notes what tools did for the caller: names, outcomes and sources, never contents. */
export class ToolLog {
  readonly #parts: ToolLogParts;

  constructor(parts: ToolLogParts) {
    this.#parts = parts;
  }

  /** One of the operator's tools begins. */
  began(name: string): void {
    this.#parts.context.observer?.onCallEvent({ type: 'tool_began', name });
  }

  /** One of the operator's tools. */
  ended({ name, result, durationMs, sources }: ToolRunEnd): void {
    const { context, transcript } = this.#parts;
    const isOk = result === 'ok';
    this.#note(name, result, isOk);
    if (isOk) transcript.toolAnswered(name, sources);
    context.trace?.tool({ name, result, durationMs });
    context.observer?.onCallEvent({ type: 'tool', name, result, durationMs });
  }

  /** A tool of the gateway itself. @param result in a word, for the person who takes the call over */
  answered(name: string, result: string, isOk: boolean): void {
    this.#note(name, result, isOk);
    this.#parts.context.observer?.onCallEvent({ type: 'tool', name, result });
  }

  #note(name: string, result: string, isOk: boolean): void {
    const { record, attempts } = this.#parts;
    record.toolUsed(name, isOk);
    attempts.toolUsed(name, result);
  }
}
