/** Bytes of a file, both ends included. `end` undefined: to the end of the file. A negative start: the last bytes. */
export interface ByteRange {
  readonly start: number;
  readonly end: number | undefined;
}

const ONE_RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/;

/**
 * Reads the header `Range`. A list of ranges, or another unit, counts as no range, which the standard allows.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-14.2
 */
export function parseByteRange(header: string | undefined): ByteRange | undefined {
  const [, first = '', last = ''] = ONE_RANGE.exec(header?.replaceAll(' ', '') ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') return { start: -Number(last), end: undefined };
  const range = { start: Number(first), end: last === '' ? undefined : Number(last) };
  return range.end !== undefined && range.end < range.start ? undefined : range;
}

/** @returns the range within a file, or undefined when the file has none of these bytes */
export function placeRange(
  { start, end }: ByteRange,
  sizeBytes: number,
): { readonly start: number; readonly end: number } | undefined {
  const first = start < 0 ? Math.max(0, sizeBytes + start) : start;
  const last = Math.min(end ?? sizeBytes - 1, sizeBytes - 1);
  return Object.is(start, -0) || first > last ? undefined : { start: first, end: last };
}

/** The range as the header has it. */
export function rangeHeader({ start, end }: ByteRange): string {
  return start < 0 ? `bytes=${start}` : `bytes=${start}-${end ?? ''}`;
}
