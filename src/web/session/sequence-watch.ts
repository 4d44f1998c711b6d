/** This many chunks in a row that seem old mean that our idea of the sequence is wrong, not all of them. */
const OLD_IN_A_ROW = 10;

/** The numbers of a client's chunks. Nothing is waited for or sorted: what is late is of no use in a conversation. */
export class SequenceWatch {
  #last: number | undefined;
  #oldInARow = 0;

  /** @returns whether the chunk is a repetition or late and must not be used, or others are missing before it */
  place(sequenceNumber: number): 'next' | 'old' | 'gap' {
    const last = this.#last;
    if (last !== undefined && sequenceNumber <= last) {
      this.#oldInARow += 1;
      // One wild number must not make the gateway deaf for the rest of the session.
      if (this.#oldInARow < OLD_IN_A_ROW) return 'old';
    }
    this.#oldInARow = 0;
    this.#last = sequenceNumber;
    return last === undefined || sequenceNumber <= last + 1 ? 'next' : 'gap';
  }
}
