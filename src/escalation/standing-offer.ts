/**
 * The assistant's offer of a person. It stands until the caller accepts or declines it, until some caller turns have
 * passed, or until the assistant asks something else. Only while it stands does a "yes" lead to a transfer.
 */
export class StandingOffer {
  readonly #turns: number;
  #left = 0;

  /** @param turns caller turns after which an unanswered offer no longer stands */
  constructor(turns: number) {
    this.#turns = turns;
  }

  get stands(): boolean {
    return this.#left > 0;
  }

  made(): void {
    this.#left = this.#turns;
  }

  /** The assistant said something else. After a question, a "yes" answers that question and not the offer. */
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
