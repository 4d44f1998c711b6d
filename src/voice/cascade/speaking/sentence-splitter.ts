/** A full stop after these ends no sentence. */
const ABBREVIATIONS = new Set(
  'dr mr mrs ms st no nr prof sr sra vs etc approx z.b d.h u.a bzw ca p.ex mme mlle m av sig dott'.split(' '),
);
const END = /[.!?…।](?:["'”’»)\]]*)(?=\s)/gu;
/** Where a long sentence may be cut for the sake of its first sound. */
const PAUSE = /[,;:–—](?=\s)/gu;
const LONG_CHARACTERS = 120;
/** Polly takes 3,000 billed characters; a sentence this long is cut between words. */
const MAX_CHARACTERS = 600;

/** Cuts a text that grows into sentences. */
export class SentenceSplitter {
  #text = '';

  /** @returns the sentences that are complete now */
  push(piece: string): string[] {
    this.#text += piece;
    const sentences: string[] = [];
    for (let end = this.#end(); end > 0; end = this.#end()) {
      sentences.push(this.#text.slice(0, end).trim());
      this.#text = this.#text.slice(end).trimStart();
    }
    return sentences.filter((sentence) => sentence !== '');
  }

  /** @returns what is left at the end of the text */
  rest(): string {
    const rest = this.#text.trim();
    this.#text = '';
    return rest;
  }

  /** Where the first sentence ends, 0 when it is not complete. */
  #end(): number {
    const paragraph = this.#text.search(/\n\s*\S/);
    const stop = this.#firstStop();
    if (paragraph > 0 && (stop === 0 || paragraph < stop)) return paragraph;
    if (stop > 0 && stop <= MAX_CHARACTERS) return stop;
    if (this.#text.length <= LONG_CHARACTERS) return 0;
    return this.#pauseAfter(LONG_CHARACTERS);
  }

  #firstStop(): number {
    for (const match of this.#text.matchAll(END)) {
      if (!this.#isWithin(match.index)) return match.index + match[0].length;
    }
    return 0;
  }

  /** Whether the full stop at this place belongs to an abbreviation, an initial or a number. */
  #isWithin(at: number): boolean {
    if (this.#text[at] !== '.') return false;
    const word = /[^\s("'«„]*$/u.exec(this.#text.slice(0, at))?.[0] ?? '';
    return ABBREVIATIONS.has(word.toLowerCase()) || /^(?:\p{Lu}|\d{1,2})$/u.test(word);
  }

  #pauseAfter(least: number): number {
    for (const { index } of this.#text.matchAll(PAUSE)) if (index >= least) return index + 1;
    if (this.#text.length <= MAX_CHARACTERS) return 0;
    return this.#text.lastIndexOf(' ', MAX_CHARACTERS) + 1 || MAX_CHARACTERS;
  }
}
