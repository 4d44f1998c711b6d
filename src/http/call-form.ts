import { callerNumber } from '../handoff/caller-number.ts';

/**
 * The fields that Twilio sends with every webhook of a call.
 * @see https://www.twilio.com/docs/voice/twiml#request-parameters
 */
export interface CallForm {
  readonly callSid: string;
  /** Twilio's `CallStatus`. Status callbacks of streams do not have it. */
  readonly callStatus?: string;
  /** E.164. Absent when it is withheld, a short code, a SIP address or a Twilio client. */
  readonly caller?: string;
  /** The number that was called, E.164. */
  readonly dialed?: string;
  /** Every field by its name on the wire. The first one where a name is repeated. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Twilio's own are `CA` and 32 hex digits. Tests and simulators use others, so only what is safe in a key and a log.
 */
const CALL_SID = /^[\w-]{2,64}$/;

/**
 * Reads the parsed body of a POST or the query of a GET.
 * @returns undefined when it is not a form or does not name a call
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

/** The fields that Twilio's signature covers, as they came. */
export function signedFields(body: unknown): Record<string, string | string[]> {
  // With `fromEntries`, a field named `__proto__` is an ordinary field. An assignment would set the prototype.
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
