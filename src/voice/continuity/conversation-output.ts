import type { ProviderError } from '../../errors.ts';
import type { VoiceEvent } from '../events.ts';
import type { VoiceStream } from './streams/voice-stream.ts';

/** What the parts of a conversation report to the client that the call holds. */
export interface ConversationOutput {
  /** Something of a stream that the call hears. */
  pass(stream: VoiceStream, event: VoiceEvent): void;
  /** The current stream was accepted. */
  ready(stream: VoiceStream): void;
  /** No candidate is left to try, or no time. */
  failed(error: ProviderError): void;
}
