import { momentOf } from './zoned-time.ts';

/** When a caller would like to be called: always as text, and as a moment if the text names one. */
export interface PreferredTime {
  readonly text: string;
  readonly at?: Date;
}

const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i;
const MAX_TEXT_CHARACTERS = 200;

/**
 * Reads the preferred time that a model gave: ISO 8601, or free text like "tomorrow after five".
 * @param timeZone IANA name for times without an offset; without it they stay text
 * @returns undefined when the value is empty
 */
export function readPreferredTime(
  value: string | Date | undefined,
  timeZone?: string,
): PreferredTime | undefined {
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? undefined : { text: value.toISOString(), at: value };
  }
  const text = [...(value?.trim() ?? '')].slice(0, MAX_TEXT_CHARACTERS).join('');
  if (text === '') return undefined;
  const atMs = momentIn(text, timeZone);
  return atMs === undefined ? { text } : { text, at: new Date(atMs) };
}

function momentIn(text: string, timeZone: string | undefined): number | undefined {
  const [match, date = '', hours = '', minutes = '', offset] = ISO.exec(text) ?? [];
  if (match === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  if (offset !== undefined) {
    const atMs = Date.parse(`${date}T${hours}:${minutes}${offset.toUpperCase()}`);
    return Number.isNaN(atMs) ? undefined : atMs;
  }
  if (timeZone === undefined) return undefined;
  return momentOf(date, Number(hours) * 60 + Number(minutes), timeZone);
}
