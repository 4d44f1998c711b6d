import { hourOfTwelve, wordAt } from './hour-words.ts';
import type { LanguageLines, OpeningMoment } from './lines.ts';

const WEEKDAYS = [
  'domingo',
  'segunda-feira',
  'terça-feira',
  'quarta-feira',
  'quinta-feira',
  'sexta-feira',
  'sábado',
];
/** From one o'clock on, in words: digits would be read in the masculine. */
const HOURS = 'uma duas três quatro cinco seis sete oito nove dez onze doze'.split(' ');

export const PORTUGUESE_LINES: LanguageLines = {
  greeting: 'Olá, você está falando com o assistente virtual. Como posso ajudar?',
  hold: 'Vou transferir você para um atendente agora. Por favor, continue na linha.',
  numberShown: 'Um atendente pode ajudar você agora. Por favor, ligue para o número que está na sua tela.',
  refusal: 'Desculpe, com isso não posso ajudar. Posso fazer mais alguma coisa por você?',
  looking: 'Um momento, estou verificando.',
  stillLooking: 'Está levando um pouco mais de tempo. Agradeço a paciência.',
  offer: 'Quer que eu transfira você para um atendente?',
  idlePrompt: 'Você ainda está aí?',
  idleGoodbye: 'Vou encerrar a ligação agora. Até logo.',
  goodbye: 'Agradeço a sua ligação. Até logo.',
  durationWarning: 'A sua ligação vai terminar em um minuto.',
  durationGoodbye: 'Vou encerrar a ligação agora. Até logo.',
  interruption: 'Desculpe a interrupção. Pode continuar.',
  moved: 'Desculpe. Pode continuar.',
  nobodyFree: 'Sinto muito, no momento ninguém está livre. Quer que a gente ligue de volta para você?',
  noPersons:
    'Sinto muito, no momento não posso transferir você para um atendente. Quer que a gente ligue de volta para você?',
  emergency:
    'Sinto muito, no momento não há ninguém para ajudar você. Se alguém estiver em perigo, desligue e ligue para a emergência. Se não, podemos ligar de volta para você.',
  modelGone: 'Sinto muito, o assistente não está disponível. Vou transferir você para um atendente.',
  apology:
    'Sinto muito, não podemos atender a sua ligação no momento. Por favor, ligue mais tarde. Até logo.',
  waiting: (minutes) =>
    `No momento, todos os nossos atendentes estão ocupados e a espera é ${waitOf(minutes)}. Vou transferir ` +
    'você agora, por favor, continue na linha. Se preferir que a gente ligue de volta, é só dizer.',
  closed: (opening) =>
    `Sinto muito, estamos fechados ${opening ? `até ${momentOf(opening)}` : 'no momento'}. ` +
    'Quer que a gente ligue de volta para você?',
  unstaffed:
    'Sinto muito, no momento não há ninguém para atender a sua ligação. ' +
    'Quer que a gente ligue de volta para você?',
};

function waitOf(minutes: number | undefined): string {
  if (minutes === undefined) return 'de mais de uma hora';
  return minutes === 1 ? 'de cerca de um minuto' : `de cerca de ${minutes} minutos`;
}

/** "amanhã às nove da manhã", "segunda-feira à uma e meia da tarde". */
function momentOf(opening: OpeningMoment): string {
  return `${dayOf(opening)} ${timeOf(opening)}`;
}

function dayOf({ day, weekday }: OpeningMoment): string {
  switch (day) {
    case 'today':
      return 'hoje';
    case 'tomorrow':
      return 'amanhã';
    case 'this_week':
      return `${WEEKDAYS[weekday]}`;
    case 'next_week':
      return `${WEEKDAYS[weekday]} da semana que vem`;
  }
}

function timeOf({ hour, minute }: OpeningMoment): string {
  const minutes = minute === 0 ? '' : ` e ${minute === 30 ? 'meia' : minute}`;
  if (hour === 24 || hour === 0) return `à meia-noite${minutes}`;
  if (hour === 12) return `ao meio-dia${minutes}`;
  const twelve = hourOfTwelve(hour);
  return `${twelve === 1 ? 'à' : 'às'} ${wordAt(HOURS, twelve - 1)}${minutes} ${partOf(hour)}`;
}

function partOf(hour: number): string {
  if (hour < 6) return 'da madrugada';
  if (hour < 12) return 'da manhã';
  return hour < 19 ? 'da tarde' : 'da noite';
}
