/** Zero to nine in each language. A slash separates several words for one digit. */
const LANGUAGES: readonly string[] = [
  'zero/oh/o/nought/nil one two three four five six seven eight nine',
  'null eins/ein zwei/zwo drei vier fünf/fuenf sechs sieben acht neun',
  'cero uno/una dos tres cuatro cinco seis siete ocho nueve',
  'zéro un/une deux trois quatre cinq six sept huit neuf',
  'zero uno/una due tre quattro cinque sei sette otto nove',
  'zero um/uma dois/duas três quatro cinco seis/meia sete oito nove',
  'शून्य/ज़ीरो/जीरो एक दो तीन चार पांच/पाँच छह/छः/छे/छ सात आठ नौ',
];
/** Hindi in Latin letters, as in transcripts. Its speakers mix it with English. */
const ROMANISED_HINDI =
  'shunya/shoonya/sunya/sifar ek/aik do teen/tin char/chaar paanch/panch/paach chhe/che/chhah/chah/chhai/chha/chey ' +
  'saat/sat aath/ath/aat nau/nao/nou';
/** Words for zero that are also sighs. */
const SIGHS = ['oh', 'o'];

/** Which words are digits, in lower case. A digit of one language may mean "and", "uh" or "a" in another. */
export type DigitReading = ReadonlyMap<string, string>;

/** No spoken word is a digit. */
const WRITTEN_ONLY: DigitReading = new Map();
const [ENGLISH = '', ...OTHERS] = LANGUAGES;

/** Ways to read a text: with the digits of one language each, and with those of all languages. */
const READINGS: readonly DigitReading[] = [
  WRITTEN_ONLY,
  readingOf([ENGLISH]),
  readingOf([ENGLISH], SIGHS),
  ...OTHERS.map((language) => readingOf([language])),
  readingOf([...LANGUAGES.slice(-1), ROMANISED_HINDI, ENGLISH]),
  readingOf([...LANGUAGES.slice(-1), ROMANISED_HINDI, ENGLISH], SIGHS),
  readingOf(LANGUAGES),
];

/** Every word that is a digit in some reading. */
export const WIDEST_READING: DigitReading = readingOf([ROMANISED_HINDI, ...LANGUAGES]);

/**
 * The readings that differ for a text; usually one.
 * @param words of the text, in lower case
 */
export function readingsFor(words: Iterable<string>): readonly DigitReading[] {
  const spoken = [...new Set(words)].filter((word) => WIDEST_READING.has(word));
  if (spoken.length === 0) return [WRITTEN_ONLY];
  const different = new Map(
    READINGS.map((reading) => [spoken.map((word) => reading.get(word) ?? '-').join(''), reading]),
  );
  return [...different.values()];
}

function readingOf(lines: readonly string[], without: readonly string[] = []): DigitReading {
  const entries = lines.flatMap((line) =>
    line.split(' ').flatMap((words, digit) => words.split('/').map((word) => [word, String(digit)] as const)),
  );
  return new Map(entries.filter(([word]) => !without.includes(word)));
}

/** How often the word repeats the digit after it. */
export const SPOKEN_REPEATS: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['doppel', 2],
  ['doppelt', 2],
  ['doble', 2],
  ['doppio', 2],
  ['duplo', 2],
  ['dabal', 2],
  ['डबल', 2],
  ['triple', 3],
  ['treble', 3],
  ['triplo', 3],
  ['tripal', 3],
  ['ट्रिपल', 3],
]);
