import type { Guard } from '../../guard.ts';
import type { CallMedia } from '../../media/call-media.ts';
import type { SpeechKind } from '../../media/call-observer.ts';
import type { HeardAudio } from '../../media/heard-audio.ts';
import type { VoiceClientBase } from '../../voice/client.ts';
import type { VoiceEvent } from '../../voice/events.ts';
import type { CallState } from '../phase.ts';
import type { Floor } from './floor.ts';
import { type GreetingBargeIn, GuardedLine } from './guarded-line.ts';
import { NextLine } from './next-line.ts';
import { PlayOut } from './play-out.ts';
import { type LineOutcome, SpokenLine } from './spoken-line.ts';

interface GatewayLinesParts {
  readonly voice: Pick<VoiceClientBase, 'speak'>;
  readonly media: Pick<CallMedia, 'heard'>;
  readonly floor: Floor;
  readonly state: Pick<CallState, 'listens'>;
  readonly guard: Pick<Guard, 'wrap'>;
}

/** Longest wait for the first audio of a line that the gateway has spoken, and for the whole of it. */
const LINE_LIMITS = { firstAudioMs: 4_000, totalMs: 20_000 } as const;

/** The lines that the gateway has the model speak, until the caller has heard them. */
export class GatewayLines {
  readonly #parts: GatewayLinesParts;
  readonly #next: NextLine;
  #greeting: GuardedLine | undefined;
  #greetingId: string | undefined;
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

  /** Whether the caller must not be able to silence what is being said. */
  get isProtected(): boolean {
    return this.#greeting?.isProtected === true;
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
    this.#greeting = new GuardedLine({ speakId, text, bargeIn, media, onMissed });
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

  /** Speaks now, and waits until the caller has heard the end, in bounded time. */
  say(text: string): Promise<LineOutcome> {
    const { voice, media } = this.#parts;
    this.#line = new SpokenLine(voice.speak(text), media, LINE_LIMITS);
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
  }

  onItemHeard(itemId: string): void {
    this.#line?.onItemHeard(itemId);
    this.#greeting?.onItemHeard(itemId);
    this.#playOut?.check();
    this.#next.check();
  }

  /** Playback was cut; `heard` lists where. */
  interrupted(heard: readonly HeardAudio[]): void {
    this.#line?.interrupted(heard);
    this.#greeting?.interrupted(heard);
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
}
