import { payloadMs } from '../../../audio/format.ts';
import type { Packing } from './send-pace.ts';

/** Audio that waits for more is sent without it after so long: the third frame comes 40 ms after the first. */
const MAX_WAIT_MS = 55;

export interface AudioPackerOptions {
  readonly packing: Packing;
  /** Base64 mu-law, in order. The array is used again. */
  readonly send: (payloads: readonly string[]) => void;
}

/** Puts frames of the caller together when the loop is too busy for an event each. Loses and reorders nothing. */
export class AudioPacker {
  readonly #packing: Packing;
  readonly #send: (payloads: readonly string[]) => void;
  readonly #held: string[] = [];
  #heldMs = 0;
  /** Kept and set again: most times a further frame comes first. */
  #timer: NodeJS.Timeout | undefined;

  constructor({ packing, send }: AudioPackerOptions) {
    this.#packing = packing;
    this.#send = send;
  }

  /** @returns how much audio it is, milliseconds */
  add(payload: string): number {
    const ms = payloadMs(payload);
    this.#held.push(payload);
    this.#heldMs += ms;
    if (this.#heldMs >= this.#packing.packMs) this.flush();
    else if (this.#held.length === 1) this.#limitWait();
    return ms;
  }

  /** Sends what waits. Whatever else is sent must not overtake it. */
  flush(): void {
    if (this.#held.length === 0) return;
    this.#send(this.#held);
    this.#held.length = 0;
    this.#heldMs = 0;
  }

  /** Forgets what waits. Idempotent. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#held.length = 0;
    this.#heldMs = 0;
  }

  #limitWait(): void {
    if (this.#timer) this.#timer.refresh();
    else this.#timer = setTimeout(() => this.flush(), MAX_WAIT_MS).unref();
  }
}
