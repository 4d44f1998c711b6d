import type { ProviderError } from '../errors.ts';
import { answerStages, answerTotalMs } from '../media/answer-stages.ts';
import type { AnswerTimes } from '../media/call-observer.ts';
import type { HeardAudio } from '../media/heard-audio.ts';
import type { ReportedUsage } from '../telemetry/cost.ts';
import type { VoiceClientBase } from '../voice/client.ts';
import type { CallParts } from './call-parts.ts';
import { Conversation } from './conversation/conversation.ts';
import type { ConversationListener, StreamRenewal, ToolCall } from './conversation/conversation-listener.ts';
import type { ConversationTurn } from './conversation/transcript.ts';
import type { MeasuredTurn } from './conversation/turn-clock.ts';
import { EscalationPath } from './escalation-path.ts';
import { Farewell } from './farewell.ts';
import type { CallOpening } from './opening.ts';
import { LAST_WRITES_MS } from './record/call-record.ts';
import type { CallStage } from './stage.ts';
import { CallTools } from './tools/call-tools.ts';
import { SecureInput } from './tools/secure-input.ts';

/** A call that has its model: a conversation with one exit to a person. */
export class CallSession implements CallStage, ConversationListener {
  readonly #parts: CallParts;
  readonly #voice: VoiceClientBase;
  readonly #opening: CallOpening;
  readonly #conversation: Conversation;
  readonly #secure: SecureInput;
  readonly #escalation: EscalationPath;
  readonly #tools: CallTools;
  readonly #farewell: Farewell;
  /** The provider that carries the conversation; empty before the first one does. */
  #carrier = '';

  constructor(parts: CallParts, voice: VoiceClientBase, opening: CallOpening) {
    this.#parts = parts;
    this.#voice = voice;
    this.#opening = opening;
    const { context, media, transcript, state, guard, drops } = parts;
    const { metrics, logger } = context;
    const conversation = new Conversation({
      media,
      voice,
      transcript,
      state,
      metrics,
      logger,
      guard,
      drops,
      observer: context.observer,
      holdLineBargeIn: context.assistant.holdLineBargeIn,
      floorRules: context.floorRules,
      listener: this,
    });
    this.#conversation = conversation;
    parts.handoff.talkWith(conversation);
    this.#secure = this.#createSecureInput();
    this.#escalation = new EscalationPath({ ...parts, conversation });
    this.#tools = new CallTools({ ...parts, conversation, secure: this.#secure });
    this.#farewell = new Farewell({
      ...parts,
      conversation,
      waits: () => this.#tools.busy,
      exhausted: () => this.#tools.exhausted,
    });
    parts.steering.talkWith({
      conversation,
      isSecure: () => this.#secure.on,
      sayGoodbye: () => this.#farewell.endForSupervisor(),
    });
  }

  get provider(): string {
    return this.#voice.provider;
  }

  /** A caller who types is silent, but would notice. */
  get settled(): boolean {
    return this.#isTalking && !this.#secure.on && !this.#tools.working && this.#conversation.settled;
  }

  get callerSilentMs(): number {
    return this.#conversation.floor.callerSilentMs;
  }

  /** Opens the model's session and has it speak first, if there is something to say. */
  open(): void {
    const { line, bargeIn } = this.#opening;
    this.#conversation.open(line, bargeIn);
    // Only now: the provider is chosen at the opening.
    const { provider, capabilities } = this.#voice;
    this.#parts.context.logger.info({ provider }, `Using ${capabilities.displayName} voice provider`);
  }

  onAudio(payload: string): void {
    this.#conversation.onAudio(this.#secure.filter(payload));
  }

  onDtmf(digit: string): void {
    this.#farewell.callerIsThere();
    const isSecret = this.#secure.takeKey(digit);
    // A caller who speaks with a supervisor has a person already.
    if (!isSecret && !this.#parts.state.isTakenOver) this.#escalation.callerPresses(digit);
  }

  onText(text: string): void {
    this.#farewell.callerIsThere();
    this.#conversation.callerWrites(text);
  }

  onItemHeard(item: HeardAudio): void {
    this.#conversation.onItemHeard(item);
    this.#parts.handoff.assistantHeard();
    this.onCost();
  }

  onPlayback(): void {
    this.#conversation.onPlayback();
  }

  onStreamEnd(): void {
    this.#conversation.interrupt();
  }

  onPlaybackEnd(): void {
    this.#conversation.playbackEnds();
  }

  onMove(): void {
    if (this.#conversation.floor.busy) this.#conversation.interrupt();
  }

  /**
   * A call that has cost enough goes to a person once the answer was heard: Twilio says so and dials, which costs
   * no more of the model. The caller does not come back to the assistant afterwards. Without a number to dial the
   * call would be cut, so it goes on.
   */
  onCost(): void {
    const { budget, context, rescue } = this.#parts;
    const isQuiet = this.#isTalking && !this.#conversation.floor.busy && !this.#secure.on;
    if (budget.spent && isQuiet && context.connectNumber !== undefined) rescue.toPerson('budget');
  }

  stop(): void {
    this.#farewell.stop();
    this.#secure.stop();
    this.#tools.stop();
  }

  close(): Promise<void> {
    return this.#conversation.close();
  }

  onWords(): void {
    this.#farewell.callerIsThere();
  }

  onCallerTurn(turn: ConversationTurn): void {
    this.#tools.callerSays(turn);
    this.#escalation.callerSays(turn);
  }

  onTurnTimes(times: MeasuredTurn): void {
    const { record, context } = this.#parts;
    record.quality.turn(times.sentMs - times.speechEndMs);
    context.trace?.turn(times);
    const answer = answerTimes(times);
    this.#observeStages(answer);
    context.observer?.onCallEvent({ type: 'answer_times', times: answer });
  }

  onBargeIn(heardMs: number): void {
    this.#parts.record.quality.interrupted();
    this.#tools.interrupt();
    this.#parts.context.observer?.onCallEvent({ type: 'barge_in', heardMs });
  }

  onReady(providerSessionId: string): void {
    const { context, state } = this.#parts;
    const { provider } = this.#voice;
    context.waiting.modelReady();
    state.advance('voice_ready');
    this.#isCarriedBy(provider, providerSessionId);
    context.observer?.onCallEvent({ type: 'ready', provider, providerSessionId });
  }

  onRenewed({ provider, providerSessionId, reason }: StreamRenewal): void {
    const type = provider === this.#carrier ? 'renewed' : 'failed_over';
    this.#isCarriedBy(provider, providerSessionId);
    this.#parts.context.observer?.onCallEvent({ type, provider, reason });
  }

  onUsage(report: ReportedUsage): void {
    this.#parts.budget.add(this.#voice.provider, report);
    this.onCost();
  }

  onToolCall(call: ToolCall): void {
    this.#tools.take(call);
  }

  /** A model that may not even speak our lines is of no more use: a person is. */
  onRefused(what: 'answer' | 'line'): void {
    if (!this.#isTalking) return;
    if (what === 'answer') this.#conversation.lines.speakNext(this.#parts.language.lines.refusal);
    else this.#parts.rescue.toPerson();
  }

  onLost(error: ProviderError): void {
    const { state, context, guard, rescue, steering } = this.#parts;
    if (state.phase === 'ended') return;
    const { code, advice } = error;
    context.logger.error({ code, advice, err: error }, 'No voice provider is left');
    if (steering.modelLost()) return;
    guard.run('model', () => rescue.toPerson());
  }

  #isCarriedBy(provider: string, providerSessionId: string): void {
    this.#carrier = provider;
    this.#parts.context.trace?.stream(provider);
    this.#parts.record.change({ providerSessionId, provider });
  }

  #observeStages(times: AnswerTimes): void {
    const { answerStage } = this.#parts.context.metrics;
    const { provider } = this.#voice;
    for (const { name, ms } of answerStages(times)) answerStage.observe({ provider, stage: name }, ms / 1000);
    answerStage.observe({ provider, stage: 'total' }, answerTotalMs(times) / 1000);
  }

  get #isTalking(): boolean {
    return this.#parts.state.phase === 'conversing';
  }

  #createSecureInput(): SecureInput {
    const { guard, record, drops, media, context } = this.#parts;
    const onEnd = guard.wrap('timer', (note: string) => this.#conversation.tell(note));
    const keep = (on: boolean) => {
      this.#voice.mute(on);
      context.recording?.secureInput(on);
      context.tap?.secureInput(on);
      context.observer?.onCallEvent({ type: 'secure_input', on });
      return guard.ask(() => record.keepSecureInput(on, LAST_WRITES_MS), false);
    };
    context.recording?.secureInput(this.#opening.secureInput);
    context.tap?.secureInput(this.#opening.secureInput);
    const secure = new SecureInput({ line: media.line, drops, onEnd, keep });
    if (this.#opening.secureInput) {
      secure.resume();
      this.#voice.mute(true);
      context.observer?.onCallEvent({ type: 'secure_input', on: true });
    }
    return secure;
  }
}

function answerTimes(times: MeasuredTurn): AnswerTimes {
  const { speechEndMs, receivedMs, sentMs, heardMs, transcribedMs, noticingMs, toolsMs } = times;
  return {
    answerId: times.responseId,
    noticingMs,
    transcribedMs: transcribedMs === undefined ? undefined : Math.max(0, transcribedMs - speechEndMs),
    toolsMs,
    receivedMs: receivedMs - speechEndMs,
    sentMs: sentMs - speechEndMs,
    heardMs: heardMs === undefined ? undefined : heardMs - speechEndMs,
  };
}
