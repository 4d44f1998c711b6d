import type { Config } from '../config/config.ts';
import type { TextModel } from '../escalation/judgement/text-model.ts';
import type { Logger } from '../logging.ts';
import { Pricing } from '../telemetry/cost.ts';
import type { PriceTable } from '../telemetry/prices.ts';

export interface PricedModels
  extends Pick<Config, 'openai' | 'openaiLive' | 'nova' | 'cascade' | 'voiceOrder'> {
  readonly textModel: TextModel | undefined;
}

/** Creates the prices of the configured models. Logs a warning for each model without a price. */
export function createPricing(
  prices: PriceTable,
  { openai, openaiLive, nova, cascade, voiceOrder, textModel }: PricedModels,
  logger: Logger,
): Pricing {
  const live = voiceOrder.includes('openai-live') ? openaiLive : undefined;
  const pricing = new Pricing(prices, {
    conversation: {
      nova: nova.modelId,
      ...(openai && { openai: openai.model }),
      ...(live && { 'openai-live': live.model }),
      ...(cascade && { cascade: cascade.modelId }),
    },
    transcription: {
      ...(openai && { openai: openai.transcriptionModel }),
      ...(cascade && { cascade: 'amazon-transcribe-streaming' }),
    },
    speech: cascade ? { cascade: 'amazon-polly' } : {},
    text: {
      ...(textModel && { [textModel.provider]: textModel.modelId }),
      // The model that works for the voice.
      ...(live && { 'openai-live': live.delegateModel }),
    },
  });
  for (const model of pricing.unknown) {
    logger.warn({ model }, 'This model has no price, so its use counts as free. Add it to PRICES_FILE');
  }
  return pricing;
}
