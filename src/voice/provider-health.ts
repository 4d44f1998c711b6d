import type { ProviderError } from '../errors.ts';
import type { VoiceProvider } from './client.ts';

/** How long a refusing provider is left alone before a call tries it again. */
const PAUSE_MS = 30_000;

/**
 * Which providers can be had, as all calls of this process have found. A refusal that no retry will change
 * (key, access, model, credit) closes the provider for a while, so that new callers go to a person at once.
 */
export class ProviderHealth {
  readonly #pausedUntilMs = new Map<VoiceProvider, number>();

  available(provider: VoiceProvider): boolean {
    return performance.now() >= (this.#pausedUntilMs.get(provider) ?? 0);
  }

  failed(provider: VoiceProvider, error: ProviderError): void {
    if (!error.retryable) this.#pausedUntilMs.set(provider, performance.now() + PAUSE_MS);
  }

  succeeded(provider: VoiceProvider): void {
    this.#pausedUntilMs.delete(provider);
  }
}
