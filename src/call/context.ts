import type { EscalationDetector } from '../escalation/detector.ts';
import type { Logger } from '../logging.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { LiveConversation } from '../voice/candidate.ts';
import type { ConversationSettings, VoiceClientBase } from '../voice/client.ts';
import type { Assistant } from './assistant.ts';
import type { EndedCall } from './registry.ts';

/** Everything a call needs from the process around it. */
export interface CallContext {
  /** Carries callSid and streamSid. */
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly assistant: Assistant;
  readonly limits: { readonly idleCallSeconds: number; readonly maxCallSeconds: number };
  /** E.164 number hand-offs are dialled to. */
  readonly connectNumber: string | undefined;
  createVoice(conversation: ConversationSettings, live: LiveConversation, logger: Logger): VoiceClientBase;
  createDetector(): EscalationDetector;
  /** Called once, when nothing follows. */
  onEnded(call: EndedCall): void;
}
