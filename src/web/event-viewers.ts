/** Each holds a connection, and memory while it catches up. */
const MAX_USERS_VIEWERS = 200;
const MAX_PER_USER = 3;
/** Users cannot take these from the operator. */
const MAX_OPERATORS_VIEWERS = 20;

/** Who watches events on this instance now. */
export class EventViewers {
  readonly #ofUser = new Map<string, number>();
  #users = 0;
  #operators = 0;

  get count(): number {
    return this.#users + this.#operators;
  }

  /**
   * @param userId undefined for the operator
   * @returns what the viewer calls when they go; undefined when there is no place
   */
  enter(userId: string | undefined): (() => void) | undefined {
    if (userId === undefined) return this.#enterOperator();
    const own = this.#ofUser.get(userId) ?? 0;
    if (own >= MAX_PER_USER || this.#users >= MAX_USERS_VIEWERS) return undefined;
    this.#ofUser.set(userId, own + 1);
    this.#users += 1;
    return once(() => {
      this.#users -= 1;
      const left = (this.#ofUser.get(userId) ?? 1) - 1;
      if (left > 0) this.#ofUser.set(userId, left);
      else this.#ofUser.delete(userId);
    });
  }

  #enterOperator(): (() => void) | undefined {
    if (this.#operators >= MAX_OPERATORS_VIEWERS) return undefined;
    this.#operators += 1;
    return once(() => {
      this.#operators -= 1;
    });
  }
}

function once(step: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    step();
  };
}
