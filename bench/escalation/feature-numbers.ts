interface Meeting {
  readonly firstIdea: string;
  isShared: boolean;
}

/** Gives each feature of the sentences a number, in the order in which they are met. */
export class FeatureNumbers {
  readonly #numbers = new Map<number, number>();
  readonly #meetings: Meeting[] = [];

  /** The number of a feature that a sentence of this idea has. */
  numberOf(hash: number, idea: string): number {
    const known = this.#numbers.get(hash);
    if (known === undefined) {
      this.#meetings.push({ firstIdea: idea, isShared: false });
      this.#numbers.set(hash, this.#meetings.length - 1);
      return this.#meetings.length - 1;
    }
    const meeting = this.#meetings[known];
    if (meeting && meeting.firstIdea !== idea) meeting.isShared = true;
    return known;
  }

  /**
   * The features that several ideas have. What only one idea has says nothing about others.
   * @returns their hashes, and for each number so far the index among them, or -1
   */
  shared(): { readonly hashes: readonly number[]; readonly indexes: Int32Array } {
    const indexes = new Int32Array(this.#meetings.length).fill(-1);
    const hashes: number[] = [];
    for (const [hash, number] of this.#numbers) {
      if (!this.#meetings[number]?.isShared) continue;
      indexes[number] = hashes.length;
      hashes.push(hash);
    }
    return { hashes, indexes };
  }
}
