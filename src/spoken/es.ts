import { hourOfTwelve, wordAt } from './hour-words.ts';
import type { LanguageLines, OpeningMoment } from './lines.ts';

const WEEKDAYS = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'];
/** From one o'clock on, in words: digits would be read in the masculine. */
const HOURS = 'una dos tres cuatro cinco seis siete ocho nueve diez once doce'.split(' ');
const SPOKEN_MINUTES: Readonly<Record<number, string>> = { 15: 'cuarto', 30: 'media' };

export const SPANISH_LINES: LanguageLines = {
  greeting: 'Hola, está hablando con el asistente virtual. ¿En qué puedo ayudarle?',
  hold: 'Le comunico ahora con una persona de nuestro equipo. Por favor, no cuelgue.',
  numberShown: 'Una persona puede atenderle ahora. Por favor, llame al número que aparece en su pantalla.',
  refusal: 'Lo siento, en eso no puedo ayudarle. ¿Puedo hacer algo más por usted?',
  looking: 'Un momento, lo estoy mirando.',
  stillLooking: 'Tarda un poco más. Gracias por su paciencia.',
  offer: '¿Quiere que le comunique con una persona?',
  idlePrompt: '¿Sigue ahí?',
  idleGoodbye: 'Voy a terminar la llamada. Adiós.',
  goodbye: 'Gracias por su llamada. Adiós.',
  durationWarning: 'Su llamada terminará en un minuto.',
  durationGoodbye: 'Voy a terminar la llamada. Adiós.',
  interruption: 'Disculpe la interrupción. Continúe, por favor.',
  moved: 'Disculpe. Continúe, por favor.',
  nobodyFree: 'Lo siento, ahora mismo no hay nadie libre. ¿Quiere que le llamemos nosotros?',
  noPersons: 'Lo siento, ahora mismo no puedo comunicarle con una persona. ¿Quiere que le llamemos nosotros?',
  emergency:
    'Lo siento, ahora mismo no hay nadie que pueda ayudarle. Si alguien está en peligro, cuelgue y llame a emergencias. Si no, podemos llamarle nosotros.',
  modelGone: 'Lo siento, el asistente no está disponible. Le comunico con una persona de nuestro equipo.',
  apology: 'Lo siento, en este momento no podemos atender su llamada. Por favor, llame más tarde. Adiós.',
  waiting: (minutes) =>
    `Ahora mismo todos nuestros agentes están ocupados y la espera es ${waitOf(minutes)}. Le paso ahora, ` +
    'por favor, no cuelgue. Si prefiere que le llamemos nosotros, dígamelo.',
  closed: (opening) =>
    `Lo siento, estamos cerrados ${opening ? `hasta ${momentOf(opening)}` : 'en este momento'}. ` +
    '¿Quiere que le llamemos nosotros?',
  unstaffed:
    'Lo siento, ahora mismo no hay nadie que pueda atender su llamada. ¿Quiere que le llamemos nosotros?',
};

function waitOf(minutes: number | undefined): string {
  if (minutes === undefined) return 'de más de una hora';
  return minutes === 1 ? 'de un minuto aproximadamente' : `de unos ${minutes} minutos`;
}

/** "mañana a las nueve de la mañana", "el lunes a la una y media de la tarde". */
function momentOf(opening: OpeningMoment): string {
  return `${dayOf(opening)} ${timeOf(opening)}`;
}

function dayOf({ day, weekday }: OpeningMoment): string {
  switch (day) {
    case 'today':
      return 'hoy';
    case 'tomorrow':
      return 'mañana';
    case 'this_week':
      return `el ${WEEKDAYS[weekday]}`;
    case 'next_week':
      return `el ${WEEKDAYS[weekday]} de la semana que viene`;
  }
}

function timeOf({ hour, minute }: OpeningMoment): string {
  if (hour === 24) return 'a medianoche';
  if (hour === 12 && minute === 0) return 'a mediodía';
  const twelve = hourOfTwelve(hour);
  const hours = `${twelve === 1 ? 'a la' : 'a las'} ${wordAt(HOURS, twelve - 1)}`;
  const minutes = minute === 0 ? '' : ` y ${SPOKEN_MINUTES[minute] ?? minute}`;
  return `${hours}${minutes} ${partOf(hour)}`;
}

function partOf(hour: number): string {
  if (hour === 0 || hour >= 20) return 'de la noche';
  if (hour < 6) return 'de la madrugada';
  return hour < 12 ? 'de la mañana' : 'de la tarde';
}
