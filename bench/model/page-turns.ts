import type { Beating, Metronome } from '../load/metronome.ts';
import type { PageTally } from '../load/page-tally.ts';
import { stampPiece } from '../page-stamp.ts';
import { callerSentence, modelSentence } from './sentences.ts';
import type { Turns } from './turns.ts';
import type { ModelVoice } from './voice.ts';

const PIECE_MS = 200;
const BYTES_PER_MS = 48;
const PIECES = 15;
const SENT_IN_MS = 1000;
const PERIOD_MS = 4000;
const CALLER_MS = 3400;

export interface PageTurnsOptions {
  readonly voice: ModelVoice;
  readonly tally: PageTally;
  readonly metronome: Metronome;
}

/** For a page: a turn of 3 s sent in 1 s in pieces of 200 ms, every 4 s. */
export class PageTurns implements Turns, Beating {
  readonly echoes = false;
  readonly #options: PageTurnsOptions;
  #state: 'waiting' | 'speaking' | 'sent' | 'answered' = 'waiting';
  #startedMs = 0;
  #pieces = 0;
  #turn = 0;

  constructor(options: PageTurnsOptions) {
    this.#options = options;
  }

  asked(): void {
    this.#options.metronome.add(this);
  }

  heard(): void {
    // It speaks by the clock.
  }

  beat(nowMs: number): void {
    const { voice } = this.#options;
    if (this.#state === 'waiting') this.#begin(nowMs);
    const elapsedMs = nowMs - this.#startedMs;
    if (this.#state === 'speaking') this.#speak(elapsedMs);
    if (this.#state === 'sent' && elapsedMs >= CALLER_MS) {
      this.#state = 'answered';
      voice.callerSaid(callerSentence(this.#turn));
    }
    if (this.#state === 'answered' && elapsedMs >= PERIOD_MS) this.#state = 'waiting';
  }

  stop(): void {
    this.#options.metronome.remove(this);
  }

  #begin(nowMs: number): void {
    this.#state = 'speaking';
    this.#startedMs = nowMs;
    this.#pieces = 0;
    this.#turn += 1;
    this.#options.voice.begin(modelSentence(this.#turn));
  }

  #speak(elapsedMs: number): void {
    const { voice, tally } = this.#options;
    const due = Math.min(PIECES, 1 + Math.floor((elapsedMs * PIECES) / SENT_IN_MS));
    for (; this.#pieces < due; this.#pieces += 1) {
      const pcm = Buffer.alloc(PIECE_MS * BYTES_PER_MS, 1);
      const sentMs = performance.now();
      stampPiece(pcm, sentMs);
      tally.sent(sentMs);
      voice.speak(pcm);
    }
    if (this.#pieces < PIECES) return;
    voice.end();
    this.#state = 'sent';
  }
}
