import type { Beating, Metronome } from '../load/metronome.ts';
import type { CallTally, Tally } from '../load/tally.ts';
import { STAMPED_FRAME_BYTES, writeFrame } from '../stamp.ts';
import { callerSentence, modelSentence } from './sentences.ts';
import type { ModelVoice } from './voice.ts';

/** How a model behaves on one connection. */
export interface Turns {
  /** The client has asked for the first words. */
  asked(): void;
  /** Caller audio has come. @param call its number, once known */
  heard(call: number | undefined): void;
  /** Whether every piece of caller audio is sent back unchanged. */
  readonly echoes: boolean;
  stop(): void;
}

export interface TurnsOptions {
  readonly voice: ModelVoice;
  readonly tally: Tally;
  readonly metronome: Metronome;
}

const ECHO_TURN_MS = 10_000;
const PIECE_MS = 200;
const FRAME_MS = 20;
/** Multiples of it, without their whole part, lie evenly between 0 and 1, however many there are. */
const GOLDEN = 0.618;

export function createTurns(options: TurnsOptions): Turns {
  switch (options.tally.traffic) {
    case 'echo':
      return new EchoTurns(options);
    case 'burst':
      return new BurstTurns(options);
    case 'setup':
      return new GreetingTurn(options);
    default:
      return options.tally.traffic satisfies never;
  }
}

/** The model says back what it hears. A turn ends every ten seconds, so that transcripts and records have work. */
class EchoTurns implements Turns {
  readonly #options: TurnsOptions;
  #state: 'waiting' | 'speaking' = 'waiting';
  #turn = 0;
  #turnEndsMs: number | undefined;

  constructor(options: TurnsOptions) {
    this.#options = options;
  }

  get echoes(): boolean {
    return this.#state === 'speaking';
  }

  asked(): void {
    if (this.#state === 'waiting') this.#begin();
  }

  heard(call: number | undefined): void {
    if (this.#state === 'waiting' || call === undefined) return;
    // Every call's first turn has another length, so that the ends of all turns are spread.
    this.#turnEndsMs ??= performance.now() + ((call * GOLDEN) % 1) * ECHO_TURN_MS;
    if (performance.now() < this.#turnEndsMs) return;
    this.#turnEndsMs += ECHO_TURN_MS;
    const { voice } = this.#options;
    voice.end();
    voice.callerSaid(callerSentence(this.#turn + call));
    this.#begin();
  }

  stop(): void {
    this.#state = 'waiting';
  }

  #begin(): void {
    this.#state = 'speaking';
    this.#turn += 1;
    this.#options.voice.begin(modelSentence(this.#turn));
  }
}

/** Times of one burst turn, milliseconds since its beginning; the caller's words come `answerMs` before the next one. */
const BURST = { audioMs: 3000, sentInMs: 1000, interruptAtMs: 1500, periodMs: 4000, answerMs: 600 };

/**
 * The shape of real model audio: a turn of 3 s sent in 1 s in pieces of 200 ms; every second turn is
 * interrupted after 1.5 s, when all of it has been sent and half of it played.
 */
class BurstTurns implements Turns, Beating {
  readonly echoes = false;
  readonly #options: TurnsOptions;
  #call: CallTally | undefined;
  #state: 'waiting' | 'speaking' | 'sent' | 'interrupted' | 'answered' = 'waiting';
  #turn = 0;
  #startedMs = 0;
  #periodMs = BURST.periodMs;
  #pieces = 0;

  constructor(options: TurnsOptions) {
    this.#options = options;
  }

  asked(): void {
    this.#options.metronome.add(this);
  }

  heard(call: number | undefined): void {
    if (call === undefined || this.#call) return;
    this.#call = this.#options.tally.get(call);
    // Calls that were placed together would all speak and pause together: the first pause is longer, each by
    // another time. The greeting itself must not wait, for a gateway would notice.
    this.#periodMs = BURST.periodMs * (1 + ((call * GOLDEN) % 1));
  }

  beat(nowMs: number): void {
    if (!this.#call) return;
    if (this.#state === 'waiting') this.#begin(nowMs);
    this.#advance(nowMs - this.#startedMs);
  }

  stop(): void {
    this.#options.metronome.remove(this);
  }

  #advance(elapsedMs: number): void {
    const { voice } = this.#options;
    if (this.#state === 'speaking') this.#speak(elapsedMs);
    const interrupts = this.#turn % 2 === 0;
    if (this.#state === 'sent' && interrupts && elapsedMs >= BURST.interruptAtMs) this.#interrupt();
    if (this.#spoken && elapsedMs >= this.#periodMs - BURST.answerMs) {
      this.#state = 'answered';
      voice.callerSaid(callerSentence(this.#turn + (this.#call?.number ?? 0)));
    }
    if (this.#state !== 'answered' || elapsedMs < this.#periodMs) return;
    this.#state = 'waiting';
    this.#periodMs = BURST.periodMs;
  }

  get #spoken(): boolean {
    return this.#state === 'sent' || this.#state === 'interrupted';
  }

  #begin(nowMs: number): void {
    this.#state = 'speaking';
    this.#turn += 1;
    this.#startedMs = nowMs;
    this.#pieces = 0;
    this.#options.voice.begin(modelSentence(this.#turn));
  }

  #speak(elapsedMs: number): void {
    const all = BURST.audioMs / PIECE_MS;
    const due = Math.min(all, 1 + Math.floor((elapsedMs * all) / BURST.sentInMs));
    for (; this.#pieces < due; this.#pieces += 1) this.#speakPiece();
    if (this.#pieces < all) return;
    this.#options.voice.end();
    this.#state = 'sent';
  }

  #speakPiece(): void {
    const { voice, tally } = this.#options;
    if (this.#call) voice.speak(stampedPiece(tally, this.#call));
  }

  #interrupt(): void {
    this.#state = 'interrupted';
    if (!this.#call) return;
    this.#options.tally.signalled(this.#call.number);
    this.#options.voice.interrupt();
  }
}

/** Greets, and says nothing more: what is measured is the beginning of calls. */
class GreetingTurn implements Turns {
  readonly echoes = false;
  readonly #options: TurnsOptions;
  #asked = false;
  #call: CallTally | undefined;
  #state: 'waiting' | 'greeted' = 'waiting';

  constructor(options: TurnsOptions) {
    this.#options = options;
  }

  asked(): void {
    this.#asked = true;
    this.#greet();
  }

  heard(call: number | undefined): void {
    if (call !== undefined) this.#call ??= this.#options.tally.get(call);
    this.#greet();
  }

  stop(): void {
    this.#state = 'greeted';
  }

  #greet(): void {
    const { voice, tally } = this.#options;
    if (this.#state === 'greeted' || !this.#asked || !this.#call) return;
    this.#state = 'greeted';
    voice.begin(modelSentence(0));
    voice.speak(stampedPiece(tally, this.#call));
    voice.end();
  }
}

/** @param ms a multiple of 20 */
export function stampedPiece(tally: Tally, call: CallTally, ms = PIECE_MS): Buffer {
  const frames = ms / FRAME_MS;
  const piece = Buffer.alloc(frames * STAMPED_FRAME_BYTES);
  for (let n = 0; n < frames; n += 1) {
    writeFrame(piece, n * STAMPED_FRAME_BYTES, tally.stamp(call, 'down'));
  }
  return piece;
}
