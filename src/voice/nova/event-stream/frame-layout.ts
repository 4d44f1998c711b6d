/** Length of the frame, length of its headers, checksum of these two: four bytes each, big-endian. */
export const PRELUDE_BYTES = 12;
/** The checksum of everything before it. */
export const TRAILER_BYTES = 4;
const STRING_TYPE = 7;

/** Headers whose values are texts, as bytes. */
export function stringHeaders(headers: Readonly<Record<string, string>>): Buffer {
  return Buffer.concat(
    Object.entries(headers).flatMap(([name, value]) => [
      Buffer.from([name.length]),
      Buffer.from(name),
      Buffer.from([STRING_TYPE, value.length >> 8, value.length & 0xff]),
      Buffer.from(value),
    ]),
  );
}

/**
 * The texts among a frame's headers.
 * @returns undefined when the bytes end within a header, or one is of a type whose length is not known
 */
export function readStringHeaders(bytes: Buffer): Map<string, string> | undefined {
  const headers = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const typeAt = at + 1 + (bytes[at] ?? 0);
    if (typeAt + 3 > bytes.length || bytes[typeAt] !== STRING_TYPE) return undefined;
    const valueAt = typeAt + 3;
    const end = valueAt + bytes.readUInt16BE(typeAt + 1);
    if (end > bytes.length) return undefined;
    headers.set(bytes.toString('utf8', at + 1, typeAt), bytes.toString('utf8', valueAt, end));
    at = end;
  }
  return headers;
}
