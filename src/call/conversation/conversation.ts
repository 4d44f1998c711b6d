import { ProviderError } from '../../errors.ts';
import type { Guard } from '../../guard.ts';
import type { Logger } from '../../logging.ts';
import type { CallMedia } from '../../media/call-media.ts';
import type { CallObserver } from '../../media/call-observer.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';
import type { FrameDrops } from '../../telemetry/frame-drops.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { ToolResultOptions, VoiceClientBase } from '../../voice/client.ts';
import type { VoiceEvent } from '../../voice/events.ts';
import type { CallState } from '../phase.ts';
import { AssistantSpeech } from './assistant-speech.ts';
import { type CallerEvent, CallerSpeech, isOfCaller } from './caller-speech.ts';
import type { ConversationListener } from './conversation-listener.ts';
import { Floor } from './floor.ts';
import { GatewayLines } from './gateway-lines.ts';
import type { GreetingBargeIn, HoldLineBargeIn } from './guarded-line.ts';
import { MutedAnswers } from './muted-answers.ts';
import { ObservedSpeech } from './observed-speech.ts';
import type { Transcript } from './transcript.ts';
import { TurnClock } from './turn-clock.ts';
import { FloorKeeper } from './turn-taking/floor-keeper.ts';
import type { FloorRules } from './turn-taking/floor-rules.ts';
import { PausableMedia } from './turn-taking/pausable-media.ts';

/** How often the words being spoken are put on record: a lost process forgets this much at most. */
const PROGRESS_EVERY_MS = 4_000;

interface ConversationParts {
  readonly media: CallMedia;
  readonly voice: VoiceClientBase;
  readonly transcript: Transcript;
  readonly state: Pick<CallState, 'listens' | 'isTakenOver'>;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly listener: ConversationListener;
  readonly guard: Pick<Guard, 'wrap'>;
  readonly drops: Pick<FrameDrops, 'count'>;
  /** Undefined when nobody observes the call. */
  readonly observer: CallObserver | undefined;
  /** What a caller who speaks over a line that asks them to wait does to it. */
  readonly holdLineBargeIn: HoldLineBargeIn;
  /** How it is decided who has the floor, with a model that leaves it to the call. */
  readonly floorRules: FloorRules;
}

/** The loop of audio between one caller and one model: who speaks, who interrupts, what was heard. */
export class Conversation {
  /** Who speaks. */
  readonly floor: Floor;
  /** What the gateway has the model speak. */
  readonly lines: GatewayLines;
  readonly #parts: ConversationParts;
  readonly #media: PausableMedia;
  readonly #voice: VoiceClientBase;
  readonly #transcript: Transcript;
  readonly #state: Pick<CallState, 'listens' | 'isTakenOver'>;
  readonly #listener: ConversationListener;
  readonly #clock: TurnClock;
  readonly #caller: CallerSpeech;
  readonly #keeper: FloorKeeper;
  readonly #observed: ObservedSpeech | undefined;
  readonly #assistant: AssistantSpeech;
  readonly #muted: MutedAnswers;
  #progressMs = 0;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
    const { voice, transcript, state, listener, metrics, observer } = parts;
    const media = new PausableMedia(parts.media, () => voice.capabilities.callDecidesTurns);
    this.#media = media;
    this.#voice = voice;
    this.#transcript = transcript;
    this.#state = state;
    this.#listener = listener;
    const floor = new Floor(media, voice);
    this.floor = floor;
    const lines = new GatewayLines({ ...parts, media, floor });
    this.lines = lines;
    const clock = new TurnClock({
      metrics,
      media,
      signalsSpeechEnd: () => voice.capabilities.signalsSpeechEnd,
      callerSilentMs: () => voice.callerSilentMs,
      onTurn: (times) => listener.onTurnTimes(times),
    });
    this.#clock = clock;
    this.#muted = new MutedAnswers(parts);
    this.#assistant = new AssistantSpeech({ media, transcript, floor, lines, clock, listener });
    this.#caller = new CallerSpeech({ ...parts, floor, lines, clock, interrupt: () => this.interrupt() });
    this.#keeper = new FloorKeeper({
      ...parts,
      media,
      floor,
      caller: this.#caller,
      saying: () => transcript.planned,
      mayInterrupt: () => lines.protectedLine === undefined,
      rules: parts.floorRules,
    });
    this.#observed = observer && this.#observedBy(observer);
  }

  /** Milliseconds since the answer to the caller's last words was sent to them; 0 before it is. */
  get answerHeardMs(): number {
    return this.#clock.answerHeardMs;
  }

  /** Whether the model says exactly what it is asked to say. */
  get exactWords(): boolean {
    return this.#voice.capabilities.exactWords;
  }

  /** Whether the assistant is silent and the caller's last words have been answered. */
  get settled(): boolean {
    const isAnswered = this.#transcript.turns.at(-1)?.role !== 'caller' && !this.#voice.owesAnswer;
    return !this.floor.busy && !this.lines.waits && isAnswered;
  }

  /**
   * Opens the model's session and has it speak first, if there is an opening. A refusal arrives as `onLost`.
   * @param bargeIn what a caller who speaks over the opening does to it
   */
  open(opening: string | undefined, bargeIn: GreetingBargeIn = 'allow'): void {
    this.#voice.listen((event) => this.#onVoiceSafely(event));
    if (opening !== undefined) this.lines.greet(opening, bargeIn);
    this.#voice
      .connect()
      .catch((err: unknown) => this.#parts.logger.debug({ err }, 'voice connection failed'));
  }

  onAudio(payload: string): void {
    const unheardFor = this.#hears ? this.#deafFor : 'not_listening';
    if (unheardFor === undefined) this.#send(payload);
    else this.#parts.drops.count(unheardFor);
  }

  /** The caller has written: the model answers that now, over whatever it is saying. */
  callerWrites(text: string): void {
    if (!this.#hears) return;
    if (this.floor.busy && this.#state.listens) this.interrupt();
    this.#observed?.callerWrote();
    this.#caller.wrote(text);
    // The words may have led to a person.
    if (this.#hears) this.#voice.sendText(text);
  }

  onItemHeard(part: HeardAudio): void {
    const item = this.#media.ofItem(part);
    this.#clock.played();
    this.#transcript.itemHeard(item.itemId);
    this.lines.onItemHeard(item.itemId);
    this.#observed?.spoken(item, false);
  }

  /** More was played: the record must not lag far behind what was heard. */
  onPlayback(): void {
    this.#clock.played();
    this.#observed?.played();
    const nowMs = performance.now();
    if (nowMs - this.#progressMs < PROGRESS_EVERY_MS) return;
    this.#progressMs = nowMs;
    this.#transcript.progress((itemId) => this.#media.heard(itemId));
  }

  /** Has the model speak a line now, over whatever it is saying. */
  speak(text: string): void {
    if (this.floor.busy) this.interrupt();
    this.#voice.speak(text);
  }

  /** Tells the model something that it answers. */
  tell(note: string): void {
    this.#voice.sendText(note);
  }

  /** Tells the model something that it takes into account from now on, and does not answer. */
  inform(note: string): void {
    this.#voice.inform(note);
  }

  /** @param options `quiet`: the model need not speak about the result */
  answerTool(callId: string, result: unknown, options?: ToolResultOptions): void {
    this.#clock.toolAnswered(callId);
    this.#voice.sendToolResult(callId, result, options);
  }

  /** Whether this response has been heard, or is being heard. */
  hasSpoken(responseId: string): boolean {
    return responseId === this.#assistant.spokenResponse;
  }

  /** The answer that was heard, or is being heard, last. */
  get spokenAnswer(): string | undefined {
    return this.#assistant.spokenAnswer;
  }

  /**
   * Silences the assistant immediately; it remembers only what was heard.
   * @returns how much was heard of what is cut, milliseconds
   */
  interrupt(): number {
    const heard = this.#media.clear();
    this.#clock.interrupted();
    this.#voice.cancelResponse(heard);
    this.#transcript.interrupted(heard);
    this.lines.interrupted(heard);
    for (const item of heard) this.#observed?.spoken(item, true);
    return heard.reduce((sum, { heardMs }) => sum + heardMs, 0);
  }

  /** The caller's side is over: what was being played was heard until now. The model need not know it any more. */
  playbackEnds(): void {
    const heard = this.#media.clear();
    this.#clock.interrupted();
    this.#transcript.interrupted(heard);
    for (const item of heard) this.#observed?.spoken(item, true);
  }

  close(): Promise<void> {
    this.lines.close();
    this.#keeper.stop();
    return this.#voice.close();
  }

  #send(payload: string): void {
    this.#voice.sendAudio(payload);
    if (this.#voice.capabilities.callDecidesTurns) this.#keeper.onAudio();
  }

  /** A caller who would silence a line that is protected is not heard by the model. */
  get #deafFor(): 'greeting_protected' | 'hold_line_protected' | undefined {
    const { protectedLine } = this.lines;
    // Where the call decides, it does not let the caller interrupt, and what they say is kept.
    const isKept = protectedLine === 'hold_line' && this.#voice.capabilities.callDecidesTurns;
    return protectedLine === undefined || isKept ? undefined : `${protectedLine}_protected`;
  }

  get #hears(): boolean {
    return this.#state.listens || this.#state.isTakenOver;
  }

  #observedBy(observer: CallObserver): ObservedSpeech {
    return new ObservedSpeech({
      observer,
      lastQuestion: () => this.#transcript.lastSentence,
      kindOfLine: (speakId) => this.lines.kindOf(speakId),
      callerSilentMs: () => this.#voice.callerSilentMs,
      playing: () => this.#transcript.playing((itemId) => this.#media.heard(itemId)),
    });
  }

  /** A fault of ours must not reach other calls through the event loop: this call goes to a person. */
  #onVoiceSafely(event: VoiceEvent): void {
    try {
      this.#onVoice(event);
    } catch (err) {
      this.#parts.metrics.callFaults.inc({ entrance: 'model' });
      this.#parts.logger.error({ err, event: event.type }, 'The call failed at an event of its model');
      this.#listener.onLost(new ProviderError('provider_unavailable', 'An event could not be handled'));
    }
  }

  #onVoice(event: VoiceEvent): void {
    if (this.#muted.take(event)) return;
    this.#dispatch(event);
    this.lines.onVoice(event);
    this.#observed?.onVoice(event);
  }

  #hear(event: CallerEvent): void {
    if (this.#voice.capabilities.callDecidesTurns) this.#keeper.onVoice(event);
    else this.#caller.onVoice(event);
  }

  #dispatch(event: VoiceEvent): void {
    switch (event.type) {
      case 'response.function_call':
        this.#clock.toolAsked(event.callId);
        this.floor.toolIsAsked();
        this.#listener.onToolCall(event);
        break;
      case 'usage':
        this.#listener.onUsage({ kind: 'tokens', usage: event.usage });
        break;
      case 'usage.session':
        this.#listener.onUsage({ kind: 'session', usage: { seconds: event.seconds } });
        break;
      case 'usage.text':
        this.#listener.onUsage({ kind: 'text', usage: event.usage });
        break;
      case 'session.created':
        this.#listener.onReady(event.providerSessionId);
        break;
      case 'session.renewed':
        this.#keeper.forget();
        this.#listener.onRenewed(event);
        break;
      case 'session.ended':
        this.floor.responseEnds();
        if (event.error) this.#listener.onLost(event.error);
        break;
      case 'error': {
        const { code, advice } = event.error;
        this.#parts.logger.warn({ code, advice }, 'voice provider error');
        break;
      }
      case 'response.working':
      case 'unknown':
        break;
      default:
        if (isOfCaller(event)) this.#hear(event);
        else this.#assistant.onVoice(event);
    }
  }
}
