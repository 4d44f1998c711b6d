import type { VoiceEvent } from '../../events.ts';
import type { TimedWords } from '../wire/events.ts';

/** Without a new word for this much of the session, the caller's turn has ended. LiveKit's client has the same figure. */
const TURN_END_MS = 800;
/** Somebody who reads out a page makes several turns. */
const MOST_CHARACTERS = 4_000;
/** An answer that begins this soon after the last word speaks over the caller; later it answers them. */
const OVERLAP_MS = 300;

export interface SpokenTurnsParts {
  readonly emit: (event: VoiceEvent) => void;
  readonly newId: () => string;
  /** Milliseconds on the clock of the session. */
  readonly positionMs: () => number;
}

interface Turn {
  readonly itemId: string;
  readonly startMs: number;
  endMs: number;
  text: string;
  /** When its last word came, on the session clock. */
  toldMs: number;
  /** When the model began to speak after it, on the session clock. */
  answeredMs: number | undefined;
}

/**
 * The caller's turns. The vendor sends their words and says neither when a turn begins nor when it ends: the words
 * alone tell, as late as the recogniser is.
 */
export class SpokenTurns {
  readonly #parts: SpokenTurnsParts;
  #turn: Turn | undefined;
  /** When the model last wanted something done, on the session clock. */
  #delegatedMs = 0;
  /** Where the caller spoke last, for what the model says over them. */
  #last = { startMs: 0, endMs: 0 };

  constructor(parts: SpokenTurnsParts) {
    this.#parts = parts;
  }

  get speaks(): boolean {
    return this.#turn !== undefined;
  }

  /** What the caller is saying, as far as it is known. */
  get text(): string {
    return this.#turn?.text.trim() ?? '';
  }

  spokeBetween(startMs: number, endMs: number): boolean {
    return this.#last.endMs > startMs && this.#last.startMs < endMs;
  }

  hear({ words, ...time }: TimedWords): void {
    // A noise that the recogniser has no words for begins no turn.
    if (words.trim() === '' && !this.#turn) return;
    // Nothing has been said later than now.
    const nowMs = this.#parts.positionMs();
    const startMs = Math.min(time.startMs, nowMs);
    this.#endBefore(startMs);
    const turn = this.#turn ?? this.#begin(startMs);
    const delta = turn.text === '' ? words.trimStart() : words;
    turn.text += delta;
    turn.endMs = Math.max(turn.endMs, Math.min(time.endMs, nowMs));
    turn.toldMs = nowMs;
    this.#last = { startMs: turn.startMs, endMs: turn.endMs };
    if (delta === '') return;
    this.#parts.emit({
      type: 'conversation.item.input_audio_transcription.delta',
      itemId: turn.itemId,
      delta,
    });
    if (turn.text.length > MOST_CHARACTERS) this.#end(turn);
  }

  /** The clock of the session has gone on. */
  tick(): void {
    const turn = this.#turn;
    if (turn && this.#parts.positionMs() - turn.toldMs >= TURN_END_MS) this.#end(turn);
  }

  /** The model wants something done for what the caller has said until now. */
  delegated(): void {
    this.#delegatedMs = this.#parts.positionMs();
  }

  /** A tool is called for what was delegated: the turn that asked for it is over. */
  toolCalled(): void {
    const turn = this.#turn;
    if (turn && turn.startMs < this.#delegatedMs) this.#end(turn);
  }

  /** The model begins to speak. */
  answerBegins(): void {
    const turn = this.#turn;
    if (!turn) return;
    turn.answeredMs ??= this.#parts.positionMs();
    if (this.#parts.positionMs() - turn.toldMs >= OVERLAP_MS) this.#end(turn);
  }

  /** The session is over: what is known of the turn is all there is. */
  finish(): void {
    if (this.#turn) this.#end(this.#turn);
  }

  /** Words that were spoken into an answer are a turn of their own. */
  #endBefore(startMs: number): void {
    const turn = this.#turn;
    if (turn?.answeredMs !== undefined && startMs > turn.answeredMs) this.#end(turn);
  }

  #begin(startMs: number): Turn {
    const itemId = this.#parts.newId();
    const turn = { itemId, startMs, endMs: startMs, text: '', toldMs: 0, answeredMs: undefined };
    this.#turn = turn;
    const agoMs = Math.max(0, this.#parts.positionMs() - startMs);
    this.#parts.emit({ type: 'input_audio_buffer.speech_started', itemId, agoMs });
    return turn;
  }

  #end({ itemId, text, endMs, answeredMs }: Turn): void {
    this.#turn = undefined;
    const { emit, positionMs } = this.#parts;
    const agoMs = Math.max(0, positionMs() - endMs);
    emit({
      type: 'input_audio_buffer.speech_stopped',
      itemId,
      // Of a turn whose answer has begun there is no end left to measure from.
      ...(answeredMs === undefined && { endedAtMs: performance.now() - agoMs }),
    });
    emit({
      type: 'conversation.item.input_audio_transcription.completed',
      itemId,
      transcript: text.trim(),
    });
  }
}
