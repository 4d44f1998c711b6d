import { summarise } from '../../escalation/report/summary.ts';
import type { Guard } from '../../guard.ts';
import type { CallContext } from '../context.ts';
import type { ToolCall } from '../conversation/conversation.ts';
import type { ConversationTurn } from '../conversation/transcript.ts';
import type { AttemptLog } from '../handoff/attempt-log.ts';
import type { CallHandoff } from '../handoff/call-handoff.ts';
import type { CallState } from '../phase.ts';
import { CALLBACK_TOOL, ESCALATE_TOOL, requestCallback, type ToolAnswer } from './tools.ts';

interface CallToolsParts {
  readonly context: CallContext;
  readonly state: CallState;
  readonly handoff: CallHandoff;
  readonly attempts: AttemptLog;
  readonly turns: () => readonly ConversationTurn[];
  /** The turns as they may be told to anybody but the model. */
  readonly masked: () => readonly ConversationTurn[];
  readonly language: () => string;
  readonly answer: (callId: string, result: unknown) => void;
  readonly guard: Pick<Guard, 'start'>;
}

/** What the model may do besides speaking: each of its calls is answered, unless the call is over. */
export class CallTools {
  readonly #parts: CallToolsParts;

  constructor(parts: CallToolsParts) {
    this.#parts = parts;
  }

  take({ callId, name, arguments: json }: ToolCall): void {
    const { guard, handoff, answer } = this.#parts;
    if (name === ESCALATE_TOOL.name) {
      const sentence = lastSentence(this.#parts.turns());
      handoff.begin({ reason: 'model_tool', sentence, decidedBy: 'model_tool', callId });
    } else if (name === CALLBACK_TOOL.name) {
      void guard.start(async () => answer(callId, await this.#requestCallback(json)));
    } else {
      answer(callId, { error: `There is no tool named ${name}.` });
    }
  }

  async #requestCallback(argumentsJson: string): Promise<ToolAnswer> {
    const { context, state, handoff, attempts, masked, language } = this.#parts;
    // The caller is on the way to a person, and would be called as well.
    if (state.phase === 'handing_off') return ON_THE_WAY;
    handoff.callbackChosen();
    const answer = await requestCallback(argumentsJson, {
      sessionId: context.callSid,
      caller: context.caller,
      dialed: context.dialed,
      request: context.requestCallback,
      summary: () => {
        const turns = masked();
        return summarise(turns, { reason: 'callback', sentence: lastSentence(turns) });
      },
      language,
    });
    attempts.toolUsed(CALLBACK_TOOL.name, answer.status);
    return answer;
  }
}

const ON_THE_WAY: ToolAnswer = {
  status: 'not_requested',
  tell_the_caller: 'A person is being got. Offer the call-back again should that fail.',
};

/** What the caller said last, verbatim; empty before the first word. */
export function lastSentence(turns: readonly ConversationTurn[]): string {
  return turns.findLast(({ role }) => role === 'caller')?.text ?? '';
}
