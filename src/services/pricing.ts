import type { Config } from '../config/config.ts';
import type { TextModel } from '../escalation/judgement/text-model.ts';
import type { Logger } from '../logging.ts';
import { Pricing } from '../telemetry/cost.ts';
import type { PriceTable } from '../telemetry/prices.ts';

export interface PricedModels extends Pick<Config, 'openai' | 'nova'> {
  readonly textModel: TextModel | undefined;
}

/** What the configured models cost. The log names those that have no price. */
export function createPricing(
  prices: PriceTable,
  { openai, nova, textModel }: PricedModels,
  logger: Logger,
): Pricing {
  const pricing = new Pricing(prices, {
    conversation: { nova: nova.modelId, ...(openai && { openai: openai.model }) },
    transcription: openai ? { openai: openai.transcriptionModel } : {},
    text: textModel ? { [textModel.provider]: textModel.modelId } : {},
  });
  for (const model of pricing.unknown) {
    logger.warn(
      { model },
      'No price is known for this model: its use counts as free. Name it in PRICES_FILE',
    );
  }
  return pricing;
}
