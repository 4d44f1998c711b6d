import {
  BedrockRuntimeClient,
  type BedrockRuntimeClientConfig,
  ConverseCommand,
} from '@aws-sdk/client-bedrock-runtime';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import {
  buildJudgement,
  buildSummary,
  parseJudgement,
  readAnswer,
  type TextTask,
} from './opinion-messages.ts';
import type { SummaryTrigger, SummaryTurn } from './summary.ts';

export interface SecondOpinionOptions {
  /** Owned by the second opinion; `close` destroys it. */
  readonly client: BedrockRuntimeClient;
  /** ESCALATION_MODEL_ID: a Bedrock text model or inference profile. */
  readonly modelId: string;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** Milliseconds for a judgement. Default 1500. */
  readonly deadlineMs?: number;
  /** Milliseconds for a summary. Default 1200. */
  readonly summaryDeadlineMs?: number;
}

/** One try: there is no time for a second one. Credentials and endpoint come from the SDK's own chain. */
export function createTextModelClient(
  settings: Pick<BedrockRuntimeClientConfig, 'endpoint' | 'credentials'> & {
    readonly region: string | undefined;
  },
): BedrockRuntimeClient {
  const { region, ...rest } = settings;
  return new BedrockRuntimeClient({ ...rest, ...(region !== undefined && { region }), maxAttempts: 1 });
}

/**
 * A text model beside the voice: asked about turns that the rules are in doubt of, and for the summary of a
 * hand-off. It is off the audio path, and its failure changes nothing. No method rejects.
 */
export class SecondOpinion {
  readonly #options: SecondOpinionOptions;

  constructor(options: SecondOpinionOptions) {
    this.#options = options;
  }

  /**
   * Whether the caller, by the last turn, wants a person.
   * @returns undefined when the model did not say so in time
   */
  async judge(turns: readonly SummaryTurn[]): Promise<'escalate' | 'continue' | undefined> {
    const text = await this.#ask('judge', buildJudgement(turns), this.#options.deadlineMs ?? 1500);
    const judgement = text === undefined ? undefined : parseJudgement(text);
    if (text !== undefined) this.#count('judge', judgement ?? 'unclear');
    return judgement;
  }

  /** @returns undefined when there was none in time: the structured summary serves as well */
  async summarise(turns: readonly SummaryTurn[], trigger: SummaryTrigger): Promise<string | undefined> {
    const task = buildSummary(turns, trigger);
    const text = await this.#ask('summary', task, this.#options.summaryDeadlineMs ?? 1200);
    if (text !== undefined) this.#count('summary', 'answered');
    return text;
  }

  close(): void {
    this.#options.client.destroy();
  }

  async #ask(task: string, { system, prompt, maxTokens }: TextTask, deadlineMs: number) {
    const { client, modelId, logger } = this.#options;
    const command = new ConverseCommand({
      modelId,
      system: [{ text: system }],
      messages: [{ role: 'user', content: [{ text: prompt }] }],
      inferenceConfig: { maxTokens, temperature: 0 },
    });
    try {
      const answer = readAnswer(
        await inTime(deadlineMs, (abortSignal) => client.send(command, { abortSignal })),
      );
      if (answer === undefined) this.#count(task, 'unclear');
      return answer;
    } catch (error) {
      this.#count(task, 'failed');
      // The name only: the SDK's errors quote the request.
      const cause = error instanceof Error ? error.name : typeof error;
      logger.warn({ task, cause }, 'The text model gave no answer');
      return undefined;
    }
  }

  #count(task: string, result: string): void {
    this.#options.metrics.textModelRequests.inc({ task, result });
  }
}

/** The SDK does not heed the signal while it looks for credentials, so the deadline is kept here as well. */
async function inTime<T>(deadlineMs: number, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      late.abort();
      reject(new DOMException('The text model took too long', 'TimeoutError'));
    }, deadlineMs).unref();
  });
  try {
    return await Promise.race([ask(late.signal), deadline]);
  } finally {
    clearTimeout(timer);
  }
}
