import type { LiveSettings } from '../../../config/config.ts';
import type { Guard } from '../../../guard.ts';
import { type ConversationSettings, toolsFor } from '../../client.ts';
import type { DelegateUsage, VoiceEvent } from '../../events.ts';
import type { LiveClientContext, LiveTiming } from '../client-options.ts';
import type { AppendRequest } from '../session/appends.ts';
import { delegateInstructions } from '../wire/client-events.ts';
import type { DelegateCall } from '../wire/events.ts';
import { ClientDelegation } from './client-delegation.ts';
import type { Delegation, DelegationResult } from './delegation.ts';
import { ResponsesDelegation } from './responses-delegation.ts';
import type { Talk } from './talk.ts';

interface DelegationOf {
  readonly settings: LiveSettings;
  readonly conversation: ConversationSettings;
  readonly context: LiveClientContext;
  readonly guard: Guard;
  readonly timing: Pick<LiveTiming, 'stepMs'>;
  readonly talk: Talk;
  readonly caller: { readonly text: string; toolCalled(): void };
  readonly send: (message: string) => void;
  readonly nextEventId: (kind: string) => string;
  readonly append: (request: Omit<AppendRequest, 'eventId'>) => string;
  /** The voice has a result, and speaks about it. */
  readonly onAnswered: () => void;
  readonly emit: (event: VoiceEvent) => void;
}

/** Who works for the voice of one session, as the settings say. */
export function delegationFor(parts: DelegationOf): Delegation {
  const { settings, conversation, context, caller, emit } = parts;
  const { logger, metrics, delegate } = context;
  const told = {
    logger,
    onCall: (taskId: string, call: DelegateCall) => {
      // What the tool is for must be on record before it runs: words that come later would interrupt it.
      caller.toolCalled();
      emit({ type: 'response.function_call', responseId: taskId, ...call });
    },
    onWork: () => emit({ type: 'response.working' }),
    onUsage: (usage: DelegateUsage) => emit({ type: 'usage.text', usage }),
    onResult: (result: DelegationResult) => metrics.delegations.inc({ result }),
  };
  if (settings.delegation === 'responses') return new ResponsesDelegation({ ...parts, ...told });
  return new ClientDelegation({
    ...parts,
    ...told,
    model: delegate,
    stepMs: parts.timing.stepMs,
    instructions: delegateInstructions(conversation.instructions),
    tools: toolsFor('openai-live', conversation.tools),
  });
}
