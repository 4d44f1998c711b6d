import type { OpeningMoment } from '../handoff/opening-moment.ts';
import type { SpokenLines } from './lines.ts';

const WEEKDAYS = ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'];
/** Until when people say "früh". */
const EARLY_UNTIL_HOUR = 11;

export const GERMAN: SpokenLines = {
  connecting: 'Ich verbinde Sie jetzt mit unserem Team. Bitte bleiben Sie in der Leitung.',
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
