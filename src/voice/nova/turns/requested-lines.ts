interface PendingLine {
  readonly id: string;
  readonly askedAtMs: number;
  readonly words: ReadonlySet<string>;
}

/** The share of a turn's planned words that the requested line must contain to count as that line. */
const MATCHING_SHARE = 0.6;
/** In the middle of a turn this many words must agree: "please" alone does not begin a line. */
const MATCHING_WORDS = 3;
/** A line that was not spoken after this never will be, and must not be mistaken for a later turn. */
const SPOKEN_WITHIN_MS = 20_000;

/**
 * The lines that the model was asked to say and has not begun. Nova does not say which request a turn answers: it may
 * answer the caller's last sentence first, just when a line is asked for. So the words decide.
 */
export class RequestedLines {
  #pending: PendingLine[] = [];

  add(id: string, text: string): void {
    this.#pending.push({ id, askedAtMs: performance.now(), words: new Set(wordsOf(text)) });
  }

  /** Takes the line that these planned words begin, and forgets every older one. */
  match(planned: string): string | undefined {
    const words = wordsOf(planned);
    this.#forgetOld();
    const index = this.#pending.findIndex((line) => share(words, line.words) >= MATCHING_SHARE);
    return index < 0 ? undefined : this.#takeUpTo(index);
  }

  /** The same for a further sentence of a turn that began with other words. */
  matchWithin(planned: string): string | undefined {
    const words = wordsOf(planned);
    const isLine = (line: PendingLine) =>
      words.filter((word) => line.words.has(word)).length >= Math.min(MATCHING_WORDS, line.words.size);
    return this.#pending.some(isLine) ? this.match(planned) : undefined;
  }

  /** The oldest line, for a turn with other words that nothing else has asked for. */
  takeOldest(): string | undefined {
    this.#forgetOld();
    return this.#takeUpTo(0);
  }

  #forgetOld(): void {
    const oldestMs = performance.now() - SPOKEN_WITHIN_MS;
    this.#pending = this.#pending.filter(({ askedAtMs }) => askedAtMs > oldestMs);
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
