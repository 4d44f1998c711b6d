import type {
  ConversationSettings,
  VoiceCapabilities,
  VoiceClientBase,
  VoiceProvider,
} from '../../client.ts';

/** One way to have a speech model: a provider, or a provider in one of its regions. */
export interface VoiceCandidate {
  /** Stable, for breakers and logs: `openai`, `nova/us-east-1`. */
  readonly name: string;
  readonly provider: VoiceProvider;
  readonly capabilities: VoiceCapabilities;
  /** How often a stream is tried again before the next candidate is. */
  readonly maxRetries?: number;
  /** A client that is not yet connected. */
  open(conversation: ConversationSettings): VoiceClientBase;
}
