import { FrameReader } from '../frame-reader.ts';
import { SequenceCheck } from '../sequence-check.ts';
import type { Stamp } from '../stamp.ts';
import { type Percentiles, percentiles } from '../statistics.ts';

/** `echo`: every frame comes back · `burst`: turns, some of them interrupted · `setup`: a greeting only. */
export type Traffic = 'echo' | 'burst' | 'setup';

/** What was seen in a window. Latencies in milliseconds. */
export interface TallyReport {
  /** Carrier to model. */
  readonly up: Percentiles;
  /** Model to carrier. Empty in echo, where `roundTrip` is measured. */
  readonly down: Percentiles;
  /** Carrier to model and back. */
  readonly roundTrip: Percentiles;
  /** The model's signal to `clear` at the carrier. */
  readonly clear: Percentiles;
  readonly clearsMissed: number;
  /** How late the load generator itself was. */
  readonly loadLate: Percentiles;
  readonly framesSent: number;
  readonly lost: number;
  /** Of these, frames of the caller that the model has not got. */
  readonly lostUp: number;
  readonly duplicated: number;
  readonly reordered: number;
  /** Frames that came to another call, or with changed bytes. */
  readonly damaged: number;
}

/** Both directions of one call. */
export class CallTally {
  readonly number: number;
  readonly up = new Direction();
  readonly down = new Direction();
  signalledMs: number | undefined;

  constructor(number: number) {
    this.number = number;
  }
}

class Direction {
  sent = 0;
  readonly check = new SequenceCheck();
  readonly reader = new FrameReader();
}

type Kind = 'up' | 'down' | 'roundTrip' | 'clear' | 'loadLate';

/** Every measurement of the load process. Carrier and models are in one process, so one clock stamps and reads. */
export class Tally {
  traffic: Traffic = 'echo';
  readonly #calls = new Map<number, CallTally>();
  #values: Record<Kind, number[]> = emptyValues();
  #state: 'idle' | 'open' | 'sealed' = 'idle';
  #clearsMissed = 0;
  #crossed = 0;

  open(number: number): CallTally {
    const call = new CallTally(number);
    this.#beginDown(call);
    this.#calls.set(number, call);
    return call;
  }

  forget(number: number): void {
    this.#calls.delete(number);
  }

  get(number: number): CallTally | undefined {
    return this.#calls.get(number);
  }

  /** The next stamp of this direction. */
  stamp(call: CallTally, direction: 'up' | 'down'): Stamp {
    const sequence = call[direction].sent;
    call[direction].sent += 1;
    return { call: call.number, sequence, sentMs: performance.now() };
  }

  /** @returns the number of the call that speaks, once it is known */
  arrivedAtModel(mulaw: Buffer, reader: FrameReader): number | undefined {
    let heard: number | undefined;
    reader.read(mulaw, (stamp) => {
      heard = stamp.call;
      const call = this.#calls.get(stamp.call);
      if (call?.up.check.take(stamp.sequence)) this.#measure('up', performance.now() - stamp.sentMs);
    });
    return heard;
  }

  arrivedAtCarrier(call: CallTally, mulaw: Buffer): void {
    const kind = this.traffic === 'echo' ? 'roundTrip' : 'down';
    const echoes = this.traffic === 'echo';
    call.down.reader.read(mulaw, (stamp) => {
      if (echoes) call.down.sent = stamp.sequence + 1;
      if (stamp.call !== call.number) this.#crossed += 1;
      else if (call.down.check.take(stamp.sequence)) this.#measure(kind, performance.now() - stamp.sentMs);
    });
  }

  /** The model tells that the caller has interrupted. */
  signalled(number: number): void {
    const call = this.#calls.get(number);
    if (!call) return;
    if (call.signalledMs !== undefined && this.#state === 'open') this.#clearsMissed += 1;
    call.signalledMs = performance.now();
  }

  cleared(call: CallTally): void {
    if (call.signalledMs === undefined) return;
    this.#measure('clear', performance.now() - call.signalledMs);
    call.signalledMs = undefined;
  }

  late(ms: number): void {
    this.#measure('loadLate', ms);
  }

  /** A window begins. */
  begin(): void {
    this.#values = emptyValues();
    this.#clearsMissed = 0;
    this.#crossed = 0;
    for (const call of this.#calls.values()) {
      call.up.check.begin(call.up.sent);
      this.#beginDown(call);
      call.down.reader.corrupt = 0;
      call.signalledMs = undefined;
    }
    this.#state = 'open';
  }

  /** The window ends: what was sent in it still has to arrive. */
  seal(): void {
    for (const call of this.#calls.values()) {
      call.up.check.seal(call.up.sent);
      call.down.check.seal(this.#sentDown(call));
    }
    this.#state = 'sealed';
  }

  get lost(): number {
    return this.#sum((call) => call.up.check.lost + this.#lostDown(call));
  }

  report(): TallyReport {
    const { up, down, roundTrip, clear, loadLate } = this.#values;
    return {
      up: percentiles(up),
      down: percentiles(down),
      roundTrip: percentiles(roundTrip),
      clear: percentiles(clear),
      loadLate: percentiles(loadLate),
      clearsMissed: this.#clearsMissed,
      framesSent: this.#sum(({ up: sent, down: got }) => sent.check.received + got.check.received),
      lost: this.lost,
      lostUp: this.#sum((call) => call.up.check.lost),
      duplicated: this.#sum((call) => call.up.check.duplicated + call.down.check.duplicated),
      reordered: this.#sum((call) => call.up.check.reordered + call.down.check.reordered),
      damaged: this.#crossed + this.#sum((call) => call.down.reader.corrupt),
    };
  }

  /** What is said before the model answers does not come back, so the first echo is whatever comes first. */
  #beginDown(call: CallTally): void {
    const echoing = call.down.sent > 0 || this.traffic !== 'echo';
    call.down.check.begin(echoing ? this.#sentDown(call) : undefined);
  }

  /** In echo the carrier's own frames come back, with its numbers. */
  #sentDown(call: CallTally): number {
    return this.traffic === 'echo' ? call.up.sent : call.down.sent;
  }

  /** In echo a frame that was lost on its way up cannot come back, and is one loss, not two. */
  #lostDown(call: CallTally): number {
    const { lost } = call.down.check;
    return this.traffic === 'echo' ? Math.max(0, lost - call.up.check.lost) : lost;
  }

  #sum(count: (call: CallTally) => number): number {
    let total = 0;
    for (const call of this.#calls.values()) total += count(call);
    return total;
  }

  #measure(kind: Kind, ms: number): void {
    if (this.#state !== 'idle') this.#values[kind].push(ms);
  }
}

function emptyValues(): Record<Kind, number[]> {
  return { up: [], down: [], roundTrip: [], clear: [], loadLate: [] };
}
