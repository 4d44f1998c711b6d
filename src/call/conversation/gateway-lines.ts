import type { Guard } from '../../guard.ts';
import type { CallMedia } from '../../media/call-media.ts';
import type { SpeechKind } from '../../media/call-observer.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';
import type { VoiceClientBase } from '../../voice/client.ts';
import type { VoiceEvent } from '../../voice/events.ts';
import type { CallState } from '../phase.ts';
import type { Floor } from './floor.ts';
import { type GreetingBargeIn, GuardedLine, type HoldLineBargeIn } from './guarded-line.ts';
import { NextLine } from './next-line.ts';
import { PlayOut } from './play-out.ts';
import { type LineOutcome, SpokenLine } from './spoken-line.ts';

interface GatewayLinesParts {
  readonly voice: Pick<VoiceClientBase, 'speak'>;
  readonly media: Pick<CallMedia, 'heard'>;
  readonly floor: Floor;
  readonly state: Pick<CallState, 'listens'>;
  readonly guard: Pick<Guard, 'wrap'>;
  /** What a caller who speaks over a line that asks them to wait does to it. */
  readonly holdLineBargeIn: HoldLineBargeIn;
}

/** Longest wait for the first audio of a line that the gateway has spoken, and for the whole of it. */
const LINE_LIMITS = { firstAudioMs: 4_000, totalMs: 20_000 } as const;

/** The lines that the gateway has the model speak, until the caller has heard them. */
export class GatewayLines {
  readonly #parts: GatewayLinesParts;
  readonly #next: NextLine;
  #greeting: GuardedLine | undefined;
  #greetingId: string | undefined;
  /** The last line that asks the caller to wait. */
  #hold: GuardedLine | undefined;
  #line: SpokenLine | undefined;
  #playOut: PlayOut | undefined;
  /** The last line that fills a wait. */
  #fillerId: string | undefined;

  constructor(parts: GatewayLinesParts) {
    this.#parts = parts;
    const { voice, floor, state, guard } = parts;
    this.#next = new NextLine({
      mayBegin: () => floor.free && state.listens,
      speak: (text) => voice.speak(text),
      guard,
    });
  }

  /** What is being said and must not be silenced by the caller. */
  get protectedLine(): 'greeting' | 'hold_line' | undefined {
    if (this.#greeting?.isProtected) return 'greeting';
    return this.#hold?.isProtected ? 'hold_line' : undefined;
  }

  /** Whether a line waits for a moment in which nobody speaks. */
  get waits(): boolean {
    return this.#next.waits;
  }

  greet(text: string, bargeIn: GreetingBargeIn): void {
    const { voice, media } = this.#parts;
    const speakId = voice.speak(text);
    this.#greetingId = speakId;
    const onMissed = () => this.#next.putAgain(text);
    this.#greeting = new GuardedLine({ speakId, text, bargeIn, from: 'request', media, onMissed });
  }

  /** Speaks at the next moment when nobody does. */
  speakNext(text: string): void {
    this.#next.put(text);
  }

  /** Speaks after the answer to what the caller just said. */
  speakAfterAnswer(text: string): void {
    if (this.#parts.floor.busy) this.#next.put(text);
    else this.#next.putAfterAnswer(text);
  }

  /** Speaks now, in a moment in which nobody does, to fill a wait: it answers nothing. */
  fill(text: string): void {
    this.#fillerId = this.#parts.voice.speak(text);
    this.#holds(this.#fillerId, text);
  }

  /** Whether this line fills a wait. */
  isFiller(speakId: string): boolean {
    return speakId === this.#fillerId;
  }

  /** What this line is for those who observe the call. */
  kindOf(speakId: string): SpeechKind {
    if (this.isFiller(speakId)) return 'filler';
    return speakId === this.#greetingId ? 'greeting' : 'line';
  }

  /**
   * Speaks now, and waits until the caller has heard the end, in bounded time.
   * @param kind `hold`: it asks the caller to wait
   */
  say(text: string, kind: 'line' | 'hold' = 'line'): Promise<LineOutcome> {
    const { voice, media } = this.#parts;
    const speakId = voice.speak(text);
    if (kind === 'hold') this.#holds(speakId, text);
    this.#line = new SpokenLine(speakId, media, LINE_LIMITS);
    return this.#line.outcome;
  }

  /** Resolves once what was said has been heard or cut, in bounded time. */
  playedOut(limitMs: number): Promise<void> {
    this.#playOut?.end();
    this.#playOut = new PlayOut(() => this.#parts.floor.audible, limitMs);
    this.#playOut.check();
    return this.#playOut.done;
  }

  onVoice(event: VoiceEvent): void {
    this.#line?.onVoice(event);
    this.#greeting?.onVoice(event);
    this.#hold?.onVoice(event);
  }

  onItemHeard(itemId: string): void {
    this.#line?.onItemHeard(itemId);
    this.#greeting?.onItemHeard(itemId);
    this.#hold?.onItemHeard(itemId);
    this.#playOut?.check();
    this.#next.check();
  }

  /** Playback was cut; `heard` lists where. */
  interrupted(heard: readonly HeardAudio[]): void {
    this.#line?.interrupted(heard);
    this.#greeting?.interrupted(heard);
    this.#hold?.interrupted(heard);
    this.#playOut?.end();
  }

  callerSpeaks(): void {
    this.#next.callerSpeaks();
  }

  callerStops(): void {
    this.#next.callerStops();
  }

  /** The model begins to answer, or to speak a line. */
  responseBegins(): void {
    this.#next.answerBegins();
  }

  responseEnds(): void {
    this.#next.check();
  }

  /** Stops every timer, and gives up waiting. Idempotent. */
  close(): void {
    this.#next.stop();
    this.#line?.cancel();
    this.#playOut?.end();
  }

  #holds(speakId: string, text: string): void {
    const { media, holdLineBargeIn: bargeIn } = this.#parts;
    this.#hold = new GuardedLine({ speakId, text, bargeIn, from: 'sound', media });
  }
}
