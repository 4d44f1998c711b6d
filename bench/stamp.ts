/** One 20 ms frame of mu-law, 160 bytes, that carries who sent it and when. */
export interface Stamp {
  /** Number of the call, below 2^18. */
  readonly call: number;
  /** Number of the frame in its direction, below 2^24. */
  readonly sequence: number;
  /** `performance.now()` at the sender, milliseconds with a resolution of a microsecond. */
  readonly sentMs: number;
}

export const STAMPED_FRAME_BYTES = 160;

/**
 * Mu-law to PCM and back gives the same code, except for 0x7f, which comes back as 0xff: neither of the two is used. Marker, digits and filler take different ranges, so that a marker is found wherever it stands.
 */
const MARKER = Buffer.from([0xc3, 0xd5, 0xe7]);
const DIGIT_BASE = 0x80;
const DIGIT_BITS = 6;
const DIGIT_MASK = 0x3f;
const CALL_DIGITS = 3;
const SEQUENCE_DIGITS = 4;
const TIME_DIGITS = 7;
const CHECK_AT = MARKER.length + CALL_DIGITS + SEQUENCE_DIGITS + TIME_DIGITS;
const STAMP_BYTES = CHECK_AT + 1;
const TIME_RANGE_US = 2 ** (TIME_DIGITS * DIGIT_BITS);

const FILLER = Buffer.from(
  Array.from({ length: STAMPED_FRAME_BYTES - STAMP_BYTES }, (_, n) => (n * 29 + 7) % 0x40),
);
/** The stamp's 18 bytes end between two groups of base64, so the rest of every frame is this text. */
const FILLER_BASE64 = FILLER.toString('base64');
const scratch = Buffer.alloc(STAMP_BYTES);

/** Writes a whole frame into `into` from `at` on. */
export function writeFrame(into: Buffer, at: number, stamp: Stamp): void {
  writeStamp(into, at, stamp);
  FILLER.copy(into, at + STAMP_BYTES);
}

/** The same frame as base64. */
export function frameBase64(stamp: Stamp): string {
  writeStamp(scratch, 0, stamp);
  return scratch.toString('base64') + FILLER_BASE64;
}

function writeStamp(into: Buffer, at: number, { call, sequence, sentMs }: Stamp): void {
  MARKER.copy(into, at);
  let check = writeDigits(into, at + MARKER.length, { value: call, digits: CALL_DIGITS });
  check ^= writeDigits(into, at + MARKER.length + CALL_DIGITS, { value: sequence, digits: SEQUENCE_DIGITS });
  const value = Math.round(sentMs * 1000) % TIME_RANGE_US;
  check ^= writeDigits(into, at + CHECK_AT - TIME_DIGITS, { value, digits: TIME_DIGITS });
  into[at + CHECK_AT] = DIGIT_BASE | check;
}

function writeDigits(into: Buffer, at: number, number: { value: number; digits: number }): number {
  let { value } = number;
  let check = 0;
  for (let i = at + number.digits - 1; i >= at; i -= 1) {
    const digit = value % (DIGIT_MASK + 1);
    into[i] = DIGIT_BASE | digit;
    check ^= digit;
    value = Math.floor(value / (DIGIT_MASK + 1));
  }
  return check;
}

/** @returns undefined when the frame at `at` is not one of ours, or not as it was sent */
export function readFrame(bytes: Buffer, at: number): Stamp | undefined {
  if (bytes.length < at + STAMPED_FRAME_BYTES) return undefined;
  if (MARKER.compare(bytes, at, at + MARKER.length) !== 0) return undefined;
  let check = 0;
  for (let i = at + MARKER.length; i <= at + CHECK_AT; i += 1) check ^= (bytes[i] ?? 0) & DIGIT_MASK;
  if (check !== 0) return undefined;
  if (FILLER.compare(bytes, at + STAMP_BYTES, at + STAMPED_FRAME_BYTES) !== 0) return undefined;
  const callAt = at + MARKER.length;
  return {
    call: readDigits(bytes, callAt, CALL_DIGITS),
    sequence: readDigits(bytes, callAt + CALL_DIGITS, SEQUENCE_DIGITS),
    sentMs: readDigits(bytes, at + CHECK_AT - TIME_DIGITS, TIME_DIGITS) / 1000,
  };
}

function readDigits(bytes: Buffer, at: number, digits: number): number {
  let value = 0;
  for (let i = at; i < at + digits; i += 1) value = value * (DIGIT_MASK + 1) + ((bytes[i] ?? 0) & DIGIT_MASK);
  return value;
}

/** Where the next frame begins; -1 when there is none. */
export function findFrame(bytes: Buffer, from: number): number {
  return bytes.indexOf(MARKER, from);
}
