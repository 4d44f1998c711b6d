import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { VoiceProvider } from '../../src/voice/provider.ts';
import { Caller, type CallReport } from './caller.ts';
import { faultsOf, pickFault } from './faults.ts';
import { Random } from './random.ts';
import type { ChaosReport } from './report.ts';
import { Town } from './town.ts';

export interface ChaosOptions {
  readonly minutes: number;
  /** Calls at the same time. */
  readonly calls: number;
  readonly seed: number;
  /** Whose assistants are called, in turn. Only their faults happen. */
  readonly providers: readonly VoiceProvider[];
  /** Each line of the gateways' log. */
  readonly onLog: (line: string) => void;
  /** Something worth showing has happened. */
  readonly onNote: (text: string) => void;
}

/** Each call is hit about so often, in milliseconds. */
const FAULT_EVERY_MS = 25_000;
const GATEWAY_FAULT_MS = { least: 15_000, most: 30_000 } as const;
/** The last calls end by then. */
const LAST_CALLS_MS = 90_000;
const MEMORY_EVERY_MS = 5_000;
/** The network and both gateways settle before the first fault. */
const WARM_UP_MS = 3_000;

/** Random faults over many calls, for a limited time. */
export class ChaosRun {
  readonly #options: ChaosOptions;
  readonly #town: Town;
  readonly #random: Random;
  readonly #faults = new Map<string, number>();
  readonly #calls: CallReport[] = [];
  readonly #over: AbortController;
  #callers = 0;

  constructor(town: Town, options: ChaosOptions) {
    this.#town = town;
    this.#options = options;
    this.#random = new Random(options.seed);
    this.#over = new AbortController();
    // Every caller and every trouble waits for it.
    setMaxListeners(0, this.#over.signal);
  }

  async run(): Promise<ChaosReport> {
    const { minutes, calls } = this.#options;
    const end = setTimeout(() => this.#over.abort(), minutes * 60_000);
    const callers = Array.from({ length: calls }, () => this.#keepCalling(this.#random.fork()));
    const troubles = [
      this.#makeFaults(this.#random.fork()),
      this.#troubleGateways(this.#random.fork()),
      this.#watchMemory(),
    ];
    const unfinished = await this.#inTime([...callers, ...troubles]);
    clearTimeout(end);
    const { memory, exits } = this.#town.gateways;
    return { faults: this.#faults, calls: this.#calls, memory, drainExits: exits, unfinished };
  }

  /** @returns how many had not ended a while after the end of the run */
  async #inTime(all: readonly Promise<void>[]): Promise<number> {
    let open = all.length;
    const done = all.map((each) => each.finally(() => (open -= 1)));
    const patience = new AbortController();
    const limitMs = this.#options.minutes * 60_000 + LAST_CALLS_MS;
    const tooLong = sleep(limitMs, undefined, { signal: patience.signal }).catch(() => undefined);
    await Promise.race([Promise.all(done), tooLong]);
    patience.abort();
    return open;
  }

  async #keepCalling(random: Random): Promise<void> {
    await this.#pause(random.between(0, 3_000));
    while (!this.#over.signal.aborted) {
      const { providers } = this.#options;
      const provider = providers[this.#callers % providers.length] ?? 'openai';
      this.#callers += 1;
      const from = `+1415${String(5_560_000 + this.#callers)}`;
      const caller = new Caller(this.#town, { from, provider, random, hurry: this.#over.signal });
      const report = await caller.run();
      this.#calls.push(report);
      if (report.why !== undefined) this.#options.onNote(`LOST ${report.why}`);
    }
  }

  async #makeFaults(random: Random): Promise<void> {
    await this.#pause(WARM_UP_MS);
    const everyMs = FAULT_EVERY_MS / this.#options.calls;
    const faults = faultsOf(this.#options.providers);
    while (!this.#over.signal.aborted) {
      const fault = pickFault(random, faults);
      if (fault?.strike(this.#town, random)) this.#count(fault.kind);
      await this.#pause(everyMs * (0.5 + random.next()));
    }
  }

  /** Only while the other one can take over. */
  async #troubleGateways(random: Random): Promise<void> {
    const { least, most } = GATEWAY_FAULT_MS;
    const { gateways } = this.#town;
    await this.#pause(WARM_UP_MS + least / 2);
    while (!this.#over.signal.aborted) {
      const index = random.between(0, 1);
      if (gateways.bothUp && random.chance(0.5)) {
        gateways.kill(index);
        this.#count('gateway SIGKILL');
      } else if (gateways.bothUp) {
        gateways.drain(index);
        this.#count('gateway SIGTERM');
      }
      await this.#pause(random.between(least, most));
    }
  }

  async #watchMemory(): Promise<void> {
    const startedMs = performance.now();
    while (!this.#over.signal.aborted) {
      await this.#town.gateways.sampleMemory(performance.now() - startedMs);
      await this.#pause(MEMORY_EVERY_MS);
    }
  }

  #count(kind: string): void {
    this.#options.onLog(`fault ${new Date().toISOString()} ${kind}`);
    this.#faults.set(kind, (this.#faults.get(kind) ?? 0) + 1);
  }

  /** Shorter when the run is over. */
  async #pause(ms: number): Promise<void> {
    const { signal } = this.#over;
    await sleep(ms, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}

/** The gateways must not outlive this process. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Builds the town, runs, and takes everything down again. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const town = await Town.start(options.onLog);
  const killAll = () => town.gateways.killAll();
  const stopAll = () => process.exit(1);
  process.once('exit', killAll);
  for (const signal of SIGNALS) process.once(signal, stopAll);
  try {
    return await new ChaosRun(town, options).run();
  } finally {
    await town.stop();
    process.off('exit', killAll);
    for (const signal of SIGNALS) process.off(signal, stopAll);
  }
}
