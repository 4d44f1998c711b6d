import type { ProviderError } from '../errors.ts';
import type { EscalationDecision } from '../escalation/detector.ts';
import { Guard, placeOf } from '../guard.ts';
import type { CallMedia, CallMediaListener } from '../media/call-media.ts';
import type { HeardAudio } from '../media/heard-audio.ts';
import type { LanguageLines } from '../spoken/lines.ts';
import type { HandoffReason } from '../store/session-store.ts';
import type { ReportedUsage } from '../telemetry/cost.ts';
import { FrameDrops } from '../telemetry/frame-drops.ts';
import type { HistoryMessage, VoiceClientBase } from '../voice/client.ts';
import type { CallContext } from './context.ts';
import { Conversation, type ConversationListener, type ToolCall } from './conversation/conversation.ts';
import { EscalationWatch } from './conversation/escalation-watch.ts';
import type { GreetingBargeIn } from './conversation/greeting.ts';
import { QuietMoment } from './conversation/quiet-moment.ts';
import { type ConversationTurn, Transcript } from './conversation/transcript.ts';
import { Attempts } from './handoff/attempts.ts';
import { Handover } from './handoff/call-handoff.ts';
import { CallBudget } from './limits/budget.ts';
import { DurationLimit } from './limits/duration-limit.ts';
import { IdleWatch } from './limits/idle-watch.ts';
import { PhaseLimit } from './limits/phase-limit.ts';
import { type CallPhase, CallState, listensToCaller } from './phase.ts';
import type { CallRecord, EarlierStream } from './record.ts';
import type { EndedCall } from './registry.ts';
import { SecureInput } from './tools/secure-input.ts';
import { lastSentence, ToolCalls } from './tools/tool-calls.ts';

/** How a call ended, as metrics and the session item name it. */
export type CallOutcome =
  | 'caller_hung_up'
  | 'handed_off'
  | 'idle'
  | 'max_duration'
  | 'provider_failure'
  | 'stream_lost'
  | 'superseded'
  | 'moved'
  | 'shutdown';

type StopCause = Parameters<CallMediaListener['onStop']>[0];

/** Caller audio kept while an earlier stream's turns are read: 10 s of 20 ms frames. */
const EARLY_FRAMES = 500;
/** How long the end of a call waits for its last writes. */
const FLUSH_MS = 1_000;

/** One call from its first stream to its last word: a conversation with one exit to a person. */
export class CallSession implements ConversationListener {
  readonly #context: CallContext;
  readonly #media: CallMedia;
  readonly #record: CallRecord;
  readonly #watch: EscalationWatch;
  readonly #startedMs = performance.now();
  readonly #early: string[] = [];
  readonly #earlyDigits: string[] = [];
  readonly #attempts = new Attempts();
  readonly #guard: Guard;
  readonly #limit: PhaseLimit;
  readonly #state = new CallState((phase) => this.#limit.enter(phase));
  readonly #handover: Handover;
  readonly #tools: ToolCalls;
  readonly #idle: IdleWatch;
  readonly #duration: DurationLimit;
  readonly #budget: CallBudget;
  readonly #secure: SecureInput;
  readonly #drops: FrameDrops;
  #transcript = new Transcript((turn) => this.#onTurn(turn));
  /** The language on record. */
  #noted: string | undefined;
  #faulty = false;
  /** Goodbye was being said when the process ended: nobody is to go on with the call. */
  #parted = false;
  /** Why goodbye is being said. */
  #parting: 'idle' | 'max_duration' = 'idle';
  #voice: VoiceClientBase | undefined;
  #conversation: Conversation | undefined;

  constructor(context: CallContext, media: CallMedia, record: CallRecord) {
    this.#context = context;
    this.#media = media;
    this.#record = record;
    const guard = new Guard({ ...context, onFault: () => this.#onFault() });
    this.#guard = guard;
    this.#limit = new PhaseLimit(guard.wrap('timer', (phase: CallPhase) => this.#onStuck(phase)));
    this.#drops = new FrameDrops(context.logger, context.metrics);
    this.#secure = new SecureInput({
      drops: this.#drops,
      onEnd: guard.wrap('timer', (note: string) => this.#conversation?.tell(note)),
      keep: (on) => this.#keepSecureInput(on),
    });
    const { pricing, dailyBudget: day, limits, metrics, logger } = context;
    this.#budget = new CallBudget({ pricing, record, day, limitUsd: limits.maxCallCostUsd, metrics, logger });
    const onTextUsage = (model: string, report: ReportedUsage) => {
      this.#budget.add(model, report);
      this.#endWhenSpent();
    };
    const turns = () => this.#transcript.turns;
    const language = () => this.#watch.language;
    this.#watch = new EscalationWatch({
      detector: context.createDetector(),
      judging: context.secondOpinion && {
        judge: context.secondOpinion,
        metrics,
        answerHeardMs: () => this.#conversation?.answerHeardMs ?? 0,
        mayAct: () => this.#state.phase === 'conversing',
        onUsage: onTextUsage,
      },
      turns,
      guard,
      onDecision: (decision) => this.#onDecision(decision),
    });
    this.#handover = new Handover({
      context,
      record,
      state: this.#state,
      ...{ language, turns },
      tried: () => this.#attempts.describe(this.#record.masked(this.#transcript.turns)),
      conversation: () => this.#conversation,
      callbackOffered: () => this.#watch.callbackOffered(),
      onTextUsage,
      end: (outcome) => this.#end(outcome),
    });
    this.#tools = new ToolCalls({
      ...{
        context,
        guard,
        turns,
        language,
        state: this.#state,
        handover: this.#handover,
        attempts: this.#attempts,
      },
      masked: () => this.#record.masked(this.#transcript.turns),
      answer: (callId, result) => this.#conversation?.answerTool(callId, result),
    });
    this.#idle = new IdleWatch({
      idleMs: context.limits.idleCallSeconds * 1000,
      busy: () =>
        this.#conversation === undefined || this.#conversation.busy || this.#conversation.callerSpeaks,
      onPrompt: guard.wrap('timer', () => this.#onIdle()),
      onExpired: () => void guard.start(() => this.#sayGoodbye('idle', this.#lines.idleGoodbye)),
    });
    this.#duration = new DurationLimit({
      limitMs: context.limits.maxCallSeconds * 1000,
      onWarning: guard.wrap('timer', () => this.#conversation?.speakNext(this.#lines.durationWarning)),
      onLimit: () => void guard.start(() => this.#sayGoodbye('max_duration', this.#lines.durationGoodbye)),
    });
  }

  get phase(): CallPhase {
    return this.#state.phase;
  }

  /** What the caller's side tells. A fault in it ends this call and no other. */
  get listener(): CallMediaListener {
    const guard = this.#guard;
    return {
      onAudio: guard.wrap('media', (payload: string) => this.#onAudio(payload)),
      onDtmf: guard.wrap('media', (digit: string) => this.#onDtmf(digit)),
      onItemHeard: guard.wrap('media', (item: HeardAudio) => this.#onItemHeard(item)),
      onPlayback: guard.wrap('media', () => this.#conversation?.onPlayback()),
      onStop: guard.wrap('media', (cause: StopCause) => this.#onStop(cause)),
    };
  }

  /** Begins a new call: greets the caller. Never throws. */
  begin(): void {
    this.#limit.enter(this.#state.phase);
    this.#guard.run('media', () => {
      this.#record.open();
      const { lines, greetingBargeIn } = this.#context.assistant;
      this.#converse(lines.greeting, { bargeIn: greetingBargeIn });
    });
  }

  /**
   * Goes on with a call that an earlier stream began; its heard turns are read first, in bounded time.
   * @param known a wish for a person that this process remembers, should the record not have it yet
   */
  resume(known?: HandoffReason): void {
    this.#limit.enter(this.#state.phase);
    void this.#guard.start(() => this.#resume(known));
  }

  async #resume(known: HandoffReason | undefined): Promise<void> {
    const earlier = await this.#record.load(this.#guard.wrap('promise', (wish) => this.#takeUp(wish)));
    // A person may be on the way already, because it took too long.
    if (this.#state.phase !== 'loading') return;
    if (earlier === 'taken') return this.#end('superseded');
    this.#transcript = new Transcript((turn) => this.#onTurn(turn), earlier.turns);
    this.#recall(earlier);
    if (earlier.secureInput) this.#secure.resume();
    const wish = earlier.wish ?? known;
    const opening = this.#openingAfter({ ...earlier, ...(wish !== undefined && { wish }) });
    this.#converse(opening, { returnNote: earlier.returnNote });
    if (wish !== undefined) this.#takeUp(wish);
  }

  /**
   * Gives the call to another instance: closes this stream at a quiet moment, or in any case after some seconds
   * or when `hurry` is aborted. The session stays ACTIVE, and Twilio's next question brings the next stream.
   * Never rejects.
   */
  move(hurry: AbortSignal): Promise<void> {
    return this.#guard.start(() => this.#move(hurry));
  }

  async #move(hurry: AbortSignal): Promise<void> {
    // A caller who types is silent, but does notice.
    const isSettled = () =>
      this.#state.phase === 'conversing' && !this.#secure.on && (this.#conversation?.settled ?? false);
    const callerSilentMs = () => this.#conversation?.callerSilentMs ?? 0;
    const moment = new QuietMoment(() => this.#state.phase === 'ended' || isSettled(), callerSilentMs);
    const moved = await moment.wait(hurry);
    if (this.#state.phase === 'ended') return;
    if (this.#conversation?.busy) this.#conversation.interrupt();
    if (this.#state.phase === 'closing') {
      this.#parted = true;
      this.#record.finish('COMPLETED', 'shutdown');
    }
    this.#takeEarlyDigits();
    this.#record.change({ moved });
    await this.#record.flush(FLUSH_MS);
    this.#end(this.#state.phase === 'handing_off' && this.#record.handoff ? 'handed_off' : 'moved');
  }

  /** Ends the call from outside: process shutdown, or Twilio's word that it is over. */
  stop(outcome: CallOutcome): void {
    this.#end(outcome);
  }

  #onAudio(payload: string): void {
    if (this.#conversation) this.#conversation.onAudio(this.#secure.filter(payload));
    else if (this.#early.length < EARLY_FRAMES) this.#early.push(payload);
    else this.#drops.count('call_loading');
  }

  #onDtmf(digit: string): void {
    this.#idle.touch();
    // Whoever is got now could not be told to the caller yet.
    if (this.#state.phase === 'loading') this.#earlyDigits.push(digit);
    else this.#onKey(digit);
  }

  #onItemHeard(item: HeardAudio): void {
    this.#conversation?.onItemHeard(item);
    this.#handover.assistantHeard();
    this.#endWhenSpent();
  }

  #onStop(cause: StopCause): void {
    this.#conversation?.interrupt();
    // A key that asked for a person must not be forgotten with the stream.
    if (cause !== 'stop') this.#takeEarlyDigits();
    // A lost socket is not the end of the call: the session stays ACTIVE, and another stream may go on with it.
    this.#end(cause === 'stop' ? 'caller_hung_up' : 'stream_lost');
  }

  listens(): boolean {
    return listensToCaller(this.#state.phase);
  }

  onWords(): void {
    this.#idle.touch();
  }

  onReady(providerSessionId: string): void {
    this.#state.advance('voice_ready');
    if (this.#voice) this.#context.trace?.stream(this.#voice.provider);
    this.#record.change({ providerSessionId, provider: this.#voice?.provider });
  }

  onRenewed(provider: string, providerSessionId: string): void {
    this.#context.trace?.stream(provider);
    this.#record.change({ providerSessionId, provider });
  }

  onUsage(report: ReportedUsage): void {
    if (this.#voice) this.#budget.add(this.#voice.provider, report);
    this.#endWhenSpent();
  }

  onToolCall(call: ToolCall): void {
    const secure = this.#secure.answer(call.name);
    if (!secure) this.#tools.take(call);
    else void this.#guard.start(async () => this.#conversation?.answerTool(call.callId, await secure));
  }

  /** A model that may not even speak our lines is of no more use: a person is. */
  onRefused(what: 'answer' | 'line'): void {
    if (this.#state.phase !== 'conversing') return;
    if (what === 'answer') this.#conversation?.speakNext(this.#lines.refusal);
    else this.#toPerson();
  }

  onLost(error: ProviderError): void {
    if (this.#state.phase === 'ended') return;
    this.#context.logger.error(
      { code: error.code, advice: error.advice, err: error },
      'No voice provider is left',
    );
    this.#guard.run('model', () => this.#toPerson());
  }

  /** The caller asked an earlier stream for a person. */
  #takeUp(wish: HandoffReason): void {
    this.#handover.begin({ reason: wish, sentence: this.#lastSentence, decidedBy: 'earlier_stream' });
  }

  /** The assistant is of no use any more. */
  #toPerson(): void {
    this.#leaveModel('provider_failure');
  }

  /** What was going on in this call cannot be relied on: a person, and without detours if that fails as well. */
  #onFault(): void {
    const isFirst = !this.#faulty;
    this.#faulty = true;
    const { phase } = this.#state;
    if (phase === 'ended') return;
    if (phase === 'closing') this.#conclude();
    else if (isFirst) this.#toPersonOrLeave();
    // A hand-off that is under way has its own end.
    else if (phase !== 'handing_off') this.#handover.leave();
  }

  #toPersonOrLeave(): void {
    try {
      this.#toPerson();
    } catch (err) {
      this.#context.logger.error(placeOf(err), 'A hand-off could not begin');
      this.#handover.leave();
    }
  }

  /** The caller has waited for too long in a phase that should have ended by itself. */
  #onStuck(phase: CallPhase): void {
    this.#context.logger.error({ phase }, 'The call is stuck; it is brought to its next step');
    if (phase === 'closing') this.#conclude();
    else if (phase === 'handing_off') this.#handover.leave();
    else this.#toPerson();
  }

  /**
   * A call that has cost enough goes to a person once the answer was heard: Twilio tells so and dials, which
   * costs no more of the model. It is as if the assistant were gone, so nobody comes back to it; without a
   * number to dial that would be a cut, and the call goes on.
   */
  #endWhenSpent(): void {
    const quiet = this.#state.phase === 'conversing' && !this.#conversation?.busy && !this.#secure.on;
    if (!this.#budget.spent || !quiet || this.#context.connectNumber === undefined) return;
    this.#leaveModel('budget');
  }

  #leaveModel(decidedBy: 'provider_failure' | 'budget'): void {
    this.#handover.begin({ reason: 'provider_failure', sentence: this.#lastSentence, decidedBy });
  }

  /** A caller who was moved at a quiet moment has noticed nothing, and need not. */
  #openingAfter({ returnNote, moved, wish }: EarlierStream): string | undefined {
    const lines = this.#lines;
    if (returnNote !== undefined) return lines.nobodyFree;
    // What is said of the person goes without an opening.
    if (moved === 'quiet' || wish !== undefined) return undefined;
    return moved === 'midway' ? lines.moved : lines.interruption;
  }

  #converse(
    opening: string | undefined,
    { returnNote, bargeIn }: { readonly returnNote?: string | undefined; readonly bargeIn?: GreetingBargeIn },
  ): void {
    this.#state.advance('loaded');
    const { assistant, logger, metrics, trace } = this.#context;
    const note =
      returnNote === undefined ? '' : `\n\nThe caller asked for a person; nobody answered (${returnNote}).`;
    const instructions = assistant.instructions + note + this.#secure.note;
    const settings = { instructions, tools: assistant.tools, history: this.#transcript.history() };
    const live = { history: () => this.#heardSoFar(), silent: () => !this.#media.playing };
    const voice = this.#context.createVoice(settings, live, logger);
    this.#voice = voice;
    const parts = {
      media: this.#media,
      voice,
      transcript: this.#transcript,
      metrics,
      logger,
      listener: this,
      guard: this.#guard,
      trace,
    };
    this.#conversation = new Conversation(parts);
    this.#conversation.open(opening, bargeIn);
    // Only now: which of the providers it is, is decided at the opening.
    logger.info({ provider: voice.provider }, `Using ${voice.capabilities.displayName} voice provider`);
    for (const payload of this.#early.splice(0)) this.#conversation.onAudio(this.#secure.filter(payload));
    this.#takeEarlyDigits();
  }

  #takeEarlyDigits(): void {
    const digits = this.#earlyDigits.splice(0);
    // What was typed in secure asks for nobody, though the record has not been read.
    if (this.#state.phase === 'loading' && this.#record.wasTyping) return;
    for (const digit of digits) this.#onKey(digit);
  }

  async #keepSecureInput(on: boolean): Promise<boolean> {
    let kept = false;
    await this.#guard.start(async () => {
      kept = await this.#record.keepSecureInput(on, FLUSH_MS);
    });
    return kept;
  }

  #onKey(digit: string): void {
    if (!this.#secure.takeKey(digit)) this.#watch.dtmf(digit);
  }

  #heardSoFar(): HistoryMessage[] {
    this.#transcript.progress((itemId) => this.#media.heard(itemId));
    return this.#transcript.history();
  }

  #onTurn(turn: ConversationTurn): void {
    this.#record.turn(turn, this.#transcript.length);
    if (!this.listens() || turn.playing) return;
    this.#watch.hear(turn);
    if (turn.role === 'assistant') return;
    this.#handover.callerSays(turn.text);
    this.#noteLanguage(this.#watch.language);
  }

  /** Twilio and further streams of the call speak it too. */
  #noteLanguage(language: string): void {
    if (language === this.#noted) return;
    this.#noted = language;
    this.#record.note({ language });
  }

  #recall({ turns, returnNote, language }: EarlierStream): void {
    this.#watch.recall(turns, language);
    this.#noted = language;
    if (returnNote === undefined) return;
    this.#attempts.personNotReached(returnNote);
    this.#watch.callbackOffered();
  }

  get #lastSentence(): string {
    return lastSentence(this.#transcript.turns);
  }

  get #lines(): LanguageLines {
    return this.#context.assistant.linesFor(this.#watch.language);
  }

  #onDecision({ reason, action, sentence, cause: decidedBy }: EscalationDecision): void {
    if (action === 'transfer') this.#handover.begin({ reason, sentence, decidedBy });
    else if (this.#state.phase === 'conversing') {
      this.#context.logger.info({ reason, decidedBy }, 'A person is offered');
      this.#conversation?.speakAfterAnswer(this.#lines.offer);
    }
  }

  /** Nobody is heard: either the caller is still there, or Twilio told another instance that he is not. */
  #onIdle(): void {
    this.#speak(this.#lines.idlePrompt);
    void this.#guard.start(async () => {
      if (await this.#record.isOver()) this.#end('caller_hung_up');
    });
  }

  async #sayGoodbye(outcome: 'idle' | 'max_duration', goodbye: string): Promise<void> {
    if (!this.#state.advance('say_goodbye')) return;
    this.#parting = outcome;
    this.#conversation?.interrupt();
    await this.#conversation?.sayLine(goodbye);
    // The model may have been lost meanwhile, and the caller be on the way to a person.
    if (this.#state.phase !== 'closing') return;
    this.#record.finish('COMPLETED', outcome);
    await this.#record.flush(FLUSH_MS);
    this.#end(outcome);
  }

  /** The goodbye is not waited for any more. */
  #conclude(): void {
    this.#guard.run('end', () => this.#record.finish('COMPLETED', this.#parting));
    this.#end(this.#parting);
  }

  #speak(text: string): void {
    if (this.#state.phase === 'conversing') this.#conversation?.speak(text);
  }

  /** Whatever fails here, the stream is closed and the call's place is free. */
  #end(outcome: CallOutcome): void {
    if (!this.#state.advance('end')) return;
    this.#guard.each('end', [
      () => this.#handover.callEnded(outcome),
      () => this.#stopClocks(),
      () => this.#closeRecord(outcome),
      () => this.#media.close(),
      () => void this.#guard.start(() => this.#conversation?.close()),
      () => this.#report(outcome),
    ]);
  }

  #stopClocks(): void {
    this.#idle.stop();
    this.#duration.stop();
    this.#secure.stop();
    this.#limit.stop();
    this.#drops.close();
  }

  #closeRecord(outcome: CallOutcome): void {
    if (outcome === 'caller_hung_up') this.#record.finish('COMPLETED', outcome);
    this.#record.close();
  }

  /** What the caller knows of the end, whether or not the table has it yet. */
  #told(outcome: CallOutcome): EndedCall['told'] {
    const { handoff } = this.#record;
    if (handoff && (outcome === 'handed_off' || outcome === 'stream_lost')) {
      return { status: 'HANDING_OFF', handoff };
    }
    if (outcome === 'idle' || outcome === 'max_duration') return { status: 'COMPLETED', endReason: outcome };
    if (outcome === 'provider_failure') return { status: 'ERROR', endReason: outcome };
    if (this.#parted) return { status: 'COMPLETED', endReason: outcome };
    const { wish } = this.#handover;
    return wish && (outcome === 'stream_lost' || outcome === 'moved' || outcome === 'superseded')
      ? { status: 'ACTIVE', wish }
      : undefined;
  }

  #report(outcome: CallOutcome): void {
    const seconds = (performance.now() - this.#startedMs) / 1000;
    const provider = this.#voice?.provider ?? 'none';
    this.#context.onEnded({ outcome, seconds, provider, told: this.#told(outcome) });
    const figures = {
      outcome,
      provider,
      seconds: Math.round(seconds * 10) / 10,
      turns: this.#transcript.length,
    };
    this.#context.logger.info({ ...figures, ...this.#record.bill }, 'The stream of the call ended');
    this.#context.trace?.ended(outcome);
  }
}
