import { silencePayload } from '../../src/audio/mulaw.ts';
import type { Beating } from '../load/metronome.ts';
import type { CallTally } from '../load/tally.ts';
import type { LiveVoice } from './live-voice.ts';
import { callerSentence, modelSentence } from './sentences.ts';
import { stampedPiece, type Turns, type TurnsOptions } from './turns.ts';

/** The length of the vendor's pieces, measured in October 2026. */
const PIECE_MS = 100;
const SILENCE = silencePayload(PIECE_MS * 8);
/** Pieces of sound in each period, and the piece of silence with which the caller's words come. */
const PERIOD = { pieces: 40, spoken: 30, callerWordsAt: 36 };

/**
 * The shape of GPT-Live's output: one piece every 100 ms, silence included. Of each 4 s, 3 s are speech, and every
 * second answer stops halfway, as a model does that is interrupted.
 */
export class ContinuousTurns implements Turns, Beating {
  readonly echoes = false;
  readonly #options: TurnsOptions & { readonly voice: LiveVoice };
  #call: CallTally | undefined;
  #dueMs = 0;
  #piece = 0;
  #turn = 0;

  constructor(options: TurnsOptions & { readonly voice: LiveVoice }) {
    this.#options = options;
  }

  asked(): void {
    this.#dueMs ||= performance.now();
    this.#options.metronome.add(this);
  }

  heard(call: number | undefined): void {
    if (call !== undefined) this.#call ??= this.#options.tally.get(call);
  }

  beat(nowMs: number): void {
    for (; this.#call && this.#dueMs <= nowMs; this.#dueMs += PIECE_MS) this.#next(this.#call);
  }

  stop(): void {
    this.#options.metronome.remove(this);
  }

  #next(call: CallTally): void {
    const { voice, tally } = this.#options;
    const at = this.#piece % PERIOD.pieces;
    this.#piece += 1;
    if (at === 0) {
      this.#turn += 1;
      voice.begin(modelSentence(this.#turn));
    }
    if (at === PERIOD.callerWordsAt) voice.callerSaid(callerSentence(this.#turn + call.number));
    const spoken = this.#turn % 2 === 0 ? PERIOD.spoken / 2 : PERIOD.spoken;
    if (at < spoken) voice.speak(stampedPiece(tally, call, PIECE_MS));
    else voice.echo(SILENCE);
  }
}
