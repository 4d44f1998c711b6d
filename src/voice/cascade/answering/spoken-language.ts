/**
 * The language of what is said next, ISO 639-1. A model answers in the language of the caller's last words, or in the
 * one that the call has changed to since, by the caller's wish. The gateway's lines are always in that of the call.
 */
export class SpokenLanguage {
  readonly #ofCall: () => string | undefined;
  #language: string;
  #seen: string | undefined;

  /** @param ofCall undefined while it is not known */
  constructor(first: string, ofCall: () => string | undefined) {
    this.#ofCall = ofCall;
    this.#language = first;
    this.#seen = ofCall();
  }

  get ofAnswer(): string {
    const language = this.#ofCall();
    if (language !== undefined && language !== this.#seen) this.#language = language;
    this.#seen = language;
    return this.#language;
  }

  get ofLine(): string {
    return this.#ofCall() ?? this.#language;
  }

  /** The caller has said something in this language. */
  heard(language: string): void {
    // A wish that came before these words is over.
    this.#seen = this.#ofCall();
    this.#language = language;
  }
}
