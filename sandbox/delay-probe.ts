import { FRAME_MS, SILENCE_BYTE } from '../src/audio/format.ts';
import type { ModelWireObserver, StreamWireObserver } from './wire-observer.ts';

/** How long something took, in milliseconds. */
export interface Delays {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** A later `clear` has another cause: the caller began to speak when nothing was playing. */
const LONGEST_BARGE_IN_MS = 1_000;

interface Piece {
  readonly mulaw: Uint8Array;
  readonly atMs: number;
}

/**
 * What the gateway adds to the delay of one call, seen from outside: from wire to wire, by the one clock of
 * the process that both servers live in.
 */
export class DelayProbe {
  readonly #framesSent: number[] = [];
  readonly #framesArrived: number[] = [];
  readonly #spoken: Piece[] = [];
  readonly #played: Piece[] = [];
  readonly #interruptions: number[] = [];
  readonly #clears: number[] = [];

  /** For the model's server. */
  readonly model: ModelWireObserver = {
    // Silence that the gateway puts in comes in longer pieces: it is no frame of the caller.
    audioIn: (lengthMs, atMs) => {
      if (lengthMs === FRAME_MS) this.#framesArrived.push(atMs);
    },
    // A model whose output never ends sends silence too, of which the gateway passes on what it needs.
    audioOut: (mulaw, atMs) => {
      if (mulaw.some((byte) => byte !== SILENCE_BYTE)) this.#spoken.push({ mulaw, atMs });
    },
    interrupted: (atMs) => void this.#interruptions.push(atMs),
  };

  /** For the carrier. */
  readonly stream: StreamWireObserver = {
    frameSent: (atMs) => void this.#framesSent.push(atMs),
    audioReceived: (mulaw, atMs) => void this.#played.push({ mulaw, atMs }),
    cleared: (atMs) => void this.#clears.push(atMs),
  };

  /** From the carrier's frame to its arrival at the model. Frames that waited for the model to open do not count. */
  callerToModel(): Delays {
    const openedAtMs = this.#framesArrived[0] ?? Number.POSITIVE_INFINITY;
    const pairs = this.#framesArrived.map((arrivedMs, n) => [this.#framesSent[n] ?? arrivedMs, arrivedMs]);
    const live = pairs.filter(([sentMs = 0]) => sentMs > openedAtMs);
    return delays(live.map(([sentMs = 0, arrivedMs = 0]) => arrivedMs - sentMs));
  }

  /** From the model's piece of speech to its arrival at the carrier. What was dropped on the way does not count. */
  modelToCaller(): Delays {
    const found: number[] = [];
    let next = 0;
    for (const { mulaw, atMs } of this.#spoken) {
      const at = this.#played.findIndex((piece, n) => n >= next && Buffer.compare(piece.mulaw, mulaw) === 0);
      const played = this.#played[at];
      if (!played) continue;
      found.push(played.atMs - atMs);
      next = at + 1;
    }
    return delays(found);
  }

  /** From the model's word that the caller interrupts to the `clear` at the carrier. */
  bargeIn(): Delays {
    const found = this.#clears.map((clearedMs) => {
      const signalledMs = this.#interruptions.findLast((atMs) => atMs <= clearedMs);
      return clearedMs - (signalledMs ?? Number.NEGATIVE_INFINITY);
    });
    return delays(found.filter((tookMs) => tookMs < LONGEST_BARGE_IN_MS));
  }
}

function delays(values: readonly number[]): Delays {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}
