import type { ProviderError } from '../../errors.ts';
import type { ReportedUsage } from '../../telemetry/cost.ts';
import type { VoiceEvent } from '../../voice/events.ts';
import type { ConversationTurn } from './transcript.ts';
import type { MeasuredTurn } from './turn-clock.ts';

export type ToolCall = Pick<
  Extract<VoiceEvent, { type: 'response.function_call' }>,
  'callId' | 'name' | 'arguments' | 'responseId'
>;

export type StreamRenewal = Pick<
  Extract<VoiceEvent, { type: 'session.renewed' }>,
  'provider' | 'providerSessionId' | 'reason'
>;

/** What the conversation tells the call that owns it. */
export interface ConversationListener {
  /** The caller has said something; a sound without words does not count. */
  onWords(): void;
  /** A turn of the caller, which the transcript already has. The call may be handed off because of it. */
  onCallerTurn(turn: ConversationTurn): void;
  /** The answer to a turn of the caller has begun, and was heard or silenced. */
  onTurnTimes(times: MeasuredTurn): void;
  /** The caller spoke over the assistant, which is silent now. @param heardMs how much was heard of what it was saying */
  onBargeIn(heardMs: number): void;
  onReady(providerSessionId: string): void;
  /** Another stream carries the conversation now. */
  onRenewed(renewal: StreamRenewal): void;
  onToolCall(call: ToolCall): void;
  onUsage(report: ReportedUsage): void;
  /** The provider's filter did not let the model speak: an answer, or a line of the gateway. */
  onRefused(what: 'answer' | 'line'): void;
  /** The model is gone; nothing follows. */
  onLost(error: ProviderError): void;
}
