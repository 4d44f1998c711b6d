import type { AssistantLines } from '../assistant.ts';

export const FRENCH_LINES: AssistantLines = {
  greeting: "Bonjour, vous parlez avec l'assistant virtuel. Comment puis-je vous aider ?",
  hold: 'Je vous mets en relation avec un conseiller. Merci de rester en ligne.',
  refusal: 'Je suis désolé, je ne peux pas vous aider sur ce point. Puis-je faire autre chose pour vous ?',
  offer: 'Souhaitez-vous que je vous mette en relation avec un conseiller ?',
  idlePrompt: 'Vous êtes toujours là ?',
  idleGoodbye: 'Je vais mettre fin à cet appel. Au revoir.',
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
};
