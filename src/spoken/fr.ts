import type { LanguageLines, OpeningMoment } from './lines.ts';

const WEEKDAYS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];

export const FRENCH_LINES: LanguageLines = {
  greeting: "Bonjour, vous parlez avec l'assistant virtuel. Comment puis-je vous aider ?",
  hold: 'Je vous mets en relation avec un conseiller. Merci de rester en ligne.',
  numberShown: 'Une personne peut prendre le relais. Veuillez appeler le numéro affiché sur votre écran.',
  refusal: 'Je suis désolé, je ne peux pas vous aider sur ce point. Puis-je faire autre chose pour vous ?',
  looking: 'Un instant, je regarde.',
  stillLooking: 'Cela prend un peu plus de temps. Merci de patienter.',
  offer: 'Souhaitez-vous que je vous mette en relation avec un conseiller ?',
  idlePrompt: 'Vous êtes toujours là ?',
  idleGoodbye: 'Je vais mettre fin à cet appel. Au revoir.',
  goodbye: 'Merci de votre appel. Au revoir.',
  durationWarning: 'Votre appel se terminera dans une minute.',
  durationGoodbye: 'Je vais mettre fin à cet appel. Au revoir.',
  interruption: "Je suis désolé pour l'interruption. Je vous écoute.",
  moved: 'Excusez-moi. Je vous écoute.',
  nobodyFree: "Je suis désolé, personne n'est libre en ce moment. Souhaitez-vous que nous vous rappelions ?",
  noPersons:
    'Je suis désolé, je ne peux pas vous mettre en relation avec un conseiller en ce moment. Souhaitez-vous que nous vous rappelions ?',
  emergency:
    "Je suis désolé, personne n'est là pour vous aider en ce moment. Si quelqu'un est en danger, raccrochez et appelez les services d'urgence. Sinon, nous pouvons vous rappeler.",
  modelGone: "Je suis désolé, l'assistant n'est pas disponible. Je vous mets en relation avec un conseiller.",
  apology:
    'Je suis désolé, nous ne pouvons pas prendre votre appel pour le moment. Merci de rappeler plus tard. Au revoir.',
  waiting: (minutes) =>
    `Tous nos conseillers sont en communication, et l'attente est ${waitOf(minutes)}. Je vous transfère ` +
    'maintenant, merci de rester en ligne. Si vous préférez que nous vous rappelions, dites-le-moi.',
  closed: (opening) =>
    `Je suis désolé, nous sommes fermés ${opening ? `jusqu'à ${momentOf(opening)}` : 'pour le moment'}. ` +
    'Souhaitez-vous que nous vous rappelions ?',
  unstaffed:
    "Je suis désolé, personne n'est là pour prendre votre appel en ce moment. " +
    'Souhaitez-vous que nous vous rappelions ?',
};

function waitOf(minutes: number | undefined): string {
  if (minutes === undefined) return "de plus d'une heure";
  return minutes === 1 ? "d'environ une minute" : `d'environ ${minutes} minutes`;
}

/** "9 heures ce matin", "demain matin 9 heures", "lundi 14 heures". */
function momentOf(opening: OpeningMoment): string {
  const morning = opening.hour < 12;
  const time = timeOf(opening);
  const dayName = WEEKDAYS[opening.weekday];
  switch (opening.day) {
    case 'today':
      return morning ? `${time} ce matin` : time;
    case 'tomorrow':
      return morning ? `demain matin ${time}` : `demain ${time}`;
    case 'this_week':
      return morning ? `${dayName} matin ${time}` : `${dayName} ${time}`;
    case 'next_week':
      return `${dayName} de la semaine prochaine, ${time}`;
  }
}

function timeOf({ hour, minute }: OpeningMoment): string {
  if (hour === 24) return 'minuit';
  if (hour === 12 && minute === 0) return 'midi';
  const hours = hour < 2 ? `${hour} heure` : `${hour} heures`;
  return minute === 0 ? hours : `${hours} ${minute}`;
}
