import type { OverheardTurn } from './overheard-turn.ts';
import type { OverlapVerdict } from './overlap-verdict.ts';

/** More turns than are ever undecided together. */
const MOST_TURNS = 8;
/** Decided turns of which the model may still tell something. */
const REMEMBERED_TURNS = 16;

/** What was no turn, and why. */
export type Dismissal = Exclude<OverlapVerdict, 'interruption'>;

/** A turn, and what it was decided to be. */
export interface DecidedTurn {
  readonly turn: OverheardTurn;
  readonly verdict: 'turn' | Dismissal;
}

/** What the model hears of the caller, until it is decided what it is, and for a while after that. */
export class UndecidedTurns {
  /** Oldest first, by the provider's name; empty where it has none. */
  readonly #turns = new Map<string, OverheardTurn>();
  readonly #decided = new Map<string, DecidedTurn>();
  #current: OverheardTurn | undefined;

  get size(): number {
    return this.#turns.size;
  }

  /** The one that goes on. */
  get current(): OverheardTurn | undefined {
    return this.#current;
  }

  /** @returns a copy: deciding about one changes the list */
  all(): OverheardTurn[] {
    return [...this.#turns.values()];
  }

  of(itemId: string | undefined): OverheardTurn | undefined {
    return this.#turns.get(itemId ?? '');
  }

  /** What was decided about it; undefined for one that is undecided, unknown or long past. */
  decisionOf(itemId: string | undefined): DecidedTurn | undefined {
    return itemId === undefined ? undefined : this.#decided.get(itemId);
  }

  /**
   * A turn begins.
   * @returns the oldest one when there are too many: it must be dropped
   */
  begin(turn: OverheardTurn): OverheardTurn | undefined {
    const [oldest] = this.#turns.values();
    const surplus = this.#turns.size >= MOST_TURNS ? oldest : undefined;
    this.#turns.set(turn.itemId ?? '', turn);
    this.#current = turn;
    return surplus;
  }

  /** The caller has stopped. */
  ended(turn: OverheardTurn): void {
    if (this.#current === turn) this.#current = undefined;
  }

  decide(turn: OverheardTurn, verdict: DecidedTurn['verdict']): void {
    const { itemId } = turn;
    this.#turns.delete(itemId ?? '');
    if (itemId === undefined) return;
    this.#decided.set(itemId, { turn, verdict });
    for (const oldest of this.#decided.keys()) {
      if (this.#decided.size <= REMEMBERED_TURNS) return;
      this.#decided.delete(oldest);
    }
  }

  /** Nothing goes on any more. */
  close(): void {
    this.#current = undefined;
  }

  /** Another stream hears the caller, and names its turns anew. The words of the old ones may still come. */
  clear(): void {
    for (const turn of this.all()) this.decide(turn, 'turn');
    this.close();
  }
}
