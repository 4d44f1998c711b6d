import type { Adopted, NewSession, Ownership, SessionPatch, StoredTurn } from './session-store.ts';

/** What waits to be written for one stream of a call. `sinceMs`: epoch milliseconds when it was asked for. */
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

/** Whether nothing of the stream can be written before it. */
export function isFirst({ kind }: PendingWrite): boolean {
  return kind === 'open' || kind === 'adopt';
}

/** What decides where the caller goes or who hears him, and so must be written whatever becomes of the other fields. */
const NEEDED = ['status', 'handoff', 'returnNote', 'endReason', 'moved', 'wish', 'secureInput'] as const;

/**
 * The waiting writes of one stream of a call: first the session itself, or taking it over, then its turns as they were spoken,
 * last one patch that holds the newest value of every field. So the session never claims more than its turns; but
 * a hand-off goes first, because somebody waits for it.
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

  /** A turn of the same number takes the place of the one that waits; patches are merged. */
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

  /** Takes a write out, unless a newer one has taken its place. */
  remove(write: PendingWrite): void {
    if (this.#first === write) this.#first = undefined;
    if (this.#patch === write) this.#patch = undefined;
    if (write.kind === 'turn' && this.#turns.get(write.turn.number) === write) {
      this.#turns.delete(write.turn.number);
    }
  }

  /** Takes a write out that will never be taken; of a patch what is needed stays, if there was more in it. */
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

/** @returns undefined when nothing of it is needed, or nothing else is in it */
function neededOf(patch: SessionPatch): SessionPatch | undefined {
  const needed = NEEDED.filter((name) => patch[name] !== undefined);
  const isLess = needed.length < Object.values(patch).filter((value) => value !== undefined).length;
  return needed.length > 0 && isLess
    ? Object.fromEntries(needed.map((name) => [name, patch[name]]))
    : undefined;
}

/** The later value of each field; `undefined` leaves the earlier one. */
export function mergePatches(earlier: SessionPatch, later: SessionPatch): SessionPatch {
  const given = Object.entries(later).filter(([, value]) => value !== undefined);
  return { ...earlier, ...Object.fromEntries(given) };
}
