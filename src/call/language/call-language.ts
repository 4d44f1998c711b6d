import type { EscalationDetector } from '../../escalation/detector.ts';
import type { LanguageLines } from '../../spoken/lines.ts';
import type { TranscriptionHints } from '../../voice/client.ts';
import type { Assistant } from '../assistant.ts';
import { englishName, namesOf } from './language-names.ts';
import { offeredLanguages } from './offered-languages.ts';

/** Turns in a row that a caller speaks another language before the call leaves the one it is held in. */
const TURNS_TO_LEAVE = 2;
/** The same for a language that the caller has asked for: their own words count for more than a guess. */
const TURNS_TO_LEAVE_A_WISH = 3;
const DEFAULT_LANGUAGE = 'en';

type LanguageAssistant = Pick<Assistant, 'language' | 'languages' | 'linesFor'>;

/** What an earlier stream of the call has left on record. */
export interface LanguageOnRecord {
  /** The language in which the call was held. */
  readonly language?: string | undefined;
  /** That language, when it does not follow from the caller's turns alone. */
  readonly chosenLanguage?: string | undefined;
}

/**
 * The language in which the call is held, the one source for everything that depends on it. Without a language in the
 * assistant's profile it is what the caller has mostly spoken. A language from the profile, and one that the caller
 * has asked for, hold until the caller speaks another one for several turns in a row. Only offered languages count.
 */
export class CallLanguage {
  /** ISO 639-1, in the operator's order. */
  readonly offered: readonly string[];
  readonly #assistant: LanguageAssistant;
  readonly #ear: Pick<EscalationDetector, 'spoken' | 'turnLanguages'>;
  #chosen: string | undefined;
  #turnsToLeave = TURNS_TO_LEAVE;
  /** Other languages, and the newest turns in a row that fit each of them. */
  #others: ReadonlyMap<string, number> = new Map();
  #onRecord: string | undefined;

  constructor(assistant: LanguageAssistant, ear: Pick<EscalationDetector, 'spoken' | 'turnLanguages'>) {
    this.#assistant = assistant;
    this.#ear = ear;
    this.offered = offeredLanguages(assistant.languages);
    this.#chosen = assistant.language ?? (this.offered.length === 1 ? this.offered[0] : undefined);
  }

  /** ISO 639-1. Before anything is known: English, or the first offered language. */
  get current(): string {
    return (
      this.known ??
      (this.#isOffered(DEFAULT_LANGUAGE) ? DEFAULT_LANGUAGE : this.offered[0]) ??
      DEFAULT_LANGUAGE
    );
  }

  /** The same, or undefined while it is only assumed. */
  get known(): string | undefined {
    if (this.#chosen !== undefined) return this.#chosen;
    const { spoken } = this.#ear;
    return spoken !== undefined && this.#isOffered(spoken) ? spoken : this.#onRecord;
  }

  /** The gateway's lines in it. */
  get lines(): LanguageLines {
    return this.#assistant.linesFor(this.current);
  }

  /** What a further stream of the call must know of it. */
  get onRecord(): LanguageOnRecord & { readonly language: string } {
    const chosen = this.#chosen;
    return { language: this.current, ...(chosen !== undefined && { chosenLanguage: chosen }) };
  }

  /** The caller has said something, which the detector has heard. */
  callerSpoke(): void {
    const { turnLanguages } = this.#ear;
    // A turn without known words tells nothing, for or against.
    if (this.#chosen === undefined || turnLanguages.length === 0) return;
    const others = turnLanguages.includes(this.#chosen)
      ? []
      : turnLanguages.filter((language) => this.#isOffered(language));
    this.#others = new Map(others.map((language) => [language, (this.#others.get(language) ?? 0) + 1]));
    const other = this.#likeliest;
    if (other !== undefined) this.#choose(other, TURNS_TO_LEAVE);
  }

  /** The caller has asked for an offered language. */
  ask(language: string): void {
    this.#choose(language, TURNS_TO_LEAVE_A_WISH);
  }

  /** Goes on as an earlier stream of the call has left it. The detector has heard the earlier turns already. */
  resume({ language, chosenLanguage }: LanguageOnRecord): void {
    this.#onRecord = language;
    if (chosenLanguage === undefined) return;
    const isWish = chosenLanguage !== this.#assistant.language;
    this.#choose(chosenLanguage, isWish ? TURNS_TO_LEAVE_A_WISH : TURNS_TO_LEAVE);
  }

  /** The assistant as the model of the next stream gets it: with the language of the call as it is now. */
  briefed<A extends Pick<Assistant, 'instructions' | 'hints' | 'languages'>>(assistant: A): A {
    const { instructions, languages } = assistant;
    const { known } = this;
    const notes = [
      ...(languages.length > 1 ? [`This service speaks ${namesOf(languages)}.`] : []),
      ...(known === undefined ? [] : [heldIn(known, this.offered.length === 1)]),
    ];
    return {
      ...assistant,
      instructions: [instructions, ...notes].join('\n\n'),
      hints: this.#hints(assistant),
    };
  }

  #hints({ hints, languages }: Pick<Assistant, 'hints' | 'languages'>): TranscriptionHints {
    const likely = hints.languages.length > 0 ? hints.languages : languages;
    const { known } = this;
    const isFirst = known !== undefined && likely.includes(known);
    return {
      ...hints,
      languages: isFirst ? [known, ...likely.filter((language) => language !== known)] : likely,
    };
  }

  /** The one other language that fits enough turns, and more of them than any other. */
  get #likeliest(): string | undefined {
    const [first, second] = [...this.#others].sort(([, one], [, two]) => two - one);
    if (first === undefined || first[1] < this.#turnsToLeave || first[1] === second?.[1]) return undefined;
    return first[0];
  }

  #isOffered(language: string): boolean {
    return this.offered.includes(language);
  }

  #choose(language: string, turnsToLeave: number): void {
    this.#chosen = language;
    this.#turnsToLeave = turnsToLeave;
    this.#others = new Map();
  }
}

function heldIn(language: string, isOnlyOne: boolean): string {
  const name = englishName(language);
  return isOnlyOne
    ? `Speak ${name} (${language}) only.`
    : `The call is held in ${name} (${language}). Speak ${name} until the caller speaks or wants another language.`;
}
