/** Zero to nine in each language; several words for one digit are separated by a slash. */
const WORDS: readonly string[] = [
  'zero/oh/nought one two three four five six seven eight nine',
  'null eins/ein zwei/zwo drei vier fünf sechs sieben acht neun',
  'cero uno dos tres cuatro cinco seis siete ocho nueve',
  'zéro un deux trois quatre cinq six sept huit neuf',
  'zero uno due tre quattro cinque sei sette otto nove',
  'zero um/uma dois/duas três quatro cinco seis/meia sete oito nove',
  'शून्य एक दो तीन चार पांच/पाँच छह/छः/छे सात आठ नौ',
];

/** A digit by its spoken word, in lower case. */
export const SPOKEN_DIGITS: ReadonlyMap<string, string> = new Map(
  WORDS.flatMap((line) =>
    line.split(' ').flatMap((words, digit) => words.split('/').map((word) => [word, String(digit)] as const)),
  ),
);

/** How often the digit after the word is meant. */
export const SPOKEN_REPEATS: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['doppel', 2],
  ['doble', 2],
  ['doppio', 2],
  ['duplo', 2],
  ['triple', 3],
  ['treble', 3],
  ['triplo', 3],
]);
