/**
 * Words without meaning that people say between the groups of a number: sounds, yes and no, "and then", "one moment".
 * In lower case, with each drawn-out letter written once. They never end a number.
 */
const WORDS: readonly string[] = [
  // English
  `uh um uhm er erm ah hm m mhm oh eh well so like right now next last then and dash hyphen space slash dot point
   yes yeah yep no okay ok alright sorry wait just let me see hold on second moment minute please again the it's actually really just
   sort kind of you know like mean`,
  // German
  `äh ähm aehm öh öhm hm na tja naja also halt und dann weiter danach ja nein genau gut okay bitte moment sekunde
   minute augenblick entschuldigung strich leerzeichen pause nochmal jetzt so halt eben einfach quasi irgendwie doch gell oder`,
  // Spanish
  `eh em este pues mire mira bueno a ver y luego después entonces sí si no vale perdón espere espera momento
   segundo minuto guion guión espacio otra vez ahora ay ah
   o sea digamos oiga mmm`,
  // French
  `euh heu ben bah hein bon alors donc enfin et puis ensuite après oui non ouais voilà pardon attendez attends
   moment instant seconde minute tiret espace encore d'accord maintenant
   hein quoi bref genre`,
  // Italian
  `ehm em mah beh boh allora cioè ecco dunque e poi dopo quindi sì si no va bene scusi aspetti attimo momento
   secondo minuto trattino spazio ancora adesso eh ah
   insomma diciamo guardi senta dai ok`,
  // Portuguese
  `é hum um ah ahn né tipo olha então pois e depois aí sim não tá certo desculpe espera espere momento instante
   segundo minuto hífen traço espaço agora eh uh
   olhe olha quer dizer aqui`,
  // Hindi, and Hindi in Latin letters
  `अ अं उम हम्म हां हाँ जी और फिर अब ठीक है अच्छा नहीं मतलब रुकिए एक मिनट
   arre arey haan han ji aur phir fir ab theek thik hai acha accha achha nahi matlab rukiye ruko yaar bas toh to
   minat dekho dekhiye suniye suno देखिए सुनिए`,
];

/** For "one moment", "um momento", "ein Moment"; not for "eins Moment", where the digit ends a group. */
const ONES = new Set('one 1 ein eine einen un una une uno um uma ek एक'.split(' '));
const WAITS = new Set(
  `moment momento momentito instant instante instantinho second sec seconde sekunde segundo segundinho secondo minute
   minuto minutinho attimo augenblick minat मिनट सेकंड more`.split(/\s+/),
);
/** For "two seconds", "due minuti". */
const LONG_WAITS = new Set(
  `moments momentos seconds secs secondes sekunden segundos secondi minutes minuten minutos minuti`.split(
    /\s+/,
  ),
);

const FILLERS = new Set(
  WORDS.flatMap((line) =>
    line
      .trim()
      .split(/\s+/)
      .map((word) => shortened(word)),
  ),
);

/** @param word in lower case */
export function isFiller(word: string): boolean {
  return FILLERS.has(shortened(word));
}

/**
 * Whether two words ask the listener to wait, so that the first is not a digit of the number before it.
 * @param word in lower case, like the next
 */
export function asksToWait(word: string, next: string | undefined): boolean {
  return next !== undefined && (ONES.has(word) ? WAITS.has(next) : LONG_WAITS.has(next));
}

/** Writes each drawn-out letter once: "uhhh", "ähhhm". */
function shortened(word: string): string {
  return word.normalize('NFC').replace(/(\p{L})\1+/gu, '$1');
}
