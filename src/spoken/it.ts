import type { LanguageLines, OpeningMoment } from './lines.ts';

const WEEKDAYS = ['domenica', 'lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato'];

export const ITALIAN_LINES: LanguageLines = {
  greeting: "Buongiorno, sta parlando con l'assistente virtuale. Come posso aiutarla?",
  hold: 'La metto in contatto con un operatore. Resti in linea, per favore.',
  numberShown: 'Una persona può continuare ora. Per favore, chiami il numero sullo schermo.',
  refusal: 'Mi dispiace, su questo non posso aiutarla. Posso fare altro per lei?',
  looking: 'Un attimo, sto controllando.',
  stillLooking: 'Ci vuole ancora un momento. Grazie della pazienza.',
  offer: 'Vuole che la metta in contatto con un operatore?',
  idlePrompt: 'È ancora in linea?',
  idleGoodbye: 'Ora chiudo la chiamata. Arrivederci.',
  goodbye: 'Grazie della chiamata. Arrivederci.',
  durationWarning: 'La chiamata terminerà tra un minuto.',
  durationGoodbye: 'Ora chiudo la chiamata. Arrivederci.',
  interruption: "Mi scuso per l'interruzione. Mi dica pure.",
  moved: 'Mi scusi. Mi dica pure.',
  nobodyFree: 'Mi dispiace, in questo momento nessuno è libero. Vuole che la richiamiamo?',
  noPersons:
    'Mi dispiace, in questo momento non posso metterla in contatto con un operatore. Vuole che la richiamiamo?',
  emergency:
    "Mi dispiace, in questo momento non c'è nessuno che possa aiutarla. Se qualcuno è in pericolo, riagganci e chiami i servizi di emergenza. Altrimenti possiamo richiamarla.",
  modelGone: "Mi dispiace, l'assistente non è disponibile. La metto in contatto con un operatore.",
  apology: 'Mi dispiace, al momento non possiamo rispondere. Richiami più tardi, per favore. Arrivederci.',
  waiting: (minutes) =>
    `In questo momento tutti gli operatori sono occupati e l'attesa è ${waitOf(minutes)}. La trasferisco ora, ` +
    'resti in linea, per favore. Se preferisce che la richiamiamo noi, me lo dica pure.',
  closed: (opening) =>
    `Mi dispiace, siamo chiusi ${opening ? `fino ${momentOf(opening)}` : 'in questo momento'}. ` +
    'Vuole che la richiamiamo?',
  unstaffed: "Mi dispiace, in questo momento non c'è nessuno che possa rispondere. Vuole che la richiamiamo?",
};

function waitOf(minutes: number | undefined): string {
  if (minutes === undefined) return "di più di un'ora";
  return minutes === 1 ? 'di circa un minuto' : `di circa ${minutes} minuti`;
}

/** "alle 9 di domani mattina", "all'una di lunedì", "a mezzogiorno di oggi". */
function momentOf(opening: OpeningMoment): string {
  return `${timeOf(opening)} di ${dayOf(opening)}`;
}

function dayOf({ day, weekday, hour }: OpeningMoment): string {
  const morning = hour < 12;
  switch (day) {
    case 'today':
      return morning ? 'stamattina' : 'oggi';
    case 'tomorrow':
      return morning ? 'domani mattina' : 'domani';
    case 'this_week':
      return morning ? `${WEEKDAYS[weekday]} mattina` : `${WEEKDAYS[weekday]}`;
    case 'next_week':
      return `${WEEKDAYS[weekday]} della prossima settimana`;
  }
}

function timeOf({ hour, minute }: OpeningMoment): string {
  if (hour === 24) return 'a mezzanotte';
  if (hour === 12 && minute === 0) return 'a mezzogiorno';
  const hours = hour === 1 ? "all'una" : `alle ${hour}`;
  return minute === 0 ? hours : `${hours} e ${minute}`;
}
