import { payloadBytes } from '../../../audio/format.ts';
import type { HeardAudio } from '../../../media/heard-audio.ts';
import type { ResponseStatus, VoiceEvent } from '../../events.ts';
import { heardWords, type Piece, sentWords } from './piece.ts';
import type { PlayClock } from './play-clock.ts';

/** The caller's line, as far as a turn knows it. */
export interface TurnLine {
  readonly bytesPerMs: number;
}

/**
 * - `open`: blocks of it are still coming
 * - `generated`: all its audio has come, final texts may be missing
 * - `done`: `response.done` was emitted
 */
export type TurnState = 'open' | 'generated' | 'done';

export interface TurnOptions {
  readonly responseId: string;
  /** It consists of tool calls. What the model says with their results is another turn. */
  readonly toolsOnly: boolean;
  /** The caller had spoken before it. */
  readonly answersCaller: boolean;
  readonly line: TurnLine;
  readonly play: Pick<PlayClock, 'sent'>;
  readonly emit: (event: VoiceEvent) => void;
}

/** One turn of the assistant: its pieces of speech, their planned and final words, and its end. */
export class Turn {
  readonly responseId: string;
  readonly toolsOnly: boolean;
  readonly answersCaller: boolean;
  /** A tool was called in it. */
  hasCalled = false;
  readonly #line: TurnLine;
  readonly #play: TurnOptions['play'];
  readonly #emit: (event: VoiceEvent) => void;
  #state: TurnState = 'open';
  #announced = false;
  #dropped = false;
  /** Audio blocks in the order they began; the n-th final text belongs to the n-th of them. */
  readonly #items: string[] = [];
  readonly #pieces = new Map<string, Piece>();
  /** Pieces whose audio is still coming. */
  readonly #openItems = new Map<string, Piece>();
  readonly #finalTexts: string[] = [];
  /** Planned words whose audio has not begun. */
  #plannedTexts: string[] = [];
  #generated = false;
  #finalsComplete = false;

  constructor(options: TurnOptions) {
    this.responseId = options.responseId;
    this.toolsOnly = options.toolsOnly;
    this.answersCaller = options.answersCaller;
    this.#line = options.line;
    this.#play = options.play;
    this.#emit = options.emit;
  }

  get state(): TurnState {
    return this.#state;
  }

  get announced(): boolean {
    return this.#announced;
  }

  /** Interrupted or cancelled: nothing more of it is emitted. */
  get dropped(): boolean {
    return this.#dropped;
  }

  /** Whether final texts of its pieces are still to come. */
  get owesFinals(): boolean {
    return !this.#dropped && this.#finalTexts.length < this.#items.length;
  }

  /** No further block belongs to it, except final texts. */
  get generated(): boolean {
    return this.#generated;
  }

  announce(speakId?: string): void {
    if (this.#announced || this.#dropped) return;
    this.#announced = true;
    const { responseId } = this;
    this.#emit({ type: 'response.created', responseId, ...(speakId === undefined ? {} : { speakId }) });
  }

  plan(text: string): void {
    this.#plannedTexts.push(text);
  }

  openItem(itemId: string): void {
    this.#items.push(itemId);
    const piece = { sentMs: 0, text: this.#plannedTexts.join(' ') };
    this.#pieces.set(itemId, piece);
    this.#openItems.set(itemId, piece);
    for (const delta of this.#plannedTexts) {
      this.#say({ type: 'response.audio_transcript.delta', responseId: this.responseId, itemId, delta });
    }
    this.#plannedTexts = [];
  }

  /** What has come of a piece whose audio is not complete, and its planned words. */
  pieceOf(itemId: string): Readonly<Piece> | undefined {
    return this.#openItems.get(itemId);
  }

  /**
   * Its words, as far as they were heard and as far as they were not.
   * @param cut every piece that was not played to its end
   */
  split(cut: readonly HeardAudio[]): { readonly heard: string; readonly rest: string } {
    const heard: string[] = [];
    const rest: string[] = [];
    for (const [itemId, piece] of this.#pieces) {
      const heardMs = cut.find((item) => item.itemId === itemId)?.heardMs;
      const isWhole = !this.#openItems.has(itemId);
      const part = heardMs === undefined ? piece.text : heardWords(piece, heardMs, isWhole);
      heard.push(part);
      rest.push(piece.text.slice(part.length));
    }
    return { heard: joined(heard), rest: joined([...rest, ...this.#plannedTexts]) };
  }

  /** Whether audio of this piece is emitted. */
  wants(itemId: string): boolean {
    return !this.#dropped && this.#openItems.has(itemId);
  }

  audio(itemId: string, delta: string): void {
    const item = this.#openItems.get(itemId);
    if (!item || !this.wants(itemId)) return;
    const ms = payloadBytes(delta) / this.#line.bytesPerMs;
    item.sentMs += ms;
    this.#play.sent(ms);
    this.#emit({ type: 'response.audio.delta', responseId: this.responseId, itemId, delta });
  }

  /** Audio that names no block, as the older shape has it. */
  looseAudio(mulaw: string): void {
    if (!this.#openItems.has(this.responseId)) this.openItem(this.responseId);
    this.audio(this.responseId, mulaw);
  }

  closeItem(itemId: string): void {
    if (!this.#openItems.delete(itemId)) return;
    this.#say({ type: 'response.audio.done', responseId: this.responseId, itemId });
    this.#finishWhenComplete();
  }

  /** The words of the next piece of speech; more texts than pieces go to the last piece. */
  finalText(text: string): void {
    const last = this.#items.length - 1;
    const index = Math.min(this.#finalTexts.length, last);
    const itemId = this.#items[index];
    if (this.#isRepeated(text, itemId)) return;
    this.#finalTexts.push(text);
    if (itemId === undefined) return;
    const transcript = index < last ? text : this.#finalTexts.slice(last).join(' ');
    this.#say({
      type: 'response.audio_transcript.done',
      responseId: this.responseId,
      itemId,
      transcript: transcript.trim(),
    });
    this.#finishWhenComplete();
  }

  /** Some streams send the same final text twice. The model itself may say a sentence twice, but then it is planned twice. */
  #isRepeated(text: string, itemId: string | undefined): boolean {
    if (text !== this.#finalTexts.at(-1)) return false;
    const isPlanned = this.#finalTexts.length < this.#items.length && this.#plannedOf(itemId) === text.trim();
    return !isPlanned;
  }

  #plannedOf(itemId: string | undefined): string | undefined {
    return itemId === undefined ? undefined : this.#pieces.get(itemId)?.text.trim();
  }

  /** @param finalsComplete no final text is missing either */
  endGeneration(finalsComplete = false): void {
    this.#generated = true;
    this.#finalsComplete ||= finalsComplete;
    if (this.#state === 'open') this.#state = 'generated';
    this.#finishWhenComplete();
  }

  /** The model has stopped because we asked for something else: the caller hears what was sent to its end. */
  breakOff(): void {
    for (const [itemId, piece] of this.#openItems) {
      this.#say({
        type: 'response.audio_transcript.done',
        responseId: this.responseId,
        itemId,
        transcript: sentWords(piece).trim(),
      });
      this.#say({ type: 'response.audio.done', responseId: this.responseId, itemId });
    }
    this.#openItems.clear();
    this.drop();
    this.finish('cancelled');
  }

  /** From now on only its end is emitted. */
  drop(): void {
    this.#dropped = true;
  }

  /** Idempotent. A turn that was never announced ends without an event. */
  finish(status: ResponseStatus): void {
    if (this.#state === 'done') return;
    this.#state = 'done';
    if (!this.#announced) return;
    const written = this.#items.length === 0 ? this.#plannedTexts.join(' ').trim() : '';
    this.#emit({
      type: 'response.done',
      responseId: this.responseId,
      status,
      ...(written !== '' && { text: written }),
    });
  }

  #finishWhenComplete(): void {
    if (this.#state !== 'generated' || this.#openItems.size > 0) return;
    if (this.#finalsComplete || this.#finalTexts.length >= this.#items.length) this.finish('completed');
  }

  #say(event: VoiceEvent): void {
    if (!this.#dropped) this.#emit(event);
  }
}

function joined(texts: readonly string[]): string {
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join(' ');
}
