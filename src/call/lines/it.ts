import type { AssistantLines } from '../assistant.ts';

export const ITALIAN_LINES: AssistantLines = {
  greeting: "Buongiorno, sta parlando con l'assistente virtuale. Come posso aiutarla?",
  hold: 'La metto in contatto con un operatore. Resti in linea, per favore.',
  refusal: 'Mi dispiace, su questo non posso aiutarla. Posso fare altro per lei?',
  offer: 'Vuole che la metta in contatto con un operatore?',
  idlePrompt: 'È ancora in linea?',
  idleGoodbye: 'Ora chiudo la chiamata. Arrivederci.',
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
};
