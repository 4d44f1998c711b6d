import type { OpeningMoment } from '../handoff/opening-moment.ts';
import { hourOfTwelve, type SpokenLines, wordAt } from './lines.ts';

const WEEKDAYS = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'];
/** In words: digits would be read in the masculine. */
const HOURS = [
  ...['', 'una', 'dos', 'tres', 'cuatro', 'cinco', 'seis'],
  ...['siete', 'ocho', 'nueve', 'diez', 'once', 'doce'],
];
const SPOKEN_MINUTES: Readonly<Record<number, string>> = { 15: 'cuarto', 30: 'media' };

export const SPANISH: SpokenLines = {
  connecting: 'Le comunico ahora con una persona de nuestro equipo. Por favor, no cuelgue.',
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
  const hours = `${twelve === 1 ? 'a la' : 'a las'} ${wordAt(HOURS, twelve)}`;
  const minutes = minute === 0 ? '' : ` y ${SPOKEN_MINUTES[minute] ?? minute}`;
  return `${hours}${minutes} ${partOf(hour)}`;
}

function partOf(hour: number): string {
  if (hour === 0 || hour >= 20) return 'de la noche';
  if (hour < 6) return 'de la madrugada';
  return hour < 12 ? 'de la mañana' : 'de la tarde';
}
