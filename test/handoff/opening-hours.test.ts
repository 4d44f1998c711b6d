import { describe, expect, test } from 'vitest';
import { type OpeningHours, openingAt, parseOpeningHours } from '../../src/handoff/connect/opening-hours.ts';

type Slot = readonly [from: string, until: string];

function slice(time: string) {
  const [Hours, Minutes] = time.split(':').map(Number);
  return { Hours, Minutes };
}

function hours(timeZone: string, days: Readonly<Record<string, readonly Slot[]>>): OpeningHours {
  const EffectiveHoursOfOperationList = Object.entries(days).map(([date, slots]) => ({
    Date: date,
    OperationalHours: slots.map(([start, end]) => ({ Start: slice(start), End: slice(end) })),
  }));
  const parsed = parseOpeningHours({ TimeZone: timeZone, EffectiveHoursOfOperationList });
  if (!parsed) throw new Error('not understood');
  return parsed;
}

function at(schedule: OpeningHours, moment: string): string {
  const opening = openingAt(schedule, Date.parse(moment));
  return opening.open ? 'open' : `closed until ${opening.opensAt?.toISOString() ?? 'who knows'}`;
}

test('open from the first minute to the last, with a break at noon', () => {
  const day = hours('UTC', {
    '2026-11-20': [
      ['13:00', '17:30'],
      ['09:00', '12:00'],
    ],
  });
  expect(at(day, '2026-11-20T08:59:59Z')).toBe('closed until 2026-11-20T09:00:00.000Z');
  expect(at(day, '2026-11-20T09:00:00Z')).toBe('open');
  expect(at(day, '2026-11-20T12:00:00Z')).toBe('closed until 2026-11-20T13:00:00.000Z');
  expect(at(day, '2026-11-20T17:29:59Z')).toBe('open');
  expect(at(day, '2026-11-20T17:30:00Z')).toBe('closed until who knows');
});

test('a night that ends on the next day, and a whole day from midnight to midnight', () => {
  const nights = hours('America/New_York', {
    '2026-11-20': [['22:00', '06:00']],
    '2026-11-22': [['00:00', '00:00']],
  });
  expect(at(nights, '2026-11-21T10:59:00Z')).toBe('open');
  expect(at(nights, '2026-11-21T11:00:00Z')).toBe('closed until 2026-11-22T05:00:00.000Z');
  expect(at(nights, '2026-11-23T04:59:00Z')).toBe('open');
  expect(at(nights, '2026-11-23T05:00:00Z')).toBe('closed until who knows');
});

describe('when the clocks change', () => {
  test('nine o’clock stays nine o’clock after the end of summer time', () => {
    const berlin = hours('Europe/Berlin', {
      '2026-10-24': [['09:00', '17:00']],
      '2026-10-25': [['09:00', '17:00']],
    });
    expect(at(berlin, '2026-10-24T06:59:00Z')).toBe('closed until 2026-10-24T07:00:00.000Z');
    expect(at(berlin, '2026-10-24T16:00:00Z')).toBe('closed until 2026-10-25T08:00:00.000Z');
  });

  test('an hour that occurs twice counts from the first, a skipped one from the change', () => {
    const berlin = hours('Europe/Berlin', { '2026-10-25': [['02:30', '17:00']] });
    expect(at(berlin, '2026-10-25T00:00:00Z')).toBe('closed until 2026-10-25T00:30:00.000Z');
    const spring = hours('America/New_York', { '2026-03-08': [['02:30', '17:00']] });
    expect(at(spring, '2026-03-08T06:00:00Z')).toBe('closed until 2026-03-08T07:30:00.000Z');
  });

  test('a zone that is half an hour off, and one beyond the date line', () => {
    const india = hours('Asia/Kolkata', { '2026-11-23': [['09:00', '18:00']] });
    expect(at(india, '2026-11-23T03:29:00Z')).toBe('closed until 2026-11-23T03:30:00.000Z');
    const kiritimati = hours('Pacific/Kiritimati', { '2026-11-23': [['08:00', '16:00']] });
    expect(at(kiritimati, '2026-11-22T18:00:00Z')).toBe('open');
  });
});

test.each([
  [undefined],
  [{ EffectiveHoursOfOperationList: [] }],
  [{ TimeZone: 'Mars/Olympus', EffectiveHoursOfOperationList: [] }],
  [{ TimeZone: 'UTC' }],
])('not understood: %j', (answer) => {
  expect(parseOpeningHours(answer)).toBeUndefined();
});

test('invalid days and times are left out', () => {
  const fine = { Start: { Hours: 9, Minutes: 0 }, End: { Hours: 17, Minutes: 0 } };
  const EffectiveHoursOfOperationList = [
    { Date: 'tomorrow', OperationalHours: [fine] },
    { Date: '2026-11-20' },
    { OperationalHours: [fine] },
    { Date: '2026-11-21', OperationalHours: [fine, { Start: { Hours: 25, Minutes: 0 } }, null, { End: {} }] },
  ];
  const parsed = parseOpeningHours({ TimeZone: 'UTC', EffectiveHoursOfOperationList });
  expect(parsed?.periods).toHaveLength(1);
});
