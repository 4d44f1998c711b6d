interface PendingLine {
  readonly id: string;
  readonly words: ReadonlySet<string>;
}

/** The share of planned words that must be in the requested line to be taken for it. */
const MATCHING_SHARE = 0.6;

/**
 * The lines the model was asked to say and has not begun yet. Nova does not tell which request a turn answers:
 * the caller's own last sentence may be answered first, just when a line is asked for. The words decide.
 */
export class SpokenLines {
  #pending: PendingLine[] = [];

  add(id: string, text: string): void {
    this.#pending.push({ id, words: new Set(wordsOf(text)) });
  }

  /** The line these planned words begin, and forgets it with every older one. */
  match(planned: string): string | undefined {
    const words = wordsOf(planned);
    const index = this.#pending.findIndex((line) => share(words, line.words) >= MATCHING_SHARE);
    return index < 0 ? undefined : this.#takeUpTo(index);
  }

  /** The oldest line, for a turn with other words that nothing else has asked for. */
  takeOldest(): string | undefined {
    return this.#takeUpTo(0);
  }

  #takeUpTo(index: number): string | undefined {
    const taken = this.#pending[index];
    this.#pending = this.#pending.slice(index + 1);
    return taken?.id;
  }
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function share(words: readonly string[], line: ReadonlySet<string>): number {
  if (words.length === 0) return 0;
  return words.filter((word) => line.has(word)).length / words.length;
}
