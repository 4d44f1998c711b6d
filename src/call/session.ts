import type { ProviderError } from '../errors.ts';
import type { EscalationDecision } from '../escalation/detector.ts';
import type { ReportedUsage } from '../telemetry/cost.ts';
import type { HeardAudio, HistoryMessage, VoiceClientBase } from '../voice/client.ts';
import type { AssistantLines } from './assistant.ts';
import { Attempts } from './attempts.ts';
import { CallBudget } from './budget.ts';
import type { CallContext } from './context.ts';
import { Conversation, type ConversationListener, type ToolCall } from './conversation.ts';
import { DurationLimit } from './duration-limit.ts';
import { EscalationWatch } from './escalation-watch.ts';
import type { GreetingBargeIn } from './greeting.ts';
import { Handover } from './handover.ts';
import { IdleWatch } from './idle-watch.ts';
import type { CallMedia, CallMediaListener } from './media.ts';
import { type CallPhase, CallState, listensToCaller } from './phase.ts';
import { QuietMoment } from './quiet-moment.ts';
import type { CallRecord, EarlierStream } from './record.ts';
import { SecureInput } from './secure-input.ts';
import { lastSentence, ToolCalls } from './tool-calls.ts';
import { type ConversationTurn, Transcript } from './transcript.ts';

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

/** Caller audio kept while an earlier stream's turns are read: 10 s of 20 ms frames. */
const EARLY_FRAMES = 500;
/** How long the end of a call waits for its last writes. */
const FLUSH_MS = 1_000;

/** One call from its first stream to its last word: a conversation with one exit to a person. */
export class CallSession implements CallMediaListener, ConversationListener {
  readonly #context: CallContext;
  readonly #media: CallMedia;
  readonly #record: CallRecord;
  readonly #watch: EscalationWatch;
  readonly #startedMs = performance.now();
  readonly #early: string[] = [];
  readonly #earlyDigits: string[] = [];
  readonly #attempts = new Attempts();
  readonly #state = new CallState();
  readonly #handover: Handover;
  readonly #tools: ToolCalls;
  readonly #idle: IdleWatch;
  readonly #duration: DurationLimit;
  readonly #budget: CallBudget;
  readonly #secure = new SecureInput((note) => this.#conversation?.tell(note));
  #transcript = new Transcript((turn) => this.#onTurn(turn));
  /** The language on record. */
  #noted: string | undefined;
  #voice: VoiceClientBase | undefined;
  #conversation: Conversation | undefined;
  #quietMoment: QuietMoment | undefined;

  constructor(context: CallContext, media: CallMedia, record: CallRecord) {
    this.#context = context;
    this.#media = media;
    this.#record = record;
    const { pricing, dailyBudget: day, limits, metrics, logger } = context;
    this.#budget = new CallBudget({ pricing, record, day, limitUsd: limits.maxCallCostUsd, metrics, logger });
    const turns = () => this.#transcript.turns;
    const language = () => this.#watch.language;
    this.#watch = new EscalationWatch({
      detector: context.createDetector(),
      secondOpinion: context.secondOpinion,
      turns,
      onDecision: (decision) => this.#onDecision(decision),
    });
    this.#handover = new Handover({
      context,
      record,
      state: this.#state,
      ...{ language, turns },
      tried: () => this.#attempts.describe(this.#transcript.turns),
      conversation: () => this.#conversation,
      callbackOffered: () => this.#watch.callbackOffered(),
      end: (outcome) => this.#end(outcome),
    });
    this.#tools = new ToolCalls({
      ...{ context, turns, language, state: this.#state, handover: this.#handover, attempts: this.#attempts },
      answer: (callId, result) => this.#conversation?.answerTool(callId, result),
    });
    this.#idle = new IdleWatch({
      idleMs: context.limits.idleCallSeconds * 1000,
      busy: () => this.#conversation?.busy ?? true,
      onPrompt: () => this.#speak(this.#lines.idlePrompt),
      onExpired: () => void this.#sayGoodbye('idle', this.#lines.idleGoodbye),
    });
    this.#duration = new DurationLimit({
      limitMs: context.limits.maxCallSeconds * 1000,
      onWarning: () => this.#conversation?.speakNext(this.#lines.durationWarning),
      onLimit: () => void this.#sayGoodbye('max_duration', this.#lines.durationGoodbye),
    });
  }

  get phase(): CallPhase {
    return this.#state.phase;
  }

  /** Begins a new call: greets the caller. */
  begin(): void {
    this.#record.open();
    const { lines, greetingBargeIn } = this.#context.assistant;
    this.#converse(lines.greeting, { bargeIn: greetingBargeIn });
  }

  /** Goes on with a call that an earlier stream began; its heard turns are read first, in bounded time. */
  async resume(): Promise<void> {
    const earlier = await this.#record.load();
    if (this.#state.phase === 'ended') return;
    if (earlier === 'taken') return this.#end('superseded');
    this.#transcript = new Transcript((turn) => this.#onTurn(turn), earlier.turns);
    this.#recall(earlier);
    this.#converse(this.#openingAfter(earlier), { returnNote: earlier.returnNote });
  }

  /**
   * Gives the call to another instance: closes this stream at a quiet moment, or in any case after some seconds
   * or when `hurry` is aborted. The session stays ACTIVE, and Twilio's next question brings the next stream.
   */
  async move(hurry: AbortSignal): Promise<void> {
    const isSettled = () => this.#state.phase === 'conversing' && (this.#conversation?.settled ?? false);
    this.#quietMoment = new QuietMoment(() => this.#state.phase === 'ended' || isSettled());
    const moved = await this.#quietMoment.wait(hurry);
    if (this.#state.phase === 'ended') return;
    if (this.#conversation?.busy) this.#conversation.interrupt();
    if (this.#state.phase === 'closing') this.#record.finish('COMPLETED', 'shutdown');
    this.#record.change({ moved });
    await this.#record.flush(FLUSH_MS);
    this.#end(this.#state.phase === 'handing_off' && this.#record.handoff ? 'handed_off' : 'moved');
  }

  /** Ends the call from outside: process shutdown, or Twilio's word that it is over. */
  stop(outcome: CallOutcome): void {
    this.#end(outcome);
  }

  onAudio(payload: string): void {
    this.#quietMoment?.hear(payload);
    if (this.#conversation) this.#conversation.onAudio(this.#secure.filter(payload));
    else if (this.#early.length < EARLY_FRAMES) this.#early.push(payload);
  }

  onDtmf(digit: string): void {
    this.#idle.touch('caller');
    if (this.#secure.takeKey(digit)) return;
    // Whoever is got now could not be told to the caller yet.
    if (this.#state.phase === 'loading') this.#earlyDigits.push(digit);
    else this.#watch.dtmf(digit);
  }

  onItemHeard(item: HeardAudio): void {
    this.#conversation?.onItemHeard(item);
    this.#endWhenSpent();
  }

  onStop(cause: 'stop' | 'closed' | 'lost'): void {
    this.#conversation?.interrupt();
    // A lost socket is not the end of the call: the session stays ACTIVE, and another stream may go on with it.
    this.#end(cause === 'stop' ? 'caller_hung_up' : 'stream_lost');
  }

  listens(): boolean {
    return listensToCaller(this.#state.phase);
  }

  onActivity(who: 'caller' | 'assistant'): void {
    this.#idle.touch(who);
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

  onPlayback(): void {
    this.#conversation?.onPlayback();
  }

  onUsage(report: ReportedUsage): void {
    if (this.#voice) this.#budget.add(this.#voice.provider, report);
    this.#endWhenSpent();
  }

  onToolCall(call: ToolCall): void {
    const secure = this.#secure.answer(call.name);
    if (secure) this.#conversation?.answerTool(call.callId, secure);
    else this.#tools.take(call);
  }

  /** A model that may not even speak our lines is of no more use: a person is. */
  onRefused(what: 'answer' | 'line'): void {
    if (this.#state.phase !== 'conversing') return;
    if (what === 'answer') this.#conversation?.speakNext(this.#lines.refusal);
    else this.#handover.begin({ reason: 'provider_failure', sentence: this.#lastSentence });
  }

  onLost(error: ProviderError): void {
    if (this.#state.phase === 'ended') return;
    this.#context.logger.error(
      { code: error.code, advice: error.advice, err: error },
      'No voice provider is left',
    );
    this.#handover.begin({ reason: 'provider_failure', sentence: this.#lastSentence });
  }

  /**
   * A call that has cost enough goes to a person once the answer was heard: Twilio tells so and dials, which
   * costs no more of the model. It is as if the assistant were gone, so nobody comes back to it; without a
   * number to dial that would be a cut, and the call goes on.
   */
  #endWhenSpent(): void {
    const quiet = this.#state.phase === 'conversing' && !this.#conversation?.busy;
    if (!this.#budget.spent || !quiet || this.#context.connectNumber === undefined) return;
    this.#handover.begin({ reason: 'provider_failure', sentence: this.#lastSentence });
  }

  /** A caller who was moved at a quiet moment has noticed nothing, and need not. */
  #openingAfter({ returnNote, moved }: EarlierStream): string | undefined {
    const lines = this.#lines;
    if (returnNote !== undefined) return lines.nobodyFree;
    if (moved === 'quiet') return undefined;
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
    const instructions = assistant.instructions + note;
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
      trace,
    };
    this.#conversation = new Conversation(parts);
    this.#conversation.open(opening, bargeIn);
    // Only now: which of the providers it is, is decided at the opening.
    logger.info({ provider: voice.provider }, `Using ${voice.capabilities.displayName} voice provider`);
    for (const payload of this.#early.splice(0)) this.#conversation.onAudio(payload);
    for (const digit of this.#earlyDigits.splice(0)) this.#watch.dtmf(digit);
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

  get #lines(): AssistantLines {
    return this.#context.assistant.linesFor(this.#watch.language);
  }

  #onDecision({ reason, action, sentence }: EscalationDecision): void {
    if (action === 'escalate') this.#handover.begin({ reason, sentence });
    else this.#speak(this.#lines.offer);
  }

  async #sayGoodbye(outcome: 'idle' | 'max_duration', goodbye: string): Promise<void> {
    if (!this.#state.advance('say_goodbye')) return;
    this.#conversation?.interrupt();
    await this.#conversation?.sayLine(goodbye);
    // The model may have been lost meanwhile, and the caller be on the way to a person.
    if (this.#state.phase !== 'closing') return;
    this.#record.finish('COMPLETED', outcome);
    await this.#record.flush(FLUSH_MS);
    this.#end(outcome);
  }

  #speak(text: string): void {
    if (this.#state.phase === 'conversing') this.#conversation?.speak(text);
  }

  #end(outcome: CallOutcome): void {
    if (!this.#state.advance('end')) return;
    this.#handover.callEnded(outcome);
    this.#idle.stop();
    this.#duration.stop();
    this.#secure.stop();
    if (outcome === 'caller_hung_up') this.#record.finish('COMPLETED', outcome);
    this.#record.close();
    this.#media.close();
    void this.#conversation?.close();
    const seconds = (performance.now() - this.#startedMs) / 1000;
    const handoff = outcome === 'handed_off' ? this.#record.handoff : undefined;
    const provider = this.#voice?.provider ?? 'none';
    const figures = {
      outcome,
      provider,
      seconds: Math.round(seconds * 10) / 10,
      turns: this.#transcript.length,
    };
    this.#context.logger.info({ ...figures, ...this.#record.bill }, 'The stream of the call ended');
    this.#context.trace?.ended(outcome);
    this.#context.onEnded({ outcome, seconds, provider, handoff });
  }
}
