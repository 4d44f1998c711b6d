/** The offer of a person that the caller may still answer. */
export class StandingOffer {
  readonly #turns: number;
  #left = 0;

  /** @param turns caller turns for which an offer stands that was neither accepted nor declined */
  constructor(turns: number) {
    this.#turns = turns;
  }

  get stands(): boolean {
    return this.#left > 0;
  }

  made(): void {
    this.#left = this.#turns;
  }

  /** The assistant said something else: where that was a question, a "yes" answers it and not the offer. */
  followedBy({ isQuestion }: { readonly isQuestion: boolean }): void {
    if (isQuestion) this.#left = 0;
  }

  /** The caller said something. */
  turnPassed(): void {
    if (this.#left > 0) this.#left--;
  }

  /** The caller accepted or declined it. */
  settled(): void {
    this.#left = 0;
  }
}
