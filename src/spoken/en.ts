import { hourOfTwelve, wordAt } from './hour-words.ts';
import type { LanguageLines, OpeningMoment } from './lines.ts';

const UNITS = (
  'zero one two three four five six seven eight nine ten ' +
  'eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
).split(' ');
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty'];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

export const ENGLISH_LINES: LanguageLines = {
  greeting: 'Hello, you are speaking with the virtual assistant. How can I help you today?',
  hold: 'I am connecting you with a person now. Please stay on the line.',
  numberShown: 'A person can take over now. Please call the number on your screen.',
  refusal: "I'm sorry, I can't help you with that. Is there anything else I can do for you?",
  looking: 'One moment, I am looking.',
  stillLooking: 'It takes a little longer. Thank you for waiting.',
  offer: 'Would you like me to connect you with a person?',
  idlePrompt: 'Are you still there?',
  idleGoodbye: 'I will end the call now. Goodbye.',
  goodbye: 'Thank you for calling. Goodbye.',
  durationWarning: 'Your call will end in one minute.',
  durationGoodbye: 'I will end the call now. Goodbye.',
  interruption: "I'm sorry about the interruption. Please go on.",
  moved: 'Sorry about that. Please go on.',
  nobodyFree: 'I am sorry, nobody is free right now. Shall we call you back?',
  noPersons: 'I am sorry, I cannot connect you with a person right now. Shall we call you back?',
  emergency:
    'I am sorry, nobody is here to help you right now. If somebody is in danger, please hang up and call the emergency services. Otherwise we can call you back.',
  modelGone: 'I am sorry, the assistant is not available. I am connecting you with a person.',
  apology: 'I am sorry, we cannot take your call at the moment. Please call again later. Goodbye.',
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

/** "nine tomorrow morning", but never "half past": a speech model reads "nine thirty" in any accent. */
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
