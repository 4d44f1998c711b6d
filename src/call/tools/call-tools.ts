import { setTimeout as sleep } from 'node:timers/promises';
import { summarise } from '../../escalation/report/summary.ts';
import { tooManyRoundsAnswer } from '../../tools/result/answers.ts';
import type { Tool } from '../../tools/tool.ts';
import type { ToolRunAnswer, ToolRunEnd } from '../../tools/tool-run.ts';
import type { CallParts } from '../call-parts.ts';
import type { ToolRunnerOfCall } from '../context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { ToolCall } from '../conversation/conversation-listener.ts';
import { type ConversationTurn, lastSentence } from '../conversation/transcript.ts';
import { EndCall } from './end-call.ts';
import { FillerLines } from './filler-lines.ts';
import { SET_LANGUAGE } from './language-tool.ts';
import { OpenTools } from './open-tools.ts';
import { BEGIN_SECURE_INPUT, END_SECURE_INPUT, type SecureInput } from './secure-input.ts';
import { setLanguage } from './set-language.ts';
import { ToolAnswers } from './tool-answers.ts';
import { ToolLog } from './tool-log.ts';
import { ToolRounds } from './tool-rounds.ts';
import { CALLBACK_TOOL, END_CALL_TOOL, ESCALATE_TOOL, requestCallback, type ToolAnswer } from './tools.ts';

interface CallToolsParts
  extends Pick<
    CallParts,
    'context' | 'guard' | 'state' | 'record' | 'transcript' | 'language' | 'attempts' | 'handoff' | 'ending'
  > {
  readonly conversation: Conversation;
  readonly secure: SecureInput;
}

/** Names of what the gateway itself does for the model. */
const OWN_TOOLS: ReadonlySet<string> = new Set(
  [ESCALATE_TOOL, CALLBACK_TOOL, END_CALL_TOOL, BEGIN_SECURE_INPUT, END_SECURE_INPUT]
    .map(({ name }) => name)
    .concat(SET_LANGUAGE),
);

/** Before a model that calls tools without end is answered again. */
const SILENT_PAUSE_MS = 2_000;
/** They end the conversation with the model, so it may always call them. */
const EXITS: readonly string[] = [ESCALATE_TOOL.name, END_CALL_TOOL.name];

/**
 * What the model may do besides speaking: the gateway's own tools, and the operator's. Nothing of it is awaited by the
 * conversation. Each tool call is answered once, unless the call is over.
 */
export class CallTools {
  readonly #parts: CallToolsParts;
  readonly #answers: ToolAnswers;
  readonly #filler: FillerLines;
  readonly #log: ToolLog;
  readonly #endCall: EndCall;
  readonly #open: OpenTools;
  readonly #rounds = new ToolRounds();
  /** Calls that were taken. A stream that replaces another may repeat one. */
  readonly #taken = new Set<string>();
  /** Operator's tools that run, and the responses that called them. */
  readonly #running = new Map<string, string>();
  /** Results of the gateway's own tools that are on their way. */
  #ownAnswers = 0;
  #runner: ToolRunnerOfCall | undefined;
  #startedAtMs = 0;
  /** Whether the caller was offered a person because the model only calls tools. */
  #isOffered = false;

  constructor(parts: CallToolsParts) {
    this.#parts = parts;
    const { language, conversation } = parts;
    const open = new OpenTools(parts.record);
    this.#open = open;
    this.#answers = new ToolAnswers({ ...parts, onGiven: (callId) => open.answered(callId) });
    this.#log = new ToolLog(parts);
    this.#endCall = new EndCall({ ...parts, answers: this.#answers });
    this.#filler = new FillerLines({
      ...parts,
      floor: conversation.floor,
      speak: (text) => conversation.lines.fill(text),
      language: () => language.current,
      lines: () => language.lines,
    });
  }

  /** Whether a tool of the operator runs, so that the caller waits for an answer. */
  get busy(): boolean {
    return this.#running.size > 0;
  }

  /** Whether anything that the model asked for is under way, be it a tool of the operator or the gateway's own. */
  get working(): boolean {
    return this.busy || this.#endCall.running || this.#ownAnswers > 0;
  }

  /** Whether the model calls tools again and again, and the caller hears nothing of it. */
  get exhausted(): boolean {
    return this.#rounds.exhausted;
  }

  take(call: ToolCall): void {
    const isNew = !this.#taken.has(call.callId);
    this.#taken.add(call.callId);
    const verdict = this.#rounds.take(call.responseId, this.#parts.conversation.spokenAnswer);
    if (verdict !== 'run' && !EXITS.includes(call.name)) this.#refuse(call, isNew, verdict);
    else if (!OWN_TOOLS.has(call.name)) this.#run(call, isNew);
    else if (isNew) this.#takeOwn(call);
  }

  /** The caller has talked over the assistant: tools that need not go on end. */
  interrupt(): void {
    this.#runner?.interrupt();
  }

  /** The caller has said something. Said while a tool runs, it is an interruption too. */
  callerSays({ startedAtMs }: ConversationTurn): void {
    this.#runner?.newTurn();
    this.#rounds.newTurn();
    this.#isOffered = false;
    if (startedAtMs > this.#startedAtMs) this.#runner?.interrupt();
  }

  /** The call is over. Idempotent. */
  stop(): void {
    this.#runner?.close();
    this.#filler.stop();
    this.#answers.stop();
  }

  #takeOwn(call: ToolCall): void {
    const { callId, name, arguments: json } = call;
    const { handoff, transcript, secure } = this.#parts;
    const secureAnswer = secure.answer(name);
    if (secureAnswer) {
      this.#answer(callId, secureAnswer);
    } else if (name === ESCALATE_TOOL.name) {
      const sentence = transcript.lastSentence;
      handoff.begin({ reason: 'model_tool', sentence, decidedBy: 'model_tool', callId });
    } else if (name === CALLBACK_TOOL.name) {
      this.#answer(callId, this.#requestCallback(json));
    } else if (name === END_CALL_TOOL.name) {
      this.#endCall.begin(call);
    } else if (name === SET_LANGUAGE) {
      this.#answer(callId, setLanguage(json, this.#parts));
    }
  }

  /** The model calls tools without end. The caller hears about it from the model or, in the end, from the gateway. */
  #refuse(call: ToolCall, isNew: boolean, verdict: 'refuse' | 'silence'): void {
    const { state, conversation, language, guard } = this.#parts;
    const isSpoken = verdict === 'refuse';
    const answer = OWN_TOOLS.has(call.name)
      ? isNew && tooManyRoundsAnswer(isSpoken)
      : this.#runnerOfCall.refuse(call, isSpoken);
    if (answer) void guard.start(() => this.#giveRefusal(call.callId, answer));
    if (isSpoken || this.#isOffered || state.phase !== 'conversing') return;
    this.#isOffered = true;
    conversation.lines.speakNext(language.lines.offer);
  }

  /** Nova goes on after every result. The pause keeps it from calling many times a second, and leaves time for a line. */
  async #giveRefusal(callId: string, { value, spoken }: ToolRunAnswer): Promise<void> {
    if (!spoken) await sleep(SILENT_PAUSE_MS, undefined, { ref: false });
    this.#answers.give(callId, value, !spoken);
  }

  get #runnerOfCall(): ToolRunnerOfCall {
    const { context, language } = this.#parts;
    this.#runner ??= context.createToolRunner({
      language: () => language.current,
      listener: {
        toolStarted: ({ callId, tool }) => this.#onStart(callId, tool),
        toolEnded: (end) => this.#onEnd(end),
      },
    });
    return this.#runner;
  }

  #onStart(callId: string, { definition, filler }: Pick<Tool, 'definition' | 'filler'>): void {
    this.#open.started(callId, definition.name);
    this.#log.began(definition.name);
    this.#filler.begin(callId, filler, this.#isAnnounced(callId), this.#rounds.count > 1);
  }

  /** @param isNew false for a call that is repeated: the runner counts it, and does nothing */
  #run(call: ToolCall, isNew: boolean): void {
    const { guard } = this.#parts;
    const runner = this.#runnerOfCall;
    if (isNew) this.#running.set(call.callId, call.responseId);
    this.#startedAtMs = Date.now();
    void guard.start(async () => {
      const answer = await runner.run(call);
      if (answer) this.#answers.give(call.callId, answer.value, !answer.spoken);
    });
  }

  #onEnd(end: ToolRunEnd): void {
    this.#running.delete(end.callId);
    this.#filler.end(end.callId);
    this.#log.ended(end);
  }

  #isAnnounced(callId: string): boolean {
    const responseId = this.#running.get(callId);
    return responseId !== undefined && this.#parts.conversation.hasSpoken(responseId);
  }

  #answer(callId: string, result: Promise<unknown>): void {
    const { guard, conversation } = this.#parts;
    this.#ownAnswers += 1;
    void guard.start(async () => {
      try {
        conversation.answerTool(callId, await result);
      } finally {
        this.#ownAnswers -= 1;
      }
    });
  }

  async #requestCallback(argumentsJson: string): Promise<ToolAnswer> {
    const { context, state, handoff, language, record } = this.#parts;
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
    const isPromised = answer.status === 'requested';
    this.#log.answered(CALLBACK_TOOL.name, answer.status, isPromised);
    if (isPromised) record.quality.callbackPromised();
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
