import { isRecord } from '../../is-record.ts';
import { ConsoleError } from '../console-error.ts';

interface TextField {
  readonly name: string;
  /** What it is, in words for the person at the page. */
  readonly what: string;
  /** Characters. */
  readonly most: number;
}

/** Neither control characters nor what turns the direction of text around, and no brackets: lines are put into tags. */
const UNSPEAKABLE = /[\p{C}\p{Zl}\p{Zp}<>[\]]+/gu;

/** @throws ConsoleError when it is missing, empty or too long */
export function textOf(body: unknown, field: TextField): string {
  const text = optionalTextOf(body, field);
  if (text === undefined)
    throw new ConsoleError('bad_request', `Send ${field.what} as a text in "${field.name}".`);
  return text;
}

/** @throws ConsoleError when it is no text or too long */
export function optionalTextOf(body: unknown, { name, what, most }: TextField): string | undefined {
  const value = isRecord(body) ? body[name] : undefined;
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string')
    throw new ConsoleError('bad_request', `Send ${what} as a text in "${name}".`);
  const text = value.replace(UNSPEAKABLE, ' ').replace(/\s+/g, ' ').trim();
  if ([...text].length > most)
    throw new ConsoleError('bad_request', `Shorten ${what} to ${most} characters.`);
  return text === '' ? undefined : text;
}

/** What follows a take-over, in `next` or `then`. @throws ConsoleError for anything else */
export function nextOf(body: unknown): 'continue' | 'end' {
  const value = isRecord(body) ? (body.next ?? body.then) : undefined;
  if (value === 'continue' || value === 'end') return value;
  throw new ConsoleError('bad_request', 'Send "continue" or "end" in "next": what follows the take-over.');
}
