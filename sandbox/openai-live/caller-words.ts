/** The shortest duration that words are sent with, milliseconds. */
const SHORTEST_MS = 100;

export interface CallerWordsOptions {
  /** How long after the sentence its words are told, milliseconds of the session. */
  readonly sentenceDelayMs: number;
  /** How long after its end each word is sent; undefined: all of them come after the sentence. */
  readonly wordDelayMs: (() => number) | undefined;
  readonly tell: (words: TimedWords) => void;
  /** At this time of the session. */
  readonly at: (atMs: number, act: () => void) => void;
}

/** Some of the caller's words, with their place in the session. */
export interface TimedWords {
  readonly delta: string;
  readonly start_ms: number;
  readonly end_ms: number;
}

/** Tells what the caller says, as late as a recogniser does. Each piece has the blank before it, the first one too. */
export class CallerWords {
  readonly #options: CallerWordsOptions;
  #fromMs = 0;
  #hasWords = false;
  #nextMs = 0;

  constructor(options: CallerWordsOptions) {
    this.#options = options;
  }

  /** A sound begins. */
  begin(positionMs: number): void {
    this.#fromMs = positionMs;
    this.#hasWords = false;
  }

  /** A word has ended. */
  word(word: string, positionMs: number): void {
    const { wordDelayMs } = this.#options;
    if (!wordDelayMs) return;
    this.#hasWords = true;
    // Words stay in order, whatever their delays are.
    this.#nextMs = Math.max(this.#nextMs, positionMs + wordDelayMs());
    this.#tellAt(this.#nextMs, { delta: ` ${word}`, start_ms: this.#fromMs, end_ms: positionMs });
    this.#fromMs = positionMs;
  }

  /** The sentence is over. @param untilMs where its sound ended */
  end(text: string, positionMs: number, untilMs: number): void {
    if (this.#hasWords) return;
    const words = ` ${text}`.match(/\s*\S+/g) ?? [];
    const fromMs = this.#fromMs;
    const share = (Math.max(fromMs + SHORTEST_MS, untilMs) - fromMs) / words.length;
    for (const [index, delta] of words.entries()) {
      const times = {
        start_ms: Math.round(fromMs + index * share),
        end_ms: Math.round(fromMs + (index + 1) * share),
      };
      this.#tellAt(positionMs + this.#options.sentenceDelayMs, { delta, ...times });
    }
  }

  #tellAt(atMs: number, words: TimedWords): void {
    this.#options.at(atMs, () => this.#options.tell(words));
  }
}
