import { GatewayProcess } from '../gateway-process.ts';
import { LoadBalancer } from '../load-balancer.ts';

/** Memory of one process over its life, resident bytes. */
export interface MemoryTrack {
  readonly slot: string;
  readonly startedMs: number;
  readonly samples: { readonly atMs: number; readonly bytes: number }[];
}

const START_ATTEMPTS = 5;

interface Slot {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  gateway: GatewayProcess | undefined;
}

/** Two gateways behind one load balancer, of which one is killed or stopped now and then and started again. */
export class GatewayPair {
  readonly balancer = new LoadBalancer();
  readonly memory: MemoryTrack[] = [];
  /** Exit codes of processes that were told to stop. */
  readonly exits: (number | null)[] = [];
  readonly #slots: readonly Slot[];
  readonly #onLog: (line: string) => void;
  readonly #restarts = new Set<Promise<void>>();
  #state: 'open' | 'closed' = 'open';

  /** @param envs settings of the one and of the other */
  constructor(envs: readonly Readonly<Record<string, string>>[], onLog: (line: string) => void) {
    this.#slots = envs.map((env, index) => ({ name: `gateway ${index + 1}`, env, gateway: undefined }));
    this.#onLog = onLog;
  }

  async start(): Promise<void> {
    await Promise.all(this.#slots.map((slot) => this.#start(slot)));
  }

  /** Whether one of them can be spared now. */
  get bothUp(): boolean {
    return this.#slots.every(({ gateway }) => gateway?.state === 'up');
  }

  /** SIGKILL, and a fresh process in its place. */
  kill(index: number): void {
    const slot = this.#slots[index];
    slot?.gateway?.kill();
    if (slot) this.#replace(slot);
  }

  /** SIGTERM, and a fresh process once it has ended. */
  drain(index: number): void {
    const slot = this.#slots[index];
    const gateway = slot?.gateway;
    if (!slot || !gateway) return;
    gateway.drain();
    gateway.exit.then((code) => this.exits.push(code)).catch(() => this.exits.push(null));
    this.#replace(slot);
  }

  async sampleMemory(atMs: number): Promise<void> {
    await Promise.all(
      this.#slots.map(async ({ name, gateway }) => {
        if (gateway?.state !== 'up') return;
        const bytes = await gateway.metric('process_resident_memory_bytes').catch(() => undefined);
        const track = this.memory.findLast(({ slot }) => slot === name);
        if (bytes !== undefined) track?.samples.push({ atMs, bytes });
      }),
    );
  }

  /** Ends both, whatever they do. */
  async stop(): Promise<void> {
    this.#state = 'closed';
    await Promise.allSettled(this.#restarts);
    await Promise.all(this.#slots.map(({ gateway }) => gateway?.stop()));
  }

  /** For the end of this process: takes no time. */
  killAll(): void {
    this.#state = 'closed';
    for (const { gateway } of this.#slots) gateway?.kill();
  }

  #replace(slot: Slot): void {
    const restart = (async () => {
      await slot.gateway?.exit;
      if (this.#state === 'open') await this.#start(slot);
    })();
    this.#restarts.add(restart);
    restart
      .catch((error: unknown) => this.#onLog(`a gateway could not be started again: ${String(error)}`))
      .finally(() => this.#restarts.delete(restart));
  }

  /** As a supervisor does: a process that does not come up is started again. */
  async #start(slot: Slot): Promise<void> {
    const { name, env } = slot;
    for (let attempt = 1; ; attempt += 1) {
      try {
        slot.gateway = await GatewayProcess.start({ env, onLog: (line) => this.#onLog(`${name} ${line}`) });
        break;
      } catch (error) {
        if (attempt === START_ATTEMPTS) throw error;
      }
    }
    this.memory.push({ slot: name, startedMs: performance.now(), samples: [] });
    this.balancer.use(this.#slots.flatMap(({ gateway }) => gateway ?? []));
  }
}
