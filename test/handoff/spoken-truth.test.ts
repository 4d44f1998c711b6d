import { describe, expect, test } from 'vitest';
import { createAssistant } from '../../src/call/assistant.ts';
import type { Availability } from '../../src/handoff/availability.ts';
import { openingMoment } from '../../src/handoff/opening-moment.ts';
import { spokenTruth } from '../../src/handoff/spoken-truth.ts';
import { shippedLines } from '../../src/spoken/shipped-lines.ts';

const LANGUAGES = ['en', 'fr', 'it', 'de', 'es', 'pt', 'hi'] as const;
type Language = (typeof LANGUAGES)[number];

/** Friday, ten in the evening. */
const NOW = new Date('2026-11-20T22:00:00Z');

function said(availability: Availability, language: string, now = NOW): string {
  return spokenTruth(availability, { lines: shippedLines(language), now }).text;
}

function closedUntil(opensAt: string, timeZone = 'UTC'): Availability {
  return { kind: 'closed', opensAt: new Date(opensAt), timeZone };
}

describe('the first line', () => {
  test('in English is the line that the assistant says anyway', () => {
    expect(said({ kind: 'available' }, 'en')).toBe(createAssistant({}).lines.hold);
  });

  test.each(LANGUAGES)('%s: unknown sounds like available, and nothing is promised', (language) => {
    expect(said({ kind: 'unknown' }, language)).toBe(said({ kind: 'available' }, language));
  });

  test('is in the base language, or in English for an unsupported language', () => {
    expect(said({ kind: 'unstaffed' }, 'pt-BR')).toBe(said({ kind: 'unstaffed' }, 'pt'));
    expect(said({ kind: 'unstaffed' }, 'HI_Latn')).toBe(said({ kind: 'unstaffed' }, 'hi'));
    for (const language of ['sv', '', 'constructor']) {
      expect(said({ kind: 'unstaffed' }, language)).toBe(said({ kind: 'unstaffed' }, 'en'));
    }
  });

  test.each(LANGUAGES)('%s: every case has its own words and next step', (language) => {
    const cases: readonly (readonly [Availability, string])[] = [
      [{ kind: 'available' }, 'connect'],
      [{ kind: 'queue', waitMinutes: 3 }, 'connect'],
      [{ kind: 'queue', waitMinutes: 75 }, 'connect'],
      [closedUntil('2026-11-21T09:00:00Z'), 'offer_callback'],
      [{ kind: 'closed', timeZone: 'UTC' }, 'offer_callback'],
      [{ kind: 'unstaffed' }, 'offer_callback'],
    ];
    const truths = cases.map(([availability]) =>
      spokenTruth(availability, { lines: shippedLines(language), now: NOW }),
    );
    expect(new Set(truths.map(({ text }) => text)).size).toBe(cases.length);
    expect(truths.map(({ next }) => next)).toEqual(cases.map(([, next]) => next));
    for (const { text } of truths) expect(text).not.toMatch(/undefined|NaN|\d:\d| {2}/);
  });
});

const WAITS: Readonly<Record<Language, readonly [one: string, three: string, long: string]>> = {
  en: ['about one minute', 'about three minutes', 'more than an hour'],
  fr: ["d'environ une minute", "d'environ 3 minutes", "de plus d'une heure"],
  it: ['di circa un minuto', 'di circa 3 minuti', "di più di un'ora"],
  de: ['etwa eine Minute', 'etwa 3 Minuten', 'mehr als eine Stunde'],
  es: ['de un minuto aproximadamente', 'de unos 3 minutos', 'de más de una hora'],
  pt: ['de cerca de um minuto', 'de cerca de 3 minutos', 'de mais de uma hora'],
  hi: ['लगभग एक मिनट', 'लगभग 3 मिनट', 'एक घंटे से ज़्यादा'],
};

test.each(LANGUAGES)('%s: how long it takes', (language) => {
  for (const [index, waitMinutes] of [1, 3, 75].entries()) {
    expect(said({ kind: 'queue', waitMinutes }, language)).toContain(WAITS[language][index]);
  }
});

test('English minutes are words up to the hour', () => {
  expect(said({ kind: 'queue', waitMinutes: 45 }, 'en')).toContain('about forty-five minutes');
  expect(said({ kind: 'queue', waitMinutes: 60 }, 'en')).toContain('about sixty minutes');
});

/** From Friday, 22:00: tomorrow morning, Monday afternoon, tonight's midnight, Sunday's midnight, noon tomorrow. */
const OPENINGS = [
  '2026-11-21T09:00:00Z',
  '2026-11-23T13:30:00Z',
  '2026-11-21T00:00:00Z',
  '2026-11-23T00:00:00Z',
  '2026-11-21T12:00:00Z',
];
const UNTIL: Readonly<Record<Language, readonly string[]>> = {
  en: [
    ...['until nine tomorrow morning.', 'until one thirty on Monday afternoon.', 'until midnight tonight.'],
    ...['until midnight on Sunday.', 'until noon tomorrow.'],
  ],
  fr: [
    ...["jusqu'à demain matin 9 heures.", "jusqu'à lundi 13 heures 30.", "jusqu'à minuit."],
    ...["jusqu'à dimanche minuit.", "jusqu'à demain midi."],
  ],
  it: [
    ...['fino alle 9 di domani mattina.', 'fino alle 13 e 30 di lunedì.', 'fino a mezzanotte di oggi.'],
    ...['fino a mezzanotte di domenica.', 'fino a mezzogiorno di domani.'],
  ],
  de: [
    ...['bis morgen früh um 9 Uhr g', 'bis Montag um 13 Uhr 30 g', 'bis heute um Mitternacht g'],
    ...['bis Sonntag um Mitternacht g', 'bis morgen um 12 Uhr g'],
  ],
  es: [
    ...['hasta mañana a las nueve de la mañana.', 'hasta el lunes a la una y media de la tarde.'],
    ...['hasta hoy a medianoche.', 'hasta el domingo a medianoche.', 'hasta mañana a mediodía.'],
  ],
  pt: [
    ...['até amanhã às nove da manhã.', 'até segunda-feira à uma e meia da tarde.'],
    ...['até hoje à meia-noite.', 'até domingo à meia-noite.', 'até amanhã ao meio-dia.'],
  ],
  hi: [
    ...['कल सुबह 9 बजे खुलेगा', 'सोमवार को दोपहर डेढ़ बजे खुलेगा', 'आज आधी रात को खुलेगा'],
    ...['रविवार को आधी रात को खुलेगा', 'कल दोपहर 12 बजे खुलेगा'],
  ],
};

test.each(LANGUAGES)('%s: until when it is closed', (language) => {
  for (const [index, opensAt] of OPENINGS.entries()) {
    expect(said(closedUntil(opensAt), language)).toContain(UNTIL[language][index]);
  }
});

/** One o'clock at night of a Wednesday; it opens at twenty past seven of the same morning. */
const TODAY: Readonly<Record<Language, string>> = {
  en: 'until seven twenty this morning.',
  fr: "jusqu'à 7 heures 20 ce matin.",
  it: 'fino alle 7 e 20 di stamattina.',
  de: 'bis heute früh um 7 Uhr 20 geschlossen',
  es: 'hasta hoy a las siete y 20 de la mañana.',
  pt: 'até hoje às sete e 20 da manhã.',
  hi: 'आज सुबह 7 बजकर 20 मिनट पर खुलेगा',
};
/** The same, seven days later. */
const NEXT_WEEK: Readonly<Record<Language, string>> = {
  en: 'until seven twenty on Wednesday morning next week.',
  fr: "jusqu'à mercredi de la semaine prochaine, 7 heures 20.",
  it: 'fino alle 7 e 20 di mercoledì della prossima settimana.',
  de: 'bis Mittwoch nächster Woche um 7 Uhr 20 geschlossen',
  es: 'hasta el miércoles de la semana que viene a las siete y 20 de la mañana.',
  pt: 'até quarta-feira da semana que vem às sete e 20 da manhã.',
  hi: 'अगले हफ़्ते बुधवार को सुबह 7 बजकर 20 मिनट पर खुलेगा',
};

test.each(LANGUAGES)('%s: today, and today in a week', (language) => {
  const now = new Date('2026-11-18T01:00:00Z');
  expect(said(closedUntil('2026-11-18T07:20:00Z'), language, now)).toContain(TODAY[language]);
  expect(said(closedUntil('2026-11-25T07:20:00Z'), language, now)).toContain(NEXT_WEEK[language]);
});

describe('times of the day', () => {
  test.each([
    ['en', '00:15', 'until twelve fifteen tomorrow morning'],
    ['en', '08:05', 'until eight oh five tomorrow morning'],
    ['en', '12:30', 'until twelve thirty tomorrow afternoon'],
    ['en', '18:00', 'until six tomorrow evening'],
    ['fr', '01:00', "jusqu'à demain matin 1 heure."],
    ['it', '01:00', "fino all'una di domani mattina"],
    ['es', '00:15', 'hasta mañana a las doce y cuarto de la noche'],
    ['es', '05:00', 'hasta mañana a las cinco de la madrugada'],
    ['es', '20:00', 'hasta mañana a las ocho de la noche'],
    ['pt', '00:15', 'até amanhã à meia-noite e 15'],
    ['pt', '05:00', 'até amanhã às cinco da madrugada'],
    ['pt', '12:30', 'até amanhã ao meio-dia e meia'],
    ['pt', '19:00', 'até amanhã às sete da noite'],
    ['hi', '02:30', 'कल रात ढाई बजे'],
    ['hi', '09:15', 'कल सुबह सवा 9 बजे'],
    ['hi', '09:30', 'कल सुबह साढ़े 9 बजे'],
    ['hi', '11:45', 'कल सुबह पौने 12 बजे'],
    ['hi', '18:00', 'कल शाम 6 बजे'],
  ])('%s at %s: %s', (language, time, expected) => {
    expect(said(closedUntil(`2026-11-21T${time}:00Z`), language)).toContain(expected);
  });

  test('are in the zone of the contact centre, where it may be another day', () => {
    const opensAt = '2026-11-22T20:00:00Z';
    expect(said(closedUntil(opensAt, 'Pacific/Auckland'), 'en')).toContain('until nine on Monday morning');
    expect(said(closedUntil('2026-11-21T03:30:00Z', 'Asia/Kolkata'), 'en')).toContain('nine this morning');
  });

  test('an opening in the past is not named', () => {
    expect(said(closedUntil('2026-11-20T22:00:00Z'), 'en')).toContain('we are closed at the moment.');
  });
});

describe('when the clocks change', () => {
  test('tomorrow is tomorrow, though the day has 25 hours', () => {
    const now = new Date('2026-10-24T22:30:00Z');
    const sunday = openingMoment(new Date('2026-10-25T08:00:00Z'), now, 'Europe/Berlin');
    expect(sunday).toEqual({ day: 'today', weekday: 0, hour: 9, minute: 0 });
    const monday = openingMoment(new Date('2026-10-26T08:00:00Z'), now, 'Europe/Berlin');
    expect(monday).toEqual({ day: 'tomorrow', weekday: 1, hour: 9, minute: 0 });
  });

  test('or 23', () => {
    const now = new Date('2026-03-08T04:30:00Z');
    const opensAt = new Date('2026-03-08T13:00:00Z');
    expect(openingMoment(opensAt, now, 'America/New_York')).toEqual({
      ...{ day: 'tomorrow', weekday: 0, hour: 9, minute: 0 },
    });
    expect(said(closedUntil('2026-03-08T13:00:00Z', 'America/New_York'), 'en', now)).toContain(
      'until nine tomorrow morning',
    );
  });
});
