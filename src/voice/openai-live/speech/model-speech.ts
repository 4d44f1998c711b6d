import { payloadBytes } from '../../../audio/format.ts';
import type { LineFormat } from '../../../audio/line-format.ts';
import type { FrameDrops } from '../../../telemetry/frame-drops.ts';
import type { VoiceEvent } from '../../events.ts';
import type { TimedWords } from '../wire/events.ts';
import { isAcknowledgement } from './acknowledgement.ts';
import type { AskedLines } from './asked-lines.ts';
import { HeldWords } from './held-words.ts';
import { SoundLevel } from './sound-level.ts';
import { SpokenSpan } from './spoken-span.ts';

/** Silence in the output after which a span is over. LiveKit's client has the same figure (October 2026). */
const HOLD_MS = 800;
/** After this much silence, the model has stopped what it was told to stop. */
const STOPPED_MS = 200;
/**
 * A model that has not stopped by itself by then is ordered to. Not before: the order takes about 750 ms, and would stop
 * the answer to what the caller said instead.
 */
const GOES_ON_MS = 500;
/** A model that goes on regardless is heard again after this. */
const CUT_LIMIT_MS = 3_000;
/** Words of spans that are this far back are given to the oldest one known. */
const KNOWN_SPANS = 4;
/** How much later than its sound a recogniser may place the caller's first word. */
const RECOGNISER_SLACK_MS = 500;
/** The end of a sentence: what was broken off ends without one. */
const SENTENCE_END = /[.!?…。！？]["'”’)]*\s*$/u;

export interface ModelSpeechParts {
  readonly line: LineFormat;
  readonly lines: Pick<AskedLines, 'take'>;
  readonly drops: Pick<FrameDrops, 'count'>;
  readonly emit: (event: VoiceEvent) => void;
  readonly newId: (kind: 'resp' | 'item') => string;
  /** Whether the model waits for the result of something. */
  readonly isWaiting: () => boolean;
  /** The model goes on with what was cut. */
  readonly onGoesOn: () => void;
  readonly caller: {
    /** Whether the caller is saying something. */
    readonly speaks: boolean;
    /** Whether words of theirs fall into this stretch of the session, milliseconds. */
    spokeBetween(startMs: number, endMs: number): boolean;
    /** The model begins to speak. */
    answerBegins(): void;
  };
}

/**
 * The model's side of a session. Its output is one track at the pace of playing, silence included, and has no beginning
 * or end of anything. A gate makes responses of it: sound opens one, and 800 ms of silence close it. Silence outside of
 * them is not sent to the caller, so that the carrier's buffer and its marks mean what they mean with other models.
 */
export class ModelSpeech {
  readonly #parts: ModelSpeechParts;
  readonly #level: SoundLevel;
  readonly #held = new HeldWords();
  readonly #spans: SpokenSpan[] = [];
  #span: SpokenSpan | undefined;
  /** Output that was received, which is the time on the session clock. */
  #positionMs = 0;
  /**
   * The last piece before a span goes with it, though it costs the caller 100 ms. Words begin softly; and the model
   * sends at the pace of playing, so without something in the carrier's buffer every delay on the way is a gap.
   */
  #onset = '';
  /** The model has a result: the span that is open may end at its next pause. */
  #endsAtPause = false;
  /** What the model still says of a span that was cut is not wanted. */
  #cut: { readonly sinceMs: number; silentMs: number; isTold: boolean } | undefined;

  constructor(parts: ModelSpeechParts) {
    this.#parts = parts;
    this.#level = new SoundLevel(parts.line);
  }

  /** Milliseconds on the clock of the session. */
  get positionMs(): number {
    return this.#positionMs;
  }

  get speaks(): boolean {
    return this.#span !== undefined;
  }

  /** The caller's words are known, which may be after the model has stopped for them. */
  callerSpoke(): void {
    const span = this.#spans.at(-1);
    if (span?.state !== 'done' || span.isToldBrokenOff || SENTENCE_END.test(span.text)) return;
    if (this.#callerSpokeOver(span)) this.#tellBrokenOff(span);
  }

  #callerSpokeOver({ startMs, loudMs }: SpokenSpan): boolean {
    return this.#parts.caller.spokeBetween(startMs, loudMs + RECOGNISER_SLACK_MS);
  }

  /** The next piece of the track. */
  audio(delta: string): void {
    const bytes = payloadBytes(delta);
    const ms = bytes / this.#parts.line.bytesPerMs;
    const sound = this.#level.of(delta, bytes);
    const fromMs = this.#positionMs;
    this.#positionMs += ms;
    if (this.#cut && this.#isCut(sound !== 'loud', ms)) return;
    if (sound === 'loud') this.#open(fromMs);
    else if (this.#endsAtPause) this.#close('completed');
    const span = this.#span;
    if (span) this.#send(span, delta, sound === 'loud');
    else this.#onset = delta;
    if (this.#held.isOverdue(this.#positionMs)) this.#release();
  }

  /** Words of the model, before, with or after their sound. */
  words(timed: TimedWords): void {
    const span = this.#spans.findLast((known) => known.covers(timed)) ?? this.#spans[0];
    if (!span || span.isBefore(timed)) this.#held.add(timed, this.#positionMs);
    else this.#give(span, timed);
  }

  /** Ends what is being said: the caller does not want it, or a line of ours takes its place. */
  cut(): void {
    if (!this.#span) return;
    this.#cut = { sinceMs: this.#positionMs, silentMs: 0, isTold: false };
    this.#close('cancelled', 'client_cancelled');
  }

  /** The model has taken up a request: what it says from now on is not what was cut, and begins a new response. */
  requestTaken(): void {
    this.#cut = undefined;
    if (this.#span) this.#close('completed');
  }

  /**
   * The model has the result of what it has others do. What it says about it is a response of its own, though it may
   * follow after a short pause on what it has said while it was waiting.
   */
  resultTaken(): void {
    this.#endsAtPause = this.#span !== undefined;
  }

  /** @returns whether this piece is dropped */
  #isCut(isQuiet: boolean, ms: number): boolean {
    const cut = this.#cut;
    if (!cut) return false;
    cut.silentMs = isQuiet ? cut.silentMs + ms : 0;
    const sinceMs = this.#positionMs - cut.sinceMs;
    if (cut.silentMs >= STOPPED_MS || sinceMs > CUT_LIMIT_MS) {
      this.#cut = undefined;
      return false;
    }
    if (!isQuiet) this.#parts.drops.count('interrupted_answer');
    if (sinceMs >= GOES_ON_MS && !cut.isTold) {
      cut.isTold = true;
      this.#parts.onGoesOn();
    }
    return true;
  }

  #open(fromMs: number): void {
    if (this.#span) return;
    const { lines, caller, newId, isWaiting, emit } = this.#parts;
    const speakId = lines.take();
    const isOverCaller = caller.speaks;
    caller.answerBegins();
    const ids = { responseId: newId('resp'), itemId: newId('item'), speakId };
    const span = new SpokenSpan(ids, fromMs, isOverCaller);
    this.#span = span;
    this.#spans.push(span);
    if (this.#spans.length > KNOWN_SPANS) this.#spans.shift();
    emit({
      type: 'response.created',
      responseId: ids.responseId,
      ...(speakId === undefined ? isWaiting() && { beforeResult: true } : { speakId }),
    });
    if (this.#onset !== '') this.#send(span, this.#onset, false);
    this.#onset = '';
    for (const timed of this.#held.take()) this.#give(span, timed);
  }

  #send(span: SpokenSpan, delta: string, isLoud: boolean): void {
    const { responseId, itemId } = span.ids;
    span.endMs = this.#positionMs;
    if (isLoud) span.loudMs = this.#positionMs;
    this.#parts.emit({ type: 'response.audio.delta', responseId, itemId, delta });
    if (span.endMs - span.loudMs >= HOLD_MS) this.#end(span);
  }

  /** The model has stopped by itself: at the end, or because the caller spoke. */
  #end(span: SpokenSpan): void {
    const isBrokenOff = !SENTENCE_END.test(span.text) && this.#callerSpokeOver(span);
    this.#close(isBrokenOff ? 'cancelled' : 'completed', isBrokenOff ? 'turn_detected' : undefined);
    if (isBrokenOff) this.#tellBrokenOff(span);
  }

  #tellBrokenOff(span: SpokenSpan): void {
    span.isToldBrokenOff = true;
    this.#parts.emit({ type: 'response.broken_off', responseId: span.ids.responseId });
  }

  #close(status: 'completed' | 'cancelled', reason?: string): void {
    const span = this.#span;
    this.#endsAtPause = false;
    if (!span) return;
    this.#span = undefined;
    span.state = status === 'completed' ? 'done' : 'cancelled';
    const { responseId, itemId } = span.ids;
    const { emit } = this.#parts;
    this.#tellText(span);
    emit({ type: 'response.audio.done', responseId, itemId });
    emit({ type: 'response.done', responseId, status, ...(reason !== undefined && { reason }) });
  }

  #give(span: SpokenSpan, timed: TimedWords): void {
    const { responseId, itemId } = span.ids;
    span.text += span.text === '' ? timed.words.trimStart() : timed.words;
    // Once it is closed the whole text replaces what was told, however late its last words come.
    if (span.state === 'done') this.#tellText(span);
    if (span.state !== 'open' || this.#isRemark(span)) return;
    // With a first word that looked like a remark of a listener.
    const delta = span.takeUntold();
    this.#parts.emit({
      type: 'response.audio_transcript.delta',
      responseId,
      itemId,
      delta,
      endMs: span.offsetOf(timed),
    });
  }

  #tellText(span: SpokenSpan): void {
    if (span.text === '' || this.#isRemark(span)) return;
    const { responseId, itemId } = span.ids;
    this.#parts.emit({
      type: 'response.audio_transcript.done',
      responseId,
      itemId,
      transcript: span.text.trim(),
    });
  }

  /** A remark of a listener is heard and is no turn. */
  #isRemark(span: SpokenSpan): boolean {
    return span.isOverCaller && span.isShort && isAcknowledgement(span.text);
  }

  /** Words whose sound does not come: they belong to what was said last. */
  #release(): void {
    const words = this.#held.take();
    const last = this.#span ?? this.#spans.at(-1);
    if (last) for (const timed of words) this.#give(last, timed);
  }
}
