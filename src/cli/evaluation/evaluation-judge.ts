import { loadEnvFile } from '../../config/env-file.ts';
import { hideSdkNotice } from '../../config/node-version.ts';
import { readTextModelSettings } from '../../config/text-model.ts';
import { TextJudge } from '../../escalation/judgement/judge.ts';
import { createTextModel } from '../../escalation/judgement/text-models.ts';
import type { TurnJudge } from '../../escalation/turn-judge.ts';
import { createLogger } from '../../logging.ts';
import { Pricing, type ReportedUsage } from '../../telemetry/cost.ts';
import { Metrics } from '../../telemetry/metrics.ts';
import { shippedPrices } from '../../telemetry/prices.ts';
import type { TranscriptRow } from './evaluation-rows.ts';
import { type JudgedRows, judgeRows } from './judged-rows.ts';

/** Questions between two lines of progress. */
const PROGRESS_EVERY = 50;

/**
 * Asks the configured text model about rows. Prints progress, failures and the price on standard error.
 * @throws ConfigError when no model is configured
 * @throws Error when the model does not answer
 */
export async function askTextModel(
  rows: readonly TranscriptRow[],
  turnJudge: TurnJudge,
): Promise<JudgedRows> {
  loadEnvFile();
  hideSdkNotice();
  const settings = readTextModelSettings(process.env);
  const model = createTextModel(settings);
  if (!model) throw new Error('No text model is configured');
  const causes = new Map<string, number>();
  const judge = new TextJudge({
    model,
    mode: settings.escalation.judge,
    metrics: new Metrics(),
    logger: createLogger('warn', { write: (line) => countCause(line, causes) }),
  });
  const bill = new Bill(model.provider, model.modelId);
  const asking = {
    mode: judge.mode,
    judge: (turns: Parameters<TextJudge['judge']>[0]) =>
      judge.judge(turns, (_provider, report) => bill.add(report)),
  };
  try {
    const judged = await judgeRows(rows, { judge: asking, turnJudge }, (done, all) => {
      if (done % PROGRESS_EVERY === 0 || done === all) tell(`${done} of ${all} turns judged`);
    });
    const { asked, unclear, failed } = judged;
    tell(
      `${model.modelId}: ${asked} asked, ${unclear} unclear, ${failed} without an answer in time. ${bill.describe()}`,
    );
    return judged;
  } finally {
    for (const [cause, count] of causes) tell(`${cause}: ${count} times`);
    judge.close();
  }
}

/** What the questions cost, where the shipped prices name the model. */
class Bill {
  readonly #provider: string;
  readonly #pricing: Pricing;
  #tokens = 0;
  #usd = 0;

  constructor(provider: string, modelId: string) {
    this.#provider = provider;
    this.#pricing = new Pricing(shippedPrices(), {
      conversation: {},
      transcription: {},
      text: { [provider]: modelId },
    });
  }

  add(report: ReportedUsage): void {
    if (report.kind === 'text') this.#tokens += report.usage.inputTokens + report.usage.outputTokens;
    this.#usd += this.#pricing.usdOf(this.#provider, report);
  }

  describe(): string {
    const price = this.#pricing.unknown.length > 0 ? 'price unknown' : `US$ ${this.#usd.toFixed(4)}`;
    return `${this.#tokens} tokens, ${price}`;
  }
}

function countCause(line: string, causes: Map<string, number>): void {
  const { cause } = JSON.parse(line);
  causes.set(String(cause), (causes.get(String(cause)) ?? 0) + 1);
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
