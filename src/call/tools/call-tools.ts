import { summarise } from '../../escalation/report/summary.ts';
import type { CallParts } from '../call-parts.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { ToolCall } from '../conversation/conversation-listener.ts';
import { lastSentence } from '../conversation/transcript.ts';
import { SET_LANGUAGE } from './language-tool.ts';
import type { SecureInput } from './secure-input.ts';
import { setLanguage } from './set-language.ts';
import { CALLBACK_TOOL, ESCALATE_TOOL, requestCallback, type ToolAnswer } from './tools.ts';

interface CallToolsParts
  extends Pick<
    CallParts,
    'context' | 'guard' | 'state' | 'record' | 'transcript' | 'language' | 'attempts' | 'handoff'
  > {
  readonly conversation: Pick<Conversation, 'answerTool'>;
  readonly secure: SecureInput;
}

/** What the model may do besides speaking. Each of its tool calls is answered, unless the call is over. */
export class CallTools {
  readonly #parts: CallToolsParts;

  constructor(parts: CallToolsParts) {
    this.#parts = parts;
  }

  take({ callId, name, arguments: json }: ToolCall): void {
    const { handoff, transcript, secure, conversation } = this.#parts;
    const secureAnswer = secure.answer(name);
    if (secureAnswer) {
      this.#answer(callId, secureAnswer);
    } else if (name === ESCALATE_TOOL.name) {
      const sentence = transcript.lastSentence;
      handoff.begin({ reason: 'model_tool', sentence, decidedBy: 'model_tool', callId });
    } else if (name === CALLBACK_TOOL.name) {
      this.#answer(callId, this.#requestCallback(json));
    } else if (name === SET_LANGUAGE) {
      this.#answer(callId, setLanguage(json, this.#parts));
    } else {
      conversation.answerTool(callId, { error: `There is no tool named ${name}.` });
    }
  }

  #answer(callId: string, result: Promise<unknown>): void {
    const { guard, conversation } = this.#parts;
    void guard.start(async () => conversation.answerTool(callId, await result));
  }

  async #requestCallback(argumentsJson: string): Promise<ToolAnswer> {
    const { context, state, handoff, attempts, language, record } = this.#parts;
    // The caller is on the way to a person, and would be called as well.
    if (state.phase === 'handing_off') return ON_THE_WAY;
    handoff.callbackChosen();
    const answer = await requestCallback(argumentsJson, {
      sessionId: context.callSid,
      caller: context.caller,
      dialed: context.dialed,
      request: context.requestCallback,
      summary: () => this.#summary(),
      language: () => language.current,
    });
    attempts.toolUsed(CALLBACK_TOOL.name, answer.status);
    if (answer.status === 'requested') record.quality.callbackPromised();
    return answer;
  }

  #summary(): string {
    const { record, transcript } = this.#parts;
    const turns = record.masked(transcript.turns);
    return summarise(turns, { reason: 'callback', sentence: lastSentence(turns) });
  }
}

const ON_THE_WAY: ToolAnswer = {
  status: 'not_requested',
  tell_the_caller: 'A person is being reached. Offer the call-back again if that fails.',
};
