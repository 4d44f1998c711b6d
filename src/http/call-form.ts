import { callerNumber } from '../handoff/caller-number.ts';

/** What Twilio sends with every webhook of a call, read once and flat. */
export interface CallForm {
  readonly callSid: string;
  /** Twilio's `CallStatus`; absent in stream status callbacks. */
  readonly callStatus?: string;
  /** E.164; absent when withheld, a short code, a SIP address or a Twilio client. */
  readonly caller?: string;
  /** E.164 number that was called. */
  readonly dialed?: string;
  /** Every field by its wire name; of a repeated one the first. */
  readonly fields: Readonly<Record<string, string>>;
}

const CALL_SID = /^[\w-]{2,64}$/;

/**
 * Reads the parsed body of a POST or query of a GET.
 * @returns undefined when it is not a form or names no call
 */
export function readCallForm(body: unknown): CallForm | undefined {
  const fields = flatten(body);
  const callSid = fields.CallSid;
  if (callSid === undefined || !CALL_SID.test(callSid)) return undefined;
  const caller = callerNumber(fields.From);
  const dialed = callerNumber(fields.To);
  return {
    callSid,
    ...(fields.CallStatus !== undefined && { callStatus: fields.CallStatus }),
    ...(caller !== undefined && { caller }),
    ...(dialed !== undefined && { dialed }),
    fields,
  };
}

/** A form with this one of its values as Twilio's signature wants them. */
export function signedFields(body: unknown): Record<string, string | string[]> {
  // `fromEntries` makes a field named `__proto__` one like all others, where an assignment would set the prototype.
  return Object.fromEntries(entries(body).flatMap(([name, value]) => signedField(name, value)));
}

function signedField(name: string, value: unknown): [string, string | string[]][] {
  if (typeof value === 'string') return [[name, value]];
  return Array.isArray(value) ? [[name, value.filter((item) => typeof item === 'string')]] : [];
}

function flatten(body: unknown): Record<string, string> {
  const firsts = Object.entries(signedFields(body)).map(([name, value]): [string, string | undefined] => [
    name,
    typeof value === 'string' ? value : value[0],
  ]);
  return Object.fromEntries(firsts.filter((field): field is [string, string] => field[1] !== undefined));
}

function entries(body: unknown): [string, unknown][] {
  return typeof body === 'object' && body !== null ? Object.entries(body) : [];
}
