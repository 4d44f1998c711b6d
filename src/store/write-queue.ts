import type { Adopted, NewSession, Ownership, SessionPatch, StoredTurn } from './session-store.ts';

/** A waiting write of one stream of a call. `sinceMs`: when it was requested, epoch milliseconds. */
export type PendingWrite =
  | { readonly kind: 'open'; readonly session: NewSession; readonly sinceMs: number }
  | {
      readonly kind: 'adopt';
      readonly next: Ownership & { readonly connectionId: string };
      readonly adopted: Adopted;
      readonly sinceMs: number;
    }
  | { readonly kind: 'turn'; readonly turn: StoredTurn; readonly sinceMs: number }
  | { readonly kind: 'patch'; readonly patch: SessionPatch; readonly sinceMs: number };

/** Whether the write must be the first one of its stream. */
export function isFirst({ kind }: PendingWrite): boolean {
  return kind === 'open' || kind === 'adopt';
}

/** These fields decide where the caller goes and who hears them, so they are written even if other fields cannot be. */
const NEEDED = ['status', 'handoff', 'returnNote', 'endReason', 'moved', 'wish', 'secureInput'] as const;

/**
 * The waiting writes of one stream of a call. The order is: the session itself or its take-over, its turns in the order
 * of speech, then one patch with the newest value of every field. So the session never claims more turns than the table
 * has. Only a hand-off is written before the turns, because the caller waits for it.
 */
export class WriteQueue {
  readonly #turns = new Map<number, PendingWrite>();
  #first: PendingWrite | undefined;
  #patch: (PendingWrite & { kind: 'patch' }) | undefined;

  get size(): number {
    return this.#turns.size + (this.#first ? 1 : 0) + (this.#patch ? 1 : 0);
  }

  get hasFirst(): boolean {
    return this.#first !== undefined;
  }

  /** Replaces a waiting turn of the same number; merges patches. */
  add(write: PendingWrite): void {
    switch (write.kind) {
      case 'open':
      case 'adopt':
        this.#first = write;
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
    const isHandoff = this.#patch?.patch.status === 'HANDING_OFF';
    return this.#first ?? (isHandoff ? this.#patch : undefined) ?? this.#oldestTurn() ?? this.#patch;
  }

  /** Removes a write, unless a newer one has replaced it. */
  remove(write: PendingWrite): void {
    if (this.#first === write) this.#first = undefined;
    if (this.#patch === write) this.#patch = undefined;
    if (write.kind === 'turn' && this.#turns.get(write.turn.number) === write) {
      this.#turns.delete(write.turn.number);
    }
  }

  /** Removes a write that the table always refuses. A patch is first reduced to the fields that are needed. */
  reject(write: PendingWrite): void {
    const needed = write.kind === 'patch' && this.#patch === write ? neededOf(write.patch) : undefined;
    if (needed && write.kind === 'patch') this.#patch = { ...write, patch: needed };
    else this.remove(write);
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
    this.#first = undefined;
    this.#patch = undefined;
    return dropped;
  }

  #oldestTurn(): PendingWrite | undefined {
    return this.#turns.values().next().value;
  }
}

/** @returns undefined when the patch has no needed field, or no other field */
function neededOf(patch: SessionPatch): SessionPatch | undefined {
  const needed = NEEDED.filter((name) => patch[name] !== undefined);
  const isLess = needed.length < Object.values(patch).filter((value) => value !== undefined).length;
  return needed.length > 0 && isLess
    ? Object.fromEntries(needed.map((name) => [name, patch[name]]))
    : undefined;
}

/** The later value of each field; `undefined` keeps the earlier one. */
export function mergePatches(earlier: SessionPatch, later: SessionPatch): SessionPatch {
  const given = Object.entries(later).filter(([, value]) => value !== undefined);
  return { ...earlier, ...Object.fromEntries(given) };
}
