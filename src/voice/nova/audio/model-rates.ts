import type { LineFormat } from '../../../audio/line-format.ts';
import type { SampleRate } from '../../../audio/resampler.ts';

/** The sample rates of one stream, in Hz. */
export interface ModelRates {
  readonly inputHz: SampleRate;
  readonly outputHz: SampleRate;
}

/**
 * The best that the model can make of a line: it hears at 16 kHz and speaks at 24 kHz. What a telephone loses is not
 * worth the work, so there the setting decides.
 * @see https://docs.aws.amazon.com/nova/latest/nova2-userguide/sonic-input-events.html
 */
export function ratesFor({ encoding }: LineFormat, settingHz: SampleRate): ModelRates {
  return encoding === 'mulaw'
    ? { inputHz: settingHz, outputHz: settingHz }
    : { inputHz: 16_000, outputHz: 24_000 };
}
