import type { ConversationSettings, VoiceCapabilities, VoiceClientBase } from './client.ts';
import type { VoiceProvider } from './provider.ts';

/** One way to reach a speech model: a provider, or a provider in one of its regions. */
export interface VoiceCandidate {
  /** Stable, for breakers and logs: `openai`, `nova/us-east-1`. */
  readonly name: string;
  readonly provider: VoiceProvider;
  readonly capabilities: VoiceCapabilities;
  /** How often this candidate is tried again before the next one is. Default 2. */
  readonly maxRetries?: number;
  /** Makes a client that is not connected yet. */
  open(conversation: ConversationSettings): VoiceClientBase;
}
