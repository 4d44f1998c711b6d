export type Endpointing = 'HIGH' | 'MEDIUM' | 'LOW';

/** Silence after which a turn is over, milliseconds, by what was said. */
export interface Pauses {
  /** The words are a sentence. */
  readonly complete: number;
  readonly usual: number;
  /** The words need others: a conjunction, a number that may go on. */
  readonly open: number;
  /** Nothing was understood. */
  readonly wordless: number;
}

const MEDIUM: Pauses = { complete: 400, usual: 700, open: 1200, wordless: 1000 };
/** How much sooner or later than the middle. */
const FACTORS: Readonly<Record<Endpointing, number>> = { HIGH: 0.7, MEDIUM: 1, LOW: 1.5 };

const SENTENCE_END = /[.?!।…]["'”’»)]*$/u;
/** Words that end no turn, in the languages of the gateway. */
const LINKS =
  'and or but because so that the a an to of with my is um uh er und oder aber weil dass der die das mit mein meine ist äh ' +
  'et ou mais parce que le la les de avec mon ma est euh e o ma perché che il di con mio mia è y pero porque el los mi es eh ' +
  'ou mas porque os as com meu minha é और या लेकिन क्योंकि कि मेरा मेरी';
const LINK_WORDS: ReadonlySet<string> = new Set(LINKS.split(' '));
/** A number that is dictated comes in groups. */
const DIGITS_AT_END = /\d[\d\s-]*$/;

/** The pauses of a setting: `HIGH` answers the soonest. */
export function pausesOf(endpointing: Endpointing): Pauses {
  const factor = FACTORS[endpointing];
  return {
    complete: MEDIUM.complete * factor,
    usual: MEDIUM.usual * factor,
    open: MEDIUM.open * factor,
    wordless: MEDIUM.wordless,
  };
}

/** How long the caller must be silent after these words, milliseconds. */
export function pauseAfter(text: string, pauses: Pauses): number {
  if (text === '') return pauses.wordless;
  const bare = text.replace(/[.?!,;:।…\s]+$/u, '');
  const last = /[\p{L}\p{M}]+$/u.exec(bare)?.[0].toLowerCase() ?? '';
  if (LINK_WORDS.has(last) || DIGITS_AT_END.test(bare)) return pauses.open;
  return SENTENCE_END.test(text) ? pauses.complete : pauses.usual;
}
