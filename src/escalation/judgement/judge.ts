import { withDeadline } from '../../async/deadline.ts';
import type { Logger } from '../../logging.ts';
import type { ReportedUsage } from '../../telemetry/cost.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { SummaryTrigger, SummaryTurn } from '../report/summary.ts';
import { buildJudgement, buildSummary } from './prompts.ts';
import type { TextAnswer, TextModel, TextTask } from './text-model.ts';
import { type JudgeVerdict, parseVerdict } from './verdict.ts';

/** Which caller turns are judged: `all` of three words or more, or only those that rules and classifier doubt. */
export type JudgeMode = 'all' | 'doubtful';

export interface TextJudgeOptions {
  /** Owned by the judge; `close` closes it. */
  readonly model: TextModel;
  readonly mode: JudgeMode;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** Milliseconds for a judgement. Default 1500. */
  readonly deadlineMs?: number;
  /** Milliseconds for a summary. Default 1200. */
  readonly summaryDeadlineMs?: number;
}

/** `unclear`: the answer is not a verdict. `failed`: no answer came in time. */
export type Judgement = JudgeVerdict | 'unclear' | 'failed';

/** Called with the tokens that a request has used. */
export type OnTextUsage = (provider: string, report: ReportedUsage) => void;

/** Longest summary, in characters; the summary that is made without a model has the same limit. */
const MAX_SUMMARY_CHARACTERS = 1000;

/**
 * Asks a text model about caller turns, and for the summary of a hand-off. All calls share it. No audio waits for it,
 * and a call continues unchanged when it fails. No method rejects.
 */
export class TextJudge {
  readonly mode: JudgeMode;
  readonly #options: TextJudgeOptions;

  constructor(options: TextJudgeOptions) {
    this.#options = options;
    this.mode = options.mode;
  }

  /** Judges the caller's last turn. `JudgeWatch` counts the result in the metrics. */
  async judge(turns: readonly SummaryTurn[], onUsage?: OnTextUsage): Promise<Judgement> {
    const answer = await this.#ask('judge', buildJudgement(turns), onUsage);
    return answer ? (parseVerdict(answer.text ?? '') ?? 'unclear') : 'failed';
  }

  /** @returns undefined when none came in time; the summary that is made without a model replaces it */
  async summarise(
    turns: readonly SummaryTurn[],
    trigger: SummaryTrigger,
    onUsage?: OnTextUsage,
  ): Promise<string | undefined> {
    const answer = await this.#ask('summary', buildSummary(turns, trigger), onUsage);
    const result = !answer ? 'failed' : answer.text === undefined ? 'unclear' : 'answered';
    this.#options.metrics.textModelRequests.inc({ task: 'summary', result });
    return answer?.text?.slice(0, MAX_SUMMARY_CHARACTERS);
  }

  close(): void {
    this.#options.model.close();
  }

  async #ask(
    task: 'judge' | 'summary',
    request: TextTask,
    onUsage?: OnTextUsage,
  ): Promise<TextAnswer | undefined> {
    const { model, logger, metrics, deadlineMs = 1500, summaryDeadlineMs = 1200 } = this.#options;
    const limitMs = task === 'judge' ? deadlineMs : summaryDeadlineMs;
    const startedMs = performance.now();
    try {
      const answer = await withDeadline((signal) => model.ask(request, signal), { limitMs, onLate });
      onUsage?.(model.provider, { kind: 'text', usage: answer.usage });
      return answer;
    } catch (error) {
      logger.warn({ task, cause: nameOf(error) }, 'The text model gave no answer');
      return undefined;
    } finally {
      metrics.textModelLatency.observe({ task }, (performance.now() - startedMs) / 1000);
    }
  }
}

/** Only the name, because the SDKs' messages quote the request. OpenAI's errors carry it in their class. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return error.name === 'Error' ? error.constructor.name : error.name;
}

function onLate(): never {
  throw new DOMException('The text model took too long', 'TimeoutError');
}
