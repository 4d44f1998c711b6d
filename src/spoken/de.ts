import type { LanguageLines, OpeningMoment } from './lines.ts';

const WEEKDAYS = ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'];
/** Until when people say "früh". */
const EARLY_UNTIL_HOUR = 11;

export const GERMAN_LINES: LanguageLines = {
  greeting: 'Guten Tag, Sie sprechen mit dem virtuellen Assistenten. Wie kann ich Ihnen helfen?',
  hold: 'Ich verbinde Sie jetzt mit unserem Team. Bitte bleiben Sie in der Leitung.',
  numberShown: 'Ein Mensch kann jetzt übernehmen. Bitte rufen Sie die Nummer auf Ihrem Bildschirm an.',
  refusal: 'Es tut mir leid, dabei kann ich Ihnen nicht helfen. Kann ich sonst etwas für Sie tun?',
  looking: 'Einen Moment, ich sehe nach.',
  stillLooking: 'Es dauert noch etwas. Danke für Ihre Geduld.',
  offer: 'Möchten Sie, dass ich Sie mit einem Mitarbeiter verbinde?',
  idlePrompt: 'Sind Sie noch da?',
  idleGoodbye: 'Ich beende jetzt das Gespräch. Auf Wiederhören.',
  goodbye: 'Vielen Dank für Ihren Anruf. Auf Wiederhören.',
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
  waiting: (minutes) =>
    `Gerade sind alle im Gespräch, und die Wartezeit beträgt ${waitOf(minutes)}. Ich verbinde Sie jetzt, ` +
    'bitte bleiben Sie in der Leitung. Wenn wir Sie lieber zurückrufen sollen, sagen Sie es einfach.',
  closed: (opening) =>
    `Es tut mir leid, wir haben ${opening ? `bis ${momentOf(opening)}` : 'gerade'} geschlossen. ` +
    'Möchten Sie, dass wir Sie zurückrufen?',
  unstaffed:
    'Es tut mir leid, gerade ist niemand da, der Ihren Anruf annehmen kann. ' +
    'Möchten Sie, dass wir Sie zurückrufen?',
};

function waitOf(minutes: number | undefined): string {
  if (minutes === undefined) return 'mehr als eine Stunde';
  return minutes === 1 ? 'etwa eine Minute' : `etwa ${minutes} Minuten`;
}

/** "morgen früh um 9 Uhr", "Montag um 14 Uhr 30". */
function momentOf(opening: OpeningMoment): string {
  const early = opening.hour < EARLY_UNTIL_HOUR ? ' früh' : '';
  const time = timeOf(opening);
  switch (opening.day) {
    case 'today':
      return `heute${early} ${time}`;
    case 'tomorrow':
      return `morgen${early} ${time}`;
    case 'this_week':
      return `${WEEKDAYS[opening.weekday]} ${time}`;
    case 'next_week':
      return `${WEEKDAYS[opening.weekday]} nächster Woche ${time}`;
  }
}

function timeOf({ hour, minute }: OpeningMoment): string {
  if (hour === 24) return 'um Mitternacht';
  return minute === 0 ? `um ${hour} Uhr` : `um ${hour} Uhr ${minute}`;
}
