import { setTimeout as delay } from 'node:timers/promises';
import type { Way } from './ways.ts';

/** Connections of each way: few enough that a wake-up seldom finds two messages on one of them. */
export const CONNECTIONS = 20;

/**
 * A way that goes to and fro: each connection has one message under way, and sends the next when the answer has come.
 * So every message costs its own read and its own write, however slow the machine is.
 */
export class PingPong implements Way {
  readonly name: string;
  #answers = 0;
  #running = false;
  #resting: (() => void)[] = [];

  constructor(name: string) {
    this.name = name;
  }

  /** A connection is ready to send. */
  join(send: () => void): void {
    this.#resting.push(send);
  }

  /** The answer has come. @param send sends the next message of the connection */
  answered(send: () => void): void {
    this.#answers += 1;
    if (this.#running) send();
    else this.#resting.push(send);
  }

  async run(ms: number): Promise<number> {
    await this.#allResting();
    const before = this.#answers;
    this.#running = true;
    for (const send of this.#resting.splice(0)) send();
    await delay(ms);
    this.#running = false;
    await this.#allResting();
    return this.#answers - before;
  }

  async #allResting(): Promise<void> {
    while (this.#resting.length < CONNECTIONS) await delay(1);
  }
}
