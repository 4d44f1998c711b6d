import type { Logger } from '../logging.ts';
import type { VoiceCandidate } from './candidate.ts';
import type { OngoingCall } from './client.ts';
import type { VoiceProvider } from './provider.ts';

/** What the client of a call needs beside its conversation. */
export interface VoiceOptions {
  readonly callSid: string;
  readonly live: OngoingCall;
  readonly logger: Logger;
}

/** A way to one model of one provider, for all calls. */
export interface VoiceRoute {
  /**
   * As breakers and logs name it: `openai`, `nova/<region>`, followed by `/<model>` for another model than the
   * configured one. Another model has another breaker, because a model that one profile names wrongly must not close
   * the provider for the other calls.
   */
  readonly name: string;
  readonly provider: VoiceProvider;
  readonly model: string;
  /** A stream of this call will be opened soon: the connection to the model may open meanwhile. */
  prepare?(callSid: string): void;
  /** The way of one call. */
  candidate(options: VoiceOptions): VoiceCandidate;
}

/** The ways to one provider, and what its clients share. */
export interface ProviderRoutes {
  /** The best first; empty when the provider is not configured. @param model undefined: the one in the settings */
  routes(model: string | undefined): readonly VoiceRoute[];
  /** Frees what the clients share. */
  close(): void;
}

/** @param way what breakers call the configured model */
export function routeName(way: string, model: string, configured: string): string {
  return model === configured ? way : `${way}/${model}`;
}
