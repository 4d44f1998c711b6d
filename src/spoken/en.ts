import type { OpeningMoment } from '../handoff/opening-moment.ts';
import { hourOfTwelve, type SpokenLines, wordAt } from './lines.ts';

const UNITS = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty'];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

export const ENGLISH: SpokenLines = {
  connecting: 'I am connecting you with a person now. Please stay on the line.',
  waiting: (minutes) =>
    `All my colleagues are on a call right now, and the wait is ${waitOf(minutes)}. I am connecting you now, ` +
    'so please stay on the line. If you would rather be called back, just say so.',
  closed: (opening) =>
    `I am sorry, we are closed ${opening ? `until ${momentOf(opening)}` : 'at the moment'}. ` +
    'Would you like us to call you back?',
  unstaffed: 'I am sorry, nobody is there to take your call right now. Would you like us to call you back?',
};

function waitOf(minutes: number | undefined): string {
  if (minutes === undefined) return 'more than an hour';
  return minutes === 1 ? 'about one minute' : `about ${numberOf(minutes)} minutes`;
}

/** "nine tomorrow morning", "half past" never: a speech model reads "nine thirty" in any accent. */
function momentOf(opening: OpeningMoment): string {
  const { day, hour } = opening;
  const dayName = WEEKDAYS[opening.weekday];
  const week = day === 'next_week' ? ' next week' : '';
  if (hour === 24 || (hour === 12 && opening.minute === 0)) {
    const today = hour === 24 ? 'tonight' : 'today';
    const when = day === 'today' ? today : day === 'tomorrow' ? 'tomorrow' : `on ${dayName}${week}`;
    return `${hour === 24 ? 'midnight' : 'noon'} ${when}`;
  }
  const part = hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening';
  const when = day === 'today' ? 'this' : day === 'tomorrow' ? 'tomorrow' : `on ${dayName}`;
  return `${timeOf(opening)} ${when} ${part}${week}`;
}

function timeOf({ hour, minute }: OpeningMoment): string {
  const hours = numberOf(hourOfTwelve(hour));
  if (minute === 0) return hours;
  return `${hours} ${minute < 10 ? 'oh ' : ''}${numberOf(minute)}`;
}

/** 0 to 60. */
function numberOf(value: number): string {
  if (value < UNITS.length) return wordAt(UNITS, value);
  const tens = wordAt(TENS, Math.floor(value / 10));
  return value % 10 === 0 ? tens : `${tens}-${wordAt(UNITS, value % 10)}`;
}
