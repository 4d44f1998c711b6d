import type { AssistantLines } from '../assistant.ts';

export const GERMAN_LINES: AssistantLines = {
  greeting: 'Guten Tag, Sie sprechen mit dem virtuellen Assistenten. Wie kann ich Ihnen helfen?',
  hold: 'Ich verbinde Sie jetzt mit unserem Team. Bitte bleiben Sie in der Leitung.',
  refusal: 'Es tut mir leid, dabei kann ich Ihnen nicht helfen. Kann ich sonst etwas für Sie tun?',
  offer: 'Möchten Sie, dass ich Sie mit einem Mitarbeiter verbinde?',
  idlePrompt: 'Sind Sie noch da?',
  idleGoodbye: 'Ich beende jetzt das Gespräch. Auf Wiederhören.',
  durationWarning: 'Ihr Anruf endet in einer Minute.',
  durationGoodbye: 'Ich beende jetzt das Gespräch. Auf Wiederhören.',
  interruption: 'Entschuldigen Sie die Unterbrechung. Bitte sprechen Sie weiter.',
  moved: 'Entschuldigung. Bitte sprechen Sie weiter.',
  nobodyFree: 'Es tut mir leid, gerade ist niemand frei. Möchten Sie, dass wir Sie zurückrufen?',
  noPersons:
    'Es tut mir leid, ich kann Sie gerade mit niemandem verbinden. Möchten Sie, dass wir Sie zurückrufen?',
  emergency:
    'Es tut mir leid, gerade ist niemand da, der Ihnen helfen kann. Wenn jemand in Gefahr ist, legen Sie bitte auf und rufen Sie den Notruf an. Sonst können wir Sie zurückrufen.',
  modelGone: 'Es tut mir leid, der Assistent ist nicht verfügbar. Ich verbinde Sie mit unserem Team.',
  apology:
    'Es tut mir leid, wir können Ihren Anruf gerade nicht annehmen. Bitte rufen Sie später noch einmal an. Auf Wiederhören.',
};
