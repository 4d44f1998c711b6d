import type { Config } from '../config/config.ts';
import type { TextModel } from '../escalation/judgement/text-model.ts';
import type { Logger } from '../logging.ts';
import { Pricing } from '../telemetry/cost.ts';
import type { PriceTable } from '../telemetry/prices.ts';

export interface PricedModels extends Pick<Config, 'openai' | 'nova' | 'cascade'> {
  readonly textModel: TextModel | undefined;
}

/** Creates the prices of the configured models. Logs a warning for each model without a price. */
export function createPricing(
  prices: PriceTable,
  { openai, nova, cascade, textModel }: PricedModels,
  logger: Logger,
): Pricing {
  const pricing = new Pricing(prices, {
    conversation: {
      nova: nova.modelId,
      ...(openai && { openai: openai.model }),
      ...(cascade && { cascade: cascade.modelId }),
    },
    transcription: {
      ...(openai && { openai: openai.transcriptionModel }),
      ...(cascade && { cascade: 'amazon-transcribe-streaming' }),
    },
    speech: cascade ? { cascade: 'amazon-polly' } : {},
    text: textModel ? { [textModel.provider]: textModel.modelId } : {},
  });
  for (const model of pricing.unknown) {
    logger.warn({ model }, 'This model has no price, so its use counts as free. Add it to PRICES_FILE');
  }
  return pricing;
}
