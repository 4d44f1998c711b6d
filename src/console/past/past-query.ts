import type { PastWish } from '../../store/past-list.ts';
import { SessionList } from '../../store/session-list.ts';
import { HANDOFF_REASONS } from '../../store/session-store.ts';
import { ConsoleError } from '../console-error.ts';

type Fields = Readonly<Record<string, unknown>>;

const E164 = /^\+[1-9]\d{6,14}$/;
const NOTATION = /[\s().\-/]/g;
const OUTCOME = /^[a-z_]{1,40}$/;
const MAX_USER = 256;
const DAY_MS = 86_400_000;
/** The clock of another instance may be ahead. */
const SKEW_MS = 60_000;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}/;

/** @throws ConsoleError that says which part of the query is wrong */
export function readPastQuery(query: unknown, nowMs: number, keptDays: number): PastWish {
  const fields = fieldsOf(query);
  const number = textOf(fields, 'number');
  const user = textOf(fields, 'user');
  if (number !== undefined && user !== undefined) throw wrong('number or user: ask for one of them');
  const { fromMs, toMs } = readSpan(fields, nowMs, keptDays * DAY_MS);
  return {
    of: number === undefined ? ofUser(user) : ofNumber(number),
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    outcome: checked(textOf(fields, 'outcome'), OUTCOME, 'outcome: one word, like handed_off'),
    reason: reasonOf(textOf(fields, 'reason')),
    after: cursorOf(textOf(fields, 'cursor')),
  };
}

/**
 * The span of a query: `from` and `to`, days or times.
 * @param longestMs how far back to look without `from`
 * @throws ConsoleError for a span that is none
 */
export function readSpan(
  query: unknown,
  nowMs: number,
  longestMs: number,
): { readonly fromMs: number; readonly toMs: number } {
  const fields = fieldsOf(query);
  // What begins during the request is included.
  const toMs = timeOf(fields, 'to') ?? nowMs + SKEW_MS;
  const fromMs = timeOf(fields, 'from') ?? Math.min(nowMs, toMs) - longestMs;
  if (fromMs >= toMs) throw wrong('from must be before to');
  return { fromMs, toMs };
}

function fieldsOf(query: unknown): Fields {
  return typeof query === 'object' && query !== null ? { ...query } : {};
}

/** @returns undefined when it is absent or empty, as an empty field of a form is */
function textOf(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') throw wrong(`${name}: give it once`);
  return value;
}

function timeOf(fields: Fields, name: string): number | undefined {
  const text = textOf(fields, name);
  if (text === undefined) return undefined;
  const ms = ISO_DAY.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw wrong(`${name}: a day or a time, like 2026-11-29 or 2026-11-29T08:00:00Z`);
  return ms;
}

/** A plus that was not encoded arrives as a space. */
function ofNumber(text: string): PastWish['of'] {
  const userId = (text.startsWith(' ') ? `+${text.trim()}` : text).replace(NOTATION, '');
  if (!E164.test(userId)) throw wrong('number: in international form, like +14155550100');
  return { channel: 'phone', userId };
}

function ofUser(userId: string | undefined): PastWish['of'] {
  if (userId === undefined) return undefined;
  if (userId.length > MAX_USER) throw wrong(`user: at most ${MAX_USER} characters`);
  return { channel: 'browser', userId };
}

function reasonOf(text: string | undefined): PastWish['reason'] {
  if (text === undefined) return undefined;
  const reason = HANDOFF_REASONS.find((known) => known === text);
  if (reason === undefined) throw wrong(`reason: one of ${HANDOFF_REASONS.join(', ')}`);
  return reason;
}

function cursorOf(text: string | undefined): string | undefined {
  if (text !== undefined && !SessionList.isCursor(text)) throw wrong('cursor: as the last answer has it');
  return text;
}

function checked(text: string | undefined, form: RegExp, advice: string): string | undefined {
  if (text !== undefined && !form.test(text)) throw wrong(advice);
  return text;
}

function wrong(advice: string): ConsoleError {
  return new ConsoleError('bad_request', `${advice}.`);
}
