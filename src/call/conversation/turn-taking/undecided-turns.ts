import type { OverheardTurn } from './overheard-turn.ts';

/** More turns than are ever undecided together. */
const MOST_TURNS = 8;
/** Turns that were dropped, whose words may still come. */
const REMEMBERED_TURNS = 16;

/** What the model hears of the caller, until it is decided what it is. Oldest first. */
export class UndecidedTurns {
  /** By the provider's name; empty where it has none. */
  readonly #turns = new Map<string, OverheardTurn>();
  readonly #dropped = new Set<string>();
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

  /** It is decided what it is. */
  decided({ itemId }: OverheardTurn): void {
    this.#turns.delete(itemId ?? '');
  }

  /** It was no turn. */
  drop(turn: OverheardTurn): void {
    this.decided(turn);
    this.#dropped.add(turn.itemId ?? '');
    for (const oldest of [...this.#dropped].slice(0, -REMEMBERED_TURNS)) this.#dropped.delete(oldest);
  }

  wasDropped(itemId: string): boolean {
    return this.#dropped.has(itemId);
  }

  /** Nothing goes on any more. */
  close(): void {
    this.#current = undefined;
  }

  /** Another stream hears the caller, and names its turns anew. */
  clear(): void {
    this.#turns.clear();
    this.close();
  }
}
