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
