/** How far behind the network may be. The page holds as much again: a listener is 200 ms behind at most. */
const MAX_BEHIND_MS = 100;
/** A network that stands still for longer drops what comes; a shorter stall loses nothing, because the page skips what is old. */
const MAX_STALL_MS = 200;
/** A slower answer says nothing about the network alone. */
const LONGEST_TRIP_MS = 1_000;
const MOST_ASKED = 64;

/**
 * How far a peer is behind what is sent to it, by WebSocket pings: a peer answers a ping once it has read what was sent
 * before. The shortest answer time is that of the network alone, without any audio that waits.
 */
export class LinkDelay {
  readonly #asked: { readonly id: string; readonly atMs: number }[] = [];
  readonly #clock: () => number;
  #shortestMs = LONGEST_TRIP_MS;
  #lastMs = 0;
  #count = 0;

  /** @param clock monotonic milliseconds */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Whether more audio would make the peer hear it too late. */
  get isBehind(): boolean {
    const isSlow = this.#lastMs > this.#shortestMs + MAX_BEHIND_MS;
    return isSlow || this.unansweredMs > this.#shortestMs + MAX_STALL_MS;
  }

  /** How long the oldest ping has waited for its pong, milliseconds. */
  get unansweredMs(): number {
    const [oldest] = this.#asked;
    return oldest ? this.#clock() - oldest.atMs : 0;
  }

  /** @returns the content of the next ping; undefined while too many wait for an answer */
  ask(): string | undefined {
    if (this.#asked.length >= MOST_ASKED) return undefined;
    this.#count += 1;
    const id = String(this.#count);
    this.#asked.push({ id, atMs: this.#clock() });
    return id;
  }

  /** A pong has come, which answers all pings before it too. */
  answered(id: string): void {
    const at = this.#asked.findIndex((asked) => asked.id === id);
    const asked = this.#asked[at];
    if (!asked) return;
    this.#asked.splice(0, at + 1);
    this.#lastMs = this.#clock() - asked.atMs;
    this.#shortestMs = Math.min(this.#shortestMs, this.#lastMs);
  }
}
