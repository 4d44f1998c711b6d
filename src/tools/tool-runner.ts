import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { CheckedArguments } from './arguments/argument-check.ts';
import type { ArgumentChecks } from './arguments/argument-checks.ts';
import { MAX_CORRECTIONS, MAX_RUNNING, MAX_WAITING } from './limits.ts';
import { OpenRun, type RunEnding } from './open-run.ts';
import {
  answerToEnding,
  busyAnswer,
  invalidArgumentsAnswer,
  tooManyRoundsAnswer,
  unknownToolAnswer,
} from './result/answers.ts';
import type { Tool, ToolCallFacts } from './tool.ts';
import type { ToolRunAnswer, ToolRunListener, ToolRunRequest } from './tool-run.ts';
import { ToolRunReport } from './tool-run-report.ts';

export interface ToolRunnerOptions {
  readonly tools: readonly Tool[];
  /** One for the whole process: it keeps the compiled schemas. */
  readonly checks: ArgumentChecks;
  /** What is known of the call at the moment a tool starts. */
  readonly facts: () => ToolCallFacts;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'toolCalls' | 'toolSeconds'>;
  readonly listener?: ToolRunListener | undefined;
}

/**
 * Runs the operator's tools for one call of the gateway. Each call of the model is answered once, in bounded time:
 * also when the tool is unknown, its arguments are wrong, it fails, or it does not answer. Costs nothing until the
 * model calls a tool.
 */
export class ToolRunner {
  readonly #options: ToolRunnerOptions;
  readonly #seen = new Set<string>();
  readonly #running = new Set<OpenRun>();
  readonly #waiting = new Set<OpenRun>();
  /** Wrong arguments since the caller's last turn, by tool. */
  readonly #corrections = new Map<string, number>();
  #closed = false;

  constructor(options: ToolRunnerOptions) {
    this.#options = options;
  }

  /**
   * Runs a tool for the model. Never rejects. A call id that was seen before is counted and not run again.
   * @returns undefined when nothing may be sent to the model: the call id was seen before, or the call is over
   */
  async run(request: ToolRunRequest): Promise<ToolRunAnswer | undefined> {
    if (this.#closed) return undefined;
    const { callId, name } = request;
    const tool = this.#options.tools.find(({ definition }) => definition.name === name);
    const report = new ToolRunReport(this.#options, request, tool);
    if (this.#seen.has(callId)) return report.duplicate();
    this.#seen.add(callId);
    if (tool === undefined) return refused(report, unknownToolAnswer());
    const checked = this.#check(tool, request.arguments);
    if ('how' in checked) return this.#conclude(report, name, checked);
    if ('faults' in checked) {
      return refused(report, invalidArgumentsAnswer(checked.faults, this.#mayCorrect(name)));
    }
    if (this.#running.size >= MAX_RUNNING && this.#waiting.size >= MAX_WAITING) {
      return refused(report, busyAnswer());
    }
    report.started(tool);
    const ending = await this.#settle(new OpenRun({ tool, callId, arguments: checked.arguments }));
    return this.#conclude(report, name, ending);
  }

  /**
   * Answers a call of a model that has called tools too often in a row. Nothing runs.
   * @param spoken whether the model is asked to say something about it
   */
  refuse(request: ToolRunRequest, spoken: boolean): ToolRunAnswer | undefined {
    if (this.#closed) return undefined;
    const tool = this.#options.tools.find(({ definition }) => definition.name === request.name);
    const report = new ToolRunReport(this.#options, request, tool);
    if (this.#seen.has(request.callId)) return report.duplicate();
    this.#seen.add(request.callId);
    return refused(report, tooManyRoundsAnswer(spoken));
  }

  /** The caller has said something new: the model may correct its arguments again. */
  newTurn(): void {
    this.#corrections.clear();
  }

  /** The caller interrupts: what is cancellable ends, everything else goes on. */
  interrupt(): void {
    for (const run of [...this.#waiting, ...this.#running]) {
      if (run.tool.cancellable) run.stop('cancelled');
    }
  }

  /** The call is over: every tool ends, and no answer comes any more. Idempotent. */
  close(): void {
    this.#closed = true;
    for (const run of [...this.#waiting, ...this.#running]) run.stop('abandoned');
  }

  /** @returns a failure when the schema of a server cannot be used: its author does not end the call */
  #check({ definition }: Tool, json: string): CheckedArguments | (RunEnding & { readonly how: 'failed' }) {
    try {
      return this.#options.checks.of(definition.parameters).read(json);
    } catch (error) {
      return { how: 'failed', error };
    }
  }

  #conclude(report: ToolRunReport, name: string, ending: RunEnding): ToolRunAnswer | undefined {
    const answer = answerToEnding(ending, () => this.#mayCorrect(name));
    report.ended(answer, ending);
    return ending.how === 'abandoned' ? undefined : answer;
  }

  #mayCorrect(name: string): boolean {
    const tries = (this.#corrections.get(name) ?? 0) + 1;
    this.#corrections.set(name, tries);
    return tries <= MAX_CORRECTIONS;
  }

  async #settle(run: OpenRun): Promise<RunEnding> {
    if (this.#running.size < MAX_RUNNING) this.#begin(run);
    else this.#waiting.add(run);
    const ending = await run.ending;
    this.#waiting.delete(run);
    this.#running.delete(run);
    this.#beginNext();
    return ending;
  }

  #begin(run: OpenRun): void {
    this.#running.add(run);
    run.begin(this.#options.facts);
  }

  #beginNext(): void {
    const [next] = this.#waiting;
    if (next === undefined || this.#running.size >= MAX_RUNNING || this.#closed) return;
    this.#waiting.delete(next);
    this.#begin(next);
  }
}

function refused(report: ToolRunReport, answer: ToolRunAnswer): ToolRunAnswer {
  report.ended(answer);
  return answer;
}
