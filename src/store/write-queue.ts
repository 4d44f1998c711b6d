import type { NewSession, SessionPatch, StoredTurn } from './session-store.ts';

/** What waits to be written for one stream of a call. `sinceMs`: epoch milliseconds when it was asked for. */
export type PendingWrite =
  | { readonly kind: 'open'; readonly session: NewSession; readonly sinceMs: number }
  | { readonly kind: 'turn'; readonly turn: StoredTurn; readonly sinceMs: number }
  | { readonly kind: 'patch'; readonly patch: SessionPatch; readonly sinceMs: number };

/**
 * The waiting writes of one stream of a call: first the session itself, then its turns as they were spoken,
 * last one patch that holds the newest value of every field. So the session never claims more than its turns.
 */
export class WriteQueue {
  readonly #turns = new Map<number, PendingWrite>();
  #open: PendingWrite | undefined;
  #patch: (PendingWrite & { kind: 'patch' }) | undefined;

  get size(): number {
    return this.#turns.size + (this.#open ? 1 : 0) + (this.#patch ? 1 : 0);
  }

  /** A turn of the same number takes the place of the one that waits; patches are merged. */
  add(write: PendingWrite): void {
    switch (write.kind) {
      case 'open':
        this.#open = write;
        break;
      case 'turn':
        this.#turns.set(write.turn.number, write);
        break;
      case 'patch':
        this.#patch = { ...write, patch: mergePatches(this.#patch?.patch ?? {}, write.patch) };
        break;
      default:
        write satisfies never;
    }
  }

  next(): PendingWrite | undefined {
    return this.#open ?? this.#oldestTurn() ?? this.#patch;
  }

  /** Takes a write out, unless a newer one has taken its place. */
  remove(write: PendingWrite): void {
    if (this.#open === write) this.#open = undefined;
    if (this.#patch === write) this.#patch = undefined;
    if (write.kind === 'turn' && this.#turns.get(write.turn.number) === write) {
      this.#turns.delete(write.turn.number);
    }
  }

  /** @returns whether there was a turn to drop */
  dropOldestTurn(): boolean {
    const oldest = this.#oldestTurn();
    if (oldest) this.remove(oldest);
    return oldest !== undefined;
  }

  /** @returns how many writes were dropped */
  clear(): number {
    const dropped = this.size;
    this.#turns.clear();
    this.#open = undefined;
    this.#patch = undefined;
    return dropped;
  }

  #oldestTurn(): PendingWrite | undefined {
    return this.#turns.values().next().value;
  }
}

/** The later value of each field; `undefined` leaves the earlier one. */
export function mergePatches(earlier: SessionPatch, later: SessionPatch): SessionPatch {
  const given = Object.entries(later).filter(([, value]) => value !== undefined);
  return { ...earlier, ...Object.fromEntries(given) };
}
