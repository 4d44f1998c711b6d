/** How long after the end of a turn its words may still arrive. */
const WORDS_WITHIN_MS = 5_000;

interface EndedTurn {
  /** The provider's name of the turn; undefined when it gives none. */
  readonly itemId: string | undefined;
  /** Number of the first audio frame after the turn. */
  readonly endFrame: number;
  readonly endedAtMs: number;
}

/** Turns of the caller that have ended, but whose words the model has not sent yet. */
export class CallerTurns {
  #turns: EndedTurn[] = [];

  /** Whether the model still owes the words of a turn. */
  get awaitsWords(): boolean {
    const oldestMs = performance.now() - WORDS_WITHIN_MS;
    return this.#turns.some(({ endedAtMs }) => endedAtMs > oldestMs);
  }

  /** The provider's names of the turns whose words are still to come. */
  get itemIds(): string[] {
    return this.#turns.flatMap(({ itemId }) => (itemId === undefined ? [] : [itemId]));
  }

  /** Number of the first frame after the newest turn; undefined without one. */
  get endFrame(): number | undefined {
    return this.#turns.at(-1)?.endFrame;
  }

  /** The model says that a turn has ended before this frame. */
  ended(itemId: string | undefined, endFrame: number): void {
    this.#turns.push({ itemId, endFrame, endedAtMs: performance.now() });
  }

  /**
   * The words of a turn have arrived.
   * @returns number of the first frame after the turn; undefined when the turn is not known
   */
  wordsArrived(itemId: string): number | undefined {
    const index = this.#turns.findIndex((turn) => turn.itemId === itemId || turn.itemId === undefined);
    const turn = this.#turns[index];
    if (turn) this.#turns.splice(index, 1);
    return turn?.endFrame;
  }

  clear(): void {
    this.#turns = [];
  }
}
