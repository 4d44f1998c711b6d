import type {
  ConversationSettings,
  HistoryMessage,
  VoiceCapabilities,
  VoiceClientBase,
  VoiceProvider,
} from '../client.ts';

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

/** What the client of a conversation may ask about the call while it goes on. */
export interface LiveConversation {
  /** What was heard until now, the words being spoken included as far as they were heard; oldest first. */
  history(): HistoryMessage[];
  /** Whether the caller hears nothing from the assistant right now. */
  silent(): boolean;
}
