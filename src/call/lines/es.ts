import type { AssistantLines } from '../assistant.ts';

export const SPANISH_LINES: AssistantLines = {
  greeting: 'Hola, está hablando con el asistente virtual. ¿En qué puedo ayudarle?',
  hold: 'Le comunico ahora con una persona de nuestro equipo. Por favor, no cuelgue.',
  refusal: 'Lo siento, en eso no puedo ayudarle. ¿Puedo hacer algo más por usted?',
  offer: '¿Quiere que le comunique con una persona?',
  idlePrompt: '¿Sigue ahí?',
  idleGoodbye: 'Voy a terminar la llamada. Adiós.',
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
};
