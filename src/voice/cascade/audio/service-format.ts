import type { LineFormat } from '../../../audio/line-format.ts';
import type { SampleRate } from '../../../audio/resampler.ts';

export type ServiceEncoding = 'mulaw' | 'pcm';

/** Audio as a service takes or gives it. PCM is 16 bits, little endian. */
export interface ServiceFormat {
  readonly encoding: ServiceEncoding;
  readonly sampleRateHz: SampleRate;
  readonly bytesPerMs: number;
}

const TELEPHONE_MULAW: ServiceFormat = { encoding: 'mulaw', sampleRateHz: 8000, bytesPerMs: 8 };
const TELEPHONE_PCM: ServiceFormat = { encoding: 'pcm', sampleRateHz: 8000, bytesPerMs: 16 };
/** The best that Polly gives, and all that Transcribe can use. */
const WIDEBAND_PCM: ServiceFormat = { encoding: 'pcm', sampleRateHz: 16_000, bytesPerMs: 32 };

/** What the services are asked for on this line. Mu-law exists for telephones only. */
export function serviceFormat({ encoding }: LineFormat, wanted: ServiceEncoding): ServiceFormat {
  if (encoding === 'pcm16') return WIDEBAND_PCM;
  return wanted === 'mulaw' ? TELEPHONE_MULAW : TELEPHONE_PCM;
}
