import { ProviderError } from '../../errors.ts';
import { isEcho } from '../../escalation/echo.ts';
import { isPhantom } from '../../escalation/phantom.ts';
import type { Guard } from '../../guard.ts';
import type { Logger } from '../../logging.ts';
import type { CallMedia } from '../../media/call-media.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';
import type { ReportedUsage } from '../../telemetry/cost.ts';
import { FrameDrops } from '../../telemetry/frame-drops.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { CallTrace } from '../../telemetry/tracing.ts';
import type { VoiceClientBase } from '../../voice/client.ts';
import type { VoiceEvent } from '../../voice/events.ts';
import { Deafness } from './deafness.ts';
import { Greeting, type GreetingBargeIn } from './greeting.ts';
import { PlayOut } from './play-out.ts';
import { type LineOutcome, SpokenLine } from './spoken-line.ts';
import type { Transcript } from './transcript.ts';
import { TurnClock } from './turn-clock.ts';

/** Longest wait for the first audio of a line the gateway wants spoken, and for the whole of it. */
const LINE_LIMITS = { firstAudioMs: 4_000, totalMs: 20_000 } as const;

/** Longest wait for the beginning of an answer that a line is to follow. */
const ANSWER_BEGINS_MS = 5_000;

/** After this much silence of the caller nobody is going to answer. */
const SPEAK_PENDING_MS = 2_500;

/** How often the words being spoken are put on record: what a lost process forgets at most. */
const PROGRESS_EVERY_MS = 4_000;

export type ToolCall = Pick<
  Extract<VoiceEvent, { type: 'response.function_call' }>,
  'callId' | 'name' | 'arguments'
>;

/** What the conversation tells the call that owns it. */
export interface ConversationListener {
  /** Whether the model may hear the caller now, and be interrupted by him. */
  listens(): boolean;
  /** The caller has said something; a sound without words is nothing. */
  onWords(): void;
  onReady(providerSessionId: string): void;
  /** Another stream carries the conversation now. */
  onRenewed(provider: string, providerSessionId: string): void;
  onToolCall(call: ToolCall): void;
  onUsage(report: ReportedUsage): void;
  /** The provider's filter has not let the model speak: an answer, or a line of ours. */
  onRefused(what: 'answer' | 'line'): void;
  /** The model is gone; nothing follows. */
  onLost(error: ProviderError): void;
}

interface ConversationParts {
  readonly media: CallMedia;
  readonly voice: VoiceClientBase;
  readonly transcript: Transcript;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly listener: ConversationListener;
  readonly guard: Pick<Guard, 'wrap'>;
  readonly trace?: Pick<CallTrace, 'turn'> | undefined;
}

/** The loop of audio between one caller and one model: who speaks, who interrupts, what was heard. */
export class Conversation {
  readonly #parts: ConversationParts;
  readonly #media: CallMedia;
  readonly #voice: VoiceClientBase;
  readonly #transcript: Transcript;
  readonly #listener: ConversationListener;
  readonly #clock: TurnClock;
  readonly #deafness: Deafness;
  readonly #drops: FrameDrops;
  #line: SpokenLine | undefined;
  #playOut: PlayOut | undefined;
  #greeting: Greeting | undefined;
  #quietTimer: NodeJS.Timeout | undefined;
  #speakingItem = '';
  /** When the caller began to hear the answer to his last words, by the monotonic clock. */
  #answerBeganMs: number | undefined;
  #responding = false;
  #isLine = false;
  /** Until the model tells the end, or answers. */
  #callerSpeaks = false;
  #next: string | undefined;
  /** Runs while the line in `#next` waits for an answer to begin. */
  #answerAwaited: NodeJS.Timeout | undefined;
  #progressMs = 0;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
    this.#media = parts.media;
    this.#voice = parts.voice;
    this.#transcript = parts.transcript;
    this.#listener = parts.listener;
    this.#deafness = new Deafness(parts.logger);
    this.#drops = new FrameDrops(parts.logger, parts.metrics);
    const { metrics, media, voice, trace } = parts;
    this.#clock = new TurnClock({
      ...{ metrics, media },
      signalsSpeechEnd: () => voice.capabilities.signalsSpeechEnd,
      callerSilentMs: () => voice.callerSilentMs,
      onTurn: trace && ((times) => trace.turn(times)),
    });
  }

  /** Whether the assistant is being heard or is preparing to speak. */
  get busy(): boolean {
    return this.#media.playing || this.#responding;
  }

  /** Milliseconds since the answer to the caller's last words went to him; 0 before it does. */
  get answerHeardMs(): number {
    return this.#answerBeganMs === undefined ? 0 : performance.now() - this.#answerBeganMs;
  }

  /** Whether the assistant is being heard. */
  get audible(): boolean {
    return this.#media.playing;
  }

  /** Whether the assistant is silent and the caller's last words have been answered. */
  get settled(): boolean {
    return !this.busy && this.#next === undefined && this.#transcript.turns.at(-1)?.role !== 'caller';
  }

  /** Whether the caller seems to be in the middle of saying something, by the sound of the line alone. */
  get callerSpeaks(): boolean {
    return this.#voice.callerSpeaks;
  }

  /** Audio since the caller's last sound, milliseconds. */
  get callerSilentMs(): number {
    return this.#voice.callerSilentMs;
  }

  /**
   * Opens the model's session and has it speak first, if there is an opening. A refusal arrives as `onLost`.
   * @param bargeIn what a caller who speaks over the opening does to it
   */
  open(opening: string | undefined, bargeIn: GreetingBargeIn = 'allow'): void {
    this.#voice.listen((event) => this.#onVoiceSafely(event));
    if (opening !== undefined) this.#greet(opening, bargeIn);
    this.#voice
      .connect()
      .catch((err: unknown) => this.#parts.logger.debug({ err }, 'voice connection failed'));
  }

  onAudio(payload: string): void {
    if (!this.#listener.listens()) this.#drops.count('not_listening');
    else if (this.#greeting?.isProtected) this.#drops.count('greeting_protected');
    else this.#voice.sendAudio(payload);
  }

  onItemHeard(item: HeardAudio): void {
    this.#clock.played();
    this.#transcript.itemHeard(item.itemId);
    this.#line?.onItemHeard(item.itemId);
    this.#greeting?.onItemHeard(item.itemId);
    this.#playOut?.check();
    this.#speakPending();
  }

  /** More was played: the record must not lag far behind what was heard. */
  onPlayback(): void {
    this.#clock.played();
    const nowMs = performance.now();
    if (nowMs - this.#progressMs < PROGRESS_EVERY_MS) return;
    this.#progressMs = nowMs;
    this.#transcript.progress((itemId) => this.#media.heard(itemId));
  }

  /** Has the model speak a line now, over whatever it is saying. */
  speak(text: string): void {
    if (this.busy) this.interrupt();
    this.#voice.speak(text);
  }

  /** Has the model speak a line at the next moment when nobody speaks. */
  speakNext(text: string): void {
    this.#next = text;
    this.#speakPending();
  }

  /** Has the model speak a line after its answer to what the caller just said: it adds to the answer. */
  speakAfterAnswer(text: string): void {
    if (!this.busy) {
      clearTimeout(this.#answerAwaited);
      const begins = this.#parts.guard.wrap('timer', () => this.#answerBegins());
      this.#answerAwaited = setTimeout(begins, ANSWER_BEGINS_MS).unref();
    }
    this.speakNext(text);
  }

  /** Has the model speak a line, and waits until the caller has heard its end, in bounded time. */
  sayLine(text: string): Promise<LineOutcome> {
    this.#line = new SpokenLine(this.#voice.speak(text), this.#media, LINE_LIMITS);
    return this.#line.outcome;
  }

  /** Resolves once what was said has been heard or cut, in bounded time. */
  playedOut(limitMs: number): Promise<void> {
    this.#playOut?.end();
    this.#playOut = new PlayOut(() => this.#media.playing, limitMs);
    this.#playOut.check();
    return this.#playOut.done;
  }

  /** Tells the model something that it answers. */
  tell(note: string): void {
    this.#voice.sendText(note);
  }

  answerTool(callId: string, result: unknown): void {
    this.#voice.sendToolResult(callId, result);
  }

  /** Silences the assistant at once; it remembers only what was heard. */
  interrupt(): void {
    const heard = this.#media.clear();
    this.#clock.interrupted();
    this.#voice.cancelResponse(heard);
    this.#transcript.interrupted(heard);
    this.#line?.interrupted(heard);
    this.#greeting?.interrupted(heard);
    this.#playOut?.end();
  }

  close(): Promise<void> {
    clearTimeout(this.#answerAwaited);
    this.#line?.cancel();
    this.#playOut?.end();
    clearTimeout(this.#quietTimer);
    this.#drops.close();
    return this.#voice.close();
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
    switch (event.type) {
      case 'response.audio.delta':
        if (event.filler) this.#media.play(event.itemId, event.delta);
        else this.#onSpeech(event.responseId, event.itemId, event.delta);
        break;
      case 'input_audio_buffer.speech_started':
        this.#onCallerSpeaks(event.itemId);
        break;
      case 'input_audio_buffer.speech_stopped':
        this.#callerSpeaks = false;
        this.#clock.speechStopped(event.endedAtMs);
        this.#awaitQuiet();
        break;
      case 'input_audio_buffer.voice_started':
        this.#transcript.callerSpeaks();
        break;
      case 'conversation.item.input_audio_transcription.completed':
        this.#onCallerSaid(event.transcript, event.itemId);
        this.#deafness.heard();
        if (event.usage) this.#listener.onUsage({ kind: 'transcription', usage: event.usage });
        break;
      case 'conversation.item.input_audio_transcription.failed':
        // What was said is unknown, but something was.
        this.#listener.onWords();
        this.#transcript.callerUnheard(event.itemId);
        this.#deafness.missed(event.reason);
        break;
      case 'response.created':
        this.#responding = true;
        this.#isLine = event.speakId !== undefined;
        this.#answerBegins();
        this.#clock.responseBegins(event.speakId === undefined);
        break;
      case 'response.audio.done':
        this.#media.finishItem(event.itemId);
        this.#transcript.assistantSent(event.responseId, event.itemId);
        break;
      case 'response.audio_transcript.delta':
        this.#transcript.assistantPlans(event.responseId, event.itemId, event.delta);
        break;
      case 'response.audio_transcript.done':
        this.#transcript.assistantSaid(event.responseId, event.itemId, event.transcript);
        break;
      case 'response.function_call':
        this.#listener.onToolCall(event);
        break;
      case 'response.done':
        this.#responding = false;
        if (event.usage) this.#listener.onUsage({ kind: 'tokens', usage: event.usage });
        if (event.reason === 'content_filter') this.#listener.onRefused(this.#isLine ? 'line' : 'answer');
        this.#speakPending();
        break;
      case 'usage':
        this.#listener.onUsage({ kind: 'tokens', usage: event.usage });
        break;
      case 'session.created':
        this.#listener.onReady(event.providerSessionId);
        break;
      case 'session.ended':
        this.#responding = false;
        if (event.error) this.#listener.onLost(event.error);
        break;
      case 'error':
        this.#parts.logger.warn(
          { code: event.error.code, advice: event.error.advice },
          'voice provider error',
        );
        break;
      case 'session.renewed':
        this.#listener.onRenewed(event.provider, event.providerSessionId);
        break;
      case 'conversation.item.input_audio_transcription.delta':
        this.#hearWords(event.delta);
        break;
      case 'response.working':
      case 'unknown':
        break;
      default:
        event satisfies never;
    }
    this.#line?.onVoice(event);
    this.#greeting?.onVoice(event);
  }

  /** What waits to be said need not wait for an answer that does not come. */
  #awaitQuiet(): void {
    clearTimeout(this.#quietTimer);
    if (this.#next === undefined) return;
    const speak = this.#parts.guard.wrap('timer', () => this.#speakPending());
    this.#quietTimer = setTimeout(speak, SPEAK_PENDING_MS).unref();
  }

  #greet(text: string, bargeIn: GreetingBargeIn): void {
    const speakId = this.#voice.speak(text);
    // Not now, while the caller speaks: once he is answered, or has said nothing that is.
    const onMissed = () => {
      this.#next ??= text;
    };
    this.#greeting = new Greeting({ speakId, text, bargeIn, media: this.#media, onMissed });
  }

  #onSpeech(responseId: string, itemId: string, payload: string): void {
    const receivedMs = performance.now();
    this.#media.play(itemId, payload);
    if (itemId === this.#speakingItem) return;
    this.#speakingItem = itemId;
    this.#answerBeganMs ??= receivedMs;
    this.#callerSpeaks = false;
    this.#transcript.assistantSpeaks(responseId, itemId);
    this.#clock.speaks(itemId, receivedMs);
  }

  /** The answer begins, or none has come. */
  #answerBegins(): void {
    clearTimeout(this.#answerAwaited);
    this.#answerAwaited = undefined;
    this.#speakPending();
  }

  #speakPending(): void {
    const waits = this.busy || this.#callerSpeaks || this.#answerAwaited !== undefined;
    if (this.#next === undefined || waits || !this.#listener.listens()) return;
    this.#voice.speak(this.#next);
    this.#next = undefined;
  }

  /** What nobody said counts for nothing: it is no sign of a caller, and no turn. */
  #onCallerSaid(text: string, itemId: string): void {
    const lastHeard = this.#transcript.lastOf('assistant')?.text ?? '';
    const ignored = isPhantom(text) ? 'phantom' : isEcho(text, lastHeard) ? 'echo' : undefined;
    if (ignored !== undefined) {
      this.#parts.metrics.transcriptsIgnored.inc({ reason: ignored });
      this.#parts.logger.debug({ reason: ignored }, 'Transcript ignored: nobody said it');
      this.#transcript.callerUnheard(itemId);
      return;
    }
    this.#hearWords(text);
    // A transcript may come after the answer to it has begun; in silence, what was heard before answered other words.
    if (!this.busy) this.#answerBeganMs = undefined;
    this.#transcript.callerSaid(text, itemId);
  }

  #onCallerSpeaks(itemId: string | undefined): void {
    clearTimeout(this.#quietTimer);
    this.#callerSpeaks = true;
    const signalledMs = performance.now();
    if (this.busy && this.#listener.listens()) {
      this.interrupt();
      this.#parts.metrics.bargeIn.observe((performance.now() - signalledMs) / 1000);
    }
    this.#answerBeganMs = undefined;
    this.#transcript.callerSpeaks(itemId);
  }

  #hearWords(words: string): void {
    if (words.trim() !== '') this.#listener.onWords();
  }
}
