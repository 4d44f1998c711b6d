import { setTimeout as delay } from 'node:timers/promises';
import { type Percentiles, percentiles } from '../statistics.ts';
import { GatewayDoor } from './gateway-door.ts';
import { type CallSetup, LightCall } from './light-call.ts';
import type { Metronome } from './metronome.ts';
import type { Tally } from './tally.ts';

export interface PlaceOptions {
  readonly origin: string;
  readonly calls: number;
  readonly perSecond: number;
  /** Frames each caller sends before falling silent; absent: no end. */
  readonly frames?: number;
}

/** The beginning of many calls, milliseconds since each webhook. */
export interface Placed {
  readonly failed: number;
  readonly failure?: string;
  readonly webhook: Percentiles;
  readonly upgrade: Percentiles;
}

/** All calls of the load: places them at a steady rate, lets them come and go, ends them. */
export class Exchange {
  readonly #tally: Tally;
  readonly #metronome: Metronome;
  readonly #calls = new Set<LightCall>();
  #door: GatewayDoor | undefined;
  #lastNumber = 0;
  #churnedFrom = 0;
  #churning: Promise<void> | undefined;
  #stopChurn = new AbortController();
  #failures: string[] = [];

  constructor(tally: Tally, metronome: Metronome) {
    this.#tally = tally;
    this.#metronome = metronome;
  }

  /** Resolves when every call is up, or has failed. */
  async place({ origin, calls, perSecond, frames }: PlaceOptions): Promise<Placed> {
    this.#door ??= new GatewayDoor(origin);
    this.#failures = [];
    const startedMs = performance.now();
    const setups: Promise<CallSetup | undefined>[] = [];
    for (let n = 0; n < calls; n += 1) {
      const aheadMs = startedMs + (n * 1000) / perSecond - performance.now();
      if (aheadMs > 0) await delay(aheadMs);
      setups.push(this.#startCall(frames));
    }
    const done = (await Promise.all(setups)).filter((setup) => setup !== undefined);
    const [failure] = this.#failures;
    return {
      failed: calls - done.length,
      ...(failure !== undefined && { failure }),
      webhook: percentiles(done.map(({ webhookMs }) => webhookMs)),
      upgrade: percentiles(done.map(({ upgradeMs }) => upgradeMs)),
    };
  }

  /** Milliseconds from each call's webhook to its first audio; calls that heard nothing are left out. */
  firstAudio(): Percentiles {
    return percentiles([...this.#calls].flatMap(({ firstAudioMs }) => firstAudioMs ?? []));
  }

  /** Calls that the program under test still serves. */
  get streaming(): number {
    return [...this.#calls].filter(({ streaming }) => streaming).length;
  }

  /** From now on every call lives for a time within these limits, and another takes its place. */
  churn(origin: string, calls: number, lifeMs: readonly [number, number]): void {
    this.#door ??= new GatewayDoor(origin);
    this.#failures = [];
    this.#stopChurn = new AbortController();
    this.#churnedFrom = this.#lastNumber;
    const seats = Array.from({ length: calls }, (_, seat) => this.#keepSeat(seat / calls, lifeMs));
    this.#churning = Promise.all(seats).then(() => undefined);
  }

  /** @returns how many calls came and went, and failed */
  async endChurn(): Promise<{ readonly placed: number; readonly failed: number }> {
    this.#stopChurn.abort();
    await this.#churning;
    return { placed: this.#lastNumber - this.#churnedFrom, failed: this.#failures.length };
  }

  async hangUpAll(): Promise<void> {
    await Promise.all([...this.#calls].map((call) => this.#end(call)));
    this.#door?.close();
    this.#door = undefined;
  }

  async #startCall(frames?: number): Promise<CallSetup | undefined> {
    const { call, setup } = await this.#newCall(frames);
    if (!setup) await this.#end(call);
    return setup;
  }

  async #newCall(frames?: number): Promise<{ call: LightCall; setup: CallSetup | undefined }> {
    if (!this.#door) throw new Error('no program to call');
    this.#lastNumber += 1;
    const call = new LightCall({
      number: this.#lastNumber,
      door: this.#door,
      tally: this.#tally,
      metronome: this.#metronome,
      ...(frames !== undefined && { frames }),
    });
    this.#calls.add(call);
    try {
      return { call, setup: await call.start() };
    } catch (error) {
      this.#failures.push(error instanceof Error ? error.message : String(error));
      return { call, setup: undefined };
    }
  }

  /** @param offset 0 to 1: where in its first life the seat begins, so that not all end together */
  async #keepSeat(offset: number, [shortestMs, longestMs]: readonly [number, number]): Promise<void> {
    const { signal } = this.#stopChurn;
    let share = offset;
    await pause(offset * shortestMs, signal);
    while (!signal.aborted) {
      const { call } = await this.#newCall();
      // The golden ratio spreads the lengths evenly, the same way in every run.
      share = (share + 0.618) % 1;
      await pause(shortestMs + share * (longestMs - shortestMs), signal);
      await this.#end(call);
    }
  }

  async #end(call: LightCall): Promise<void> {
    this.#calls.delete(call);
    await call.hangUp();
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}
