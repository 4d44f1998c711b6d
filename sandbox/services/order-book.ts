export interface Order {
  readonly order: string;
  readonly status: 'packed' | 'shipped' | 'delivered';
  readonly delivery: string;
  readonly note: string | null;
}

const ORDERS: readonly Order[] = [
  { order: '4711', status: 'shipped', delivery: '2026-12-03', note: null },
  { order: '4712', status: 'packed', delivery: '2026-12-07', note: null },
  { order: '4713', status: 'delivered', delivery: '2026-11-24', note: 'At the front door.' },
];

/** The orders of the shop. The callers of the sandbox share them. */
export class OrderBook {
  readonly #orders = new Map(ORDERS.map((order) => [order.order, order]));
  /** The answer to each idempotency key, with what was asked. */
  readonly #changes = new Map<string, { readonly asked: string; readonly answer: Order }>();

  get(order: string): Order | undefined {
    return this.#orders.get(order);
  }

  latest(limit: number): readonly Order[] {
    return [...this.#orders.values()].slice(0, limit);
  }

  /** How many deliveries were really moved. */
  get changes(): number {
    return this.#changes.size;
  }

  /**
   * Moves a delivery, once for each key.
   * @returns `key_reused` when the key came with another request before
   */
  move(key: string, order: Order, to: Pick<Order, 'delivery' | 'note'>): Order | 'key_reused' {
    const asked = JSON.stringify([order.order, to.delivery, to.note]);
    const earlier = this.#changes.get(key);
    if (earlier !== undefined) return earlier.asked === asked ? earlier.answer : 'key_reused';
    const answer = { ...order, ...to };
    this.#orders.set(order.order, answer);
    this.#changes.set(key, { asked, answer });
    return answer;
  }
}
