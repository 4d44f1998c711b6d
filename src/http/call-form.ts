/** What Twilio sends with every webhook of a call, read once and flat. */
export interface CallForm {
  readonly callSid: string;
  /** Twilio's `CallStatus`; absent in stream status callbacks. */
  readonly callStatus?: string;
  /** E.164; absent when withheld or not a telephone number. */
  readonly caller?: string;
  /** E.164 number that was called. */
  readonly dialed?: string;
  /** Every field by its wire name; of a repeated one the first. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Withheld numbers come as these digits: the words below, typed on a telephone's keys. */
const WITHHELD = new Set([
  '+266696687', // ANONYMOUS
  '+7378742833', // RESTRICTED
  '+2562533', // BLOCKED
  '+8656696', // UNKNOWN
  '+86282452253', // UNAVAILABLE
]);

const CALL_SID = /^[\w-]{2,64}$/;
const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * Reads the parsed body of a POST or query of a GET.
 * @returns undefined when it is not a form or names no call
 */
export function readCallForm(body: unknown): CallForm | undefined {
  const fields = flatten(body);
  const callSid = fields.CallSid;
  if (callSid === undefined || !CALL_SID.test(callSid)) return undefined;
  const caller = telephoneNumber(fields.From);
  const dialed = telephoneNumber(fields.To);
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

/** @returns the number when it is one, undefined for withheld numbers, SIP addresses and Twilio clients */
function telephoneNumber(value: string | undefined): string | undefined {
  return value !== undefined && E164.test(value) && !WITHHELD.has(value) ? value : undefined;
}
