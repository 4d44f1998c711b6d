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

type LanguageAssistant = Pick<Assistant, 'language' | 'languages' | 'hints' | 'instructions' | 'linesFor'>;

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
  readonly #ear: Pick<EscalationDetector, 'spoken' | 'turnLanguage'>;
  #chosen: string | undefined;
  #turnsToLeave = TURNS_TO_LEAVE;
  /** Another language, and the turns in a row in which the caller has spoken it. */
  #other: { readonly language: string; readonly turns: number } | undefined;
  #onRecord: string | undefined;

  constructor(assistant: LanguageAssistant, ear: Pick<EscalationDetector, 'spoken' | 'turnLanguage'>) {
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
    const { turnLanguage } = this.#ear;
    if (this.#chosen === undefined || turnLanguage === undefined) return;
    if (turnLanguage === this.#chosen) this.#other = undefined;
    if (turnLanguage === this.#chosen || !this.#isOffered(turnLanguage)) return;
    const turns = this.#other?.language === turnLanguage ? this.#other.turns + 1 : 1;
    this.#other = { language: turnLanguage, turns };
    if (turns >= this.#turnsToLeave) this.#choose(turnLanguage, TURNS_TO_LEAVE);
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

  /** The assistant as the model of the next stream is told of it. */
  get settings(): Pick<Assistant, 'instructions' | 'hints'> {
    const { instructions, languages } = this.#assistant;
    const { known } = this;
    const notes = [
      ...(languages.length > 1 ? [`This service speaks ${namesOf(languages)}.`] : []),
      ...(known === undefined ? [] : [heldIn(known, this.offered.length === 1)]),
    ];
    return { instructions: [instructions, ...notes].join('\n\n'), hints: this.#hints };
  }

  get #hints(): TranscriptionHints {
    const { hints, languages } = this.#assistant;
    const likely = hints.languages.length > 0 ? hints.languages : languages;
    const { known } = this;
    const isFirst = known !== undefined && likely.includes(known);
    return {
      ...hints,
      languages: isFirst ? [known, ...likely.filter((language) => language !== known)] : likely,
    };
  }

  #isOffered(language: string): boolean {
    return this.offered.includes(language);
  }

  #choose(language: string, turnsToLeave: number): void {
    this.#chosen = language;
    this.#turnsToLeave = turnsToLeave;
    this.#other = undefined;
  }
}

function heldIn(language: string, isOnlyOne: boolean): string {
  const name = englishName(language);
  return isOnlyOne
    ? `Speak ${name} (${language}) only.`
    : `The call is held in ${name} (${language}). Speak ${name} until the caller speaks or wants another language.`;
}
