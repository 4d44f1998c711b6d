import type { Config } from '../../config/config.ts';
import { buildJudgement } from '../../escalation/judgement/prompts.ts';
import { createTextModel } from '../../escalation/judgement/text-models.ts';
import { parseVerdict } from '../../escalation/judgement/verdict.ts';
import { type Check, type Finding, fault, note, ok } from './finding.ts';

/** Milliseconds for which a call waits for a verdict. */
const CALL_MS = 1500;
const QUESTION = buildJudgement([
  { role: 'assistant', text: 'How can I help you today?' },
  { role: 'caller', text: 'What time do you open tomorrow?' },
]);
const NAMES = { bedrock: 'ESCALATION_MODEL_ID', openai: 'ESCALATION_OPENAI_MODEL' } as const;
const RIGHTS = {
  bedrock:
    'Enable access to the model in the first region of NOVA_REGION, and allow bedrock:InvokeModel on it in the IAM policy.',
  openai: 'Give the project of OPENAI_API_KEY access to the model.',
} as const;

/** One check if a text model is configured: it judges a caller turn, as in a call. */
export function textModelChecks(config: Config): readonly Check[] {
  const { modelId, openaiModel } = config.escalation;
  if (modelId === undefined && openaiModel === undefined) return [];
  const onTimeout = 'Check the network path, or choose a smaller model. Calls wait 1.5 s for a verdict.';
  return [{ name: 'Text model', onTimeout, run: async (signal) => [await judge(config, signal)] }];
}

async function judge(config: Config, signal: AbortSignal): Promise<Finding> {
  const model = createTextModel(config);
  if (!model) return note('not used');
  const { modelId, provider } = model;
  try {
    // The first request also finds the request format of the model and opens the connection.
    await model.ask(QUESTION, signal);
    const startedMs = performance.now();
    const { text } = await model.ask(QUESTION, signal);
    const tookMs = Math.round(performance.now() - startedMs);
    const change = `Choose another model in ${NAMES[provider]}.`;
    if (parseVerdict(text ?? '') === undefined) return fault(`${modelId} gives no verdict`, change);
    if (tookMs > CALL_MS) return note(`${modelId} took ${tookMs} ms; calls wait ${CALL_MS} ms`, change);
    return ok(`${modelId} judged a caller turn in ${tookMs} ms`);
  } catch (error) {
    // Only the name, because the vendor's message may quote a key.
    const name = error instanceof Error ? error.constructor.name : typeof error;
    return fault(`${modelId} did not answer (${name})`, `Correct ${NAMES[provider]}. ${RIGHTS[provider]}`);
  } finally {
    model.close();
  }
}
