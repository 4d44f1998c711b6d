import type { z } from 'zod';
import { type ClientEvent, clientEventSchema } from './schema.ts';

/** The vendor's error object, without the id of the event it is about. */
export interface VendorError {
  readonly type: string;
  readonly code: string | null;
  readonly message: string;
  readonly param: string | null;
}

export type Validated =
  | { readonly ok: true; readonly event: ClientEvent }
  | { readonly ok: false; readonly error: VendorError; readonly eventId: string | null };

/** Top-level session fields of the protocol before GA. */
const BETA_FIELDS = ['modalities', 'input_audio_format', 'output_audio_format', 'turn_detection', 'voice'];

export const BETA_DISABLED: VendorError = {
  type: 'invalid_request_error',
  code: 'beta_api_shape_disabled',
  message: 'The Realtime Beta API is no longer supported. Please use the GA API.',
  param: null,
};

export function invalidRequest(
  code: string | null,
  message: string,
  param: string | null = null,
): VendorError {
  return { type: 'invalid_request_error', code, message, param };
}

/** Checks one text frame against the protocol. */
export function validateClientEvent(frame: string): Validated {
  const raw = parseJson(frame);
  if (typeof raw !== 'object' || raw === null) {
    return {
      ok: false,
      error: invalidRequest('invalid_json', 'We could not parse the event.'),
      eventId: null,
    };
  }
  const eventId = 'event_id' in raw && typeof raw.event_id === 'string' ? raw.event_id : null;
  if (hasBetaShape(raw)) return { ok: false, error: BETA_DISABLED, eventId };
  const result = clientEventSchema.safeParse(raw);
  if (result.success) return { ok: true, event: result.data };
  return { ok: false, error: errorOfIssue(raw, result.error.issues[0]), eventId };
}

/** The refusal of an event that names one of these fields. */
export function refuseFields(frame: string, fields: ReadonlySet<string>): VendorError | undefined {
  if (fields.size === 0) return undefined;
  const raw = parseJson(frame);
  for (const field of fields) {
    if (valueAt(raw, field.split('.')) === undefined) continue;
    return invalidRequest('unknown_parameter', `Unknown parameter: '${field}'.`, field);
  }
  return undefined;
}

export function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

function parseJson(frame: string): unknown {
  try {
    return JSON.parse(frame);
  } catch {
    return undefined;
  }
}

function hasBetaShape(raw: object): boolean {
  if (!('session' in raw) || typeof raw.session !== 'object' || raw.session === null) return false;
  const { session } = raw;
  return BETA_FIELDS.some((field) => field in session);
}

/** Unions nest their issues; the shortest branch is the one that was meant. */
function errorOfIssue(
  raw: object,
  issue: z.core.$ZodIssue | undefined,
  parents: PropertyKey[] = [],
): VendorError {
  if (!issue) return invalidRequest(null, 'Invalid event.');
  const path = [...parents, ...issue.path];
  const param = path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const name = [...path, issue.keys[0]].join('.');
    return invalidRequest('unknown_parameter', `Unknown parameter: '${name}'.`, name);
  }
  if (valueAt(raw, path) === undefined) {
    return invalidRequest('missing_required_parameter', `Missing required parameter: '${param}'.`, param);
  }
  if (issue.code === 'invalid_union') {
    const branch = issue.errors.toSorted((one, other) => one.length - other.length)[0];
    if (branch?.[0]) return errorOfIssue(raw, branch[0], path);
  }
  const code = issue.code === 'invalid_type' ? 'invalid_type' : 'invalid_value';
  return invalidRequest(code, `Invalid '${param}': ${issue.message}.`, param);
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    raw,
  );
}
