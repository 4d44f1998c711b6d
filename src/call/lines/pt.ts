import type { AssistantLines } from '../assistant.ts';

export const PORTUGUESE_LINES: AssistantLines = {
  greeting: 'Olá, você está falando com o assistente virtual. Como posso ajudar?',
  hold: 'Vou transferir você para um atendente agora. Por favor, continue na linha.',
  refusal: 'Desculpe, com isso não posso ajudar. Posso fazer mais alguma coisa por você?',
  offer: 'Quer que eu transfira você para um atendente?',
  idlePrompt: 'Você ainda está aí?',
  idleGoodbye: 'Vou encerrar a ligação agora. Até logo.',
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
};
