import type { TranscriptPart } from '../parts.ts';

/** The words of one turn of the caller, as far as they are known. */
export class TurnText {
  readonly #parts = new Map<string, TranscriptPart>();
  #told = '';

  get text(): string {
    return joined([...this.#parts.values()].map(({ text }) => text));
  }

  /** Whether none of it will change. True when there are no words. */
  get isFinal(): boolean {
    return [...this.#parts.values()].every((part) => part.isFinal || part.text === '');
  }

  /** Where its last word ends, milliseconds of audio; 0 without words. */
  get endMs(): number {
    return Math.max(
      0,
      ...[...this.#parts.values()].filter(({ text }) => text !== '').map(({ endMs }) => endMs),
    );
  }

  get resultIds(): readonly string[] {
    return [...this.#parts.keys()];
  }

  get language(): string | undefined {
    return [...this.#parts.values()].findLast(({ language }) => language !== undefined)?.language;
  }

  add(part: TranscriptPart): void {
    this.#parts.set(part.resultId, part);
  }

  /** The words that have become certain since the last call; '' when a result contradicts what was told. */
  takeNews(): string {
    const stable = joined([...this.#parts.values()].map(({ stableText }) => stableText));
    if (!stable.startsWith(this.#told)) return '';
    const news = stable.slice(this.#told.length);
    this.#told = stable;
    return news;
  }
}

function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' ');
}
