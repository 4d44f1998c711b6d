import type { GatewayProcess } from './gateway-process.ts';

/** Sends each connection to the next gateway that takes calls, as the load balancer in front of them does. */
export class LoadBalancer {
  #gateways: readonly GatewayProcess[] = [];
  #turn = 0;

  use(gateways: readonly GatewayProcess[]): void {
    this.#gateways = gateways;
  }

  /** A draining gateway is asked only while there is no other. @throws Error when there is none at all */
  readonly origin = (): string => {
    const ready = this.#gateways.filter(({ state }) => state === 'up');
    const some = ready.length > 0 ? ready : this.#gateways.filter(({ state }) => state === 'draining');
    const next = some[this.#turn % Math.max(1, some.length)] ?? this.#gateways[0];
    this.#turn += 1;
    if (!next) throw new Error('there is no gateway');
    return next.origin;
  };
}

/** Nothing listens there, as behind a proxy without a target. */
const NOWHERE = 'http://127.0.0.1:9';

/** Asks `/ready` of each gateway, as Kubernetes' probes do, and sends nothing to one that does not answer 200. */
export class ProbingBalancer {
  readonly #origins: readonly string[];
  readonly #everyMs: number;
  #ready: readonly string[] = [];
  #turn = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(origins: readonly string[], { everyMs = 100 }: { readonly everyMs?: number } = {}) {
    this.#origins = origins;
    this.#everyMs = everyMs;
  }

  /** Resolves after the first round of probes. */
  async start(): Promise<void> {
    await this.probe();
    this.#timer = setInterval(() => void this.probe(), this.#everyMs);
    this.#timer.unref();
  }

  /** One round of probes. Never rejects. */
  async probe(): Promise<void> {
    const answers = await Promise.all(this.#origins.map(isReady));
    this.#ready = this.#origins.filter((_, index) => answers[index]);
  }

  readonly origin = (): string => {
    this.#turn += 1;
    return this.#ready[this.#turn % Math.max(1, this.#ready.length)] ?? NOWHERE;
  };

  stop(): void {
    clearInterval(this.#timer);
  }
}

async function isReady(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/ready`)).ok;
  } catch {
    // It cannot be reached, so it is not ready.
    return false;
  }
}
