import { type EventBatch, MAX_BATCH, MAX_BYTES } from './event-api.ts';

/** Further ones push the oldest out. */
const MAX_WAITING = 100;
/** The channel and the brackets of a request. */
const ENVELOPE_BYTES = 512;

interface WaitingEvent {
  readonly channel: string;
  readonly json: string;
  readonly bytes: number;
}

export type EventLoss = 'overflow' | 'too_large';

/** Events that wait for AppSync, in order. One channel has one request under way at most, so its order is kept. */
export class OutgoingEvents {
  #waiting: WaitingEvent[] = [];
  readonly #busy = new Set<string>();

  get length(): number {
    return this.#waiting.length;
  }

  /** Requests that have no answer yet. */
  get underWay(): number {
    return this.#busy.size;
  }

  /** @returns what was lost by it: the event, or the oldest one */
  add(channel: string, json: string): EventLoss | undefined {
    const bytes = wireBytes(json);
    if (bytes > MAX_BYTES - ENVELOPE_BYTES) return 'too_large';
    this.#waiting.push({ channel, json, bytes });
    if (this.#waiting.length <= MAX_WAITING) return undefined;
    this.#waiting.shift();
    return 'overflow';
  }

  /** Takes the next events that may be sent. `done` must be called with their channel. */
  take(): EventBatch | undefined {
    const first = this.#waiting.find(({ channel }) => !this.#busy.has(channel));
    if (!first) return undefined;
    const { channel } = first;
    const taken: WaitingEvent[] = [];
    let bytes = ENVELOPE_BYTES;
    for (const event of this.#waiting) {
      if (event.channel !== channel) continue;
      bytes += event.bytes;
      if (taken.length === MAX_BATCH || bytes > MAX_BYTES) break;
      taken.push(event);
    }
    this.#waiting = this.#waiting.filter((event) => !taken.includes(event));
    this.#busy.add(channel);
    return { channel, events: taken.map(({ json }) => json) };
  }

  done(channel: string): void {
    this.#busy.delete(channel);
  }

  /** @returns how many were waiting */
  clear(): number {
    return this.#waiting.splice(0).length;
  }
}

/** Inside a request, an event is a string of JSON: its quotes are escaped. */
function wireBytes(json: string): number {
  return Buffer.byteLength(JSON.stringify(json)) + 1;
}
