/** The elements that are read: https://www.rfc-editor.org/rfc/rfc9559#section-5.1 */
export const ELEMENTS = {
  header: 0x1a45dfa3,
  segment: 0x18538067,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackNumber: 0xd7,
  codecId: 0x86,
  codecPrivate: 0x63a2,
  encodings: 0x6d80,
  cluster: 0x1f43b675,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
} as const;

/** The beginning of an element. `bytes`: length of what follows; undefined when it is not known while it is recorded. */
export interface ElementHead {
  readonly id: number;
  readonly bytes: number | undefined;
  /** Of this head itself. */
  readonly headBytes: number;
}

/** A number of variable length. `value`: undefined when all its bits are set, which means that it is not known. */
export interface VariableNumber {
  readonly value: number | undefined;
  readonly bytes: number;
}

const MAX_ID_BYTES = 4;
const MAX_SIZE_BYTES = 8;

/** @returns `short` when more bytes are needed, `wrong` for what no element begins with */
export function readElementHead(bytes: Buffer, at: number): ElementHead | 'short' | 'wrong' {
  const idBytes = widthAt(bytes, at);
  if (idBytes === undefined) return 'short';
  if (idBytes > MAX_ID_BYTES) return 'wrong';
  if (bytes.length - at < idBytes) return 'short';
  const size = readVariableNumber(bytes, at + idBytes);
  if (typeof size === 'string') return size;
  const id = bytes.readUIntBE(at, idBytes);
  return { id, bytes: size.value, headBytes: idBytes + size.bytes };
}

/** https://www.rfc-editor.org/rfc/rfc8794#section-4 */
export function readVariableNumber(bytes: Buffer, at: number): VariableNumber | 'short' | 'wrong' {
  const width = widthAt(bytes, at);
  if (width === undefined) return 'short';
  if (width > MAX_SIZE_BYTES) return 'wrong';
  if (bytes.length - at < width) return 'short';
  let value = (bytes[at] ?? 0) & (0xff >> width);
  let isUnknown = value === 0xff >> width;
  for (let next = 1; next < width; next += 1) {
    const byte = bytes[at + next] ?? 0;
    isUnknown &&= byte === 0xff;
    // Beyond 2^53 it is not exact, and far above every limit.
    value = value * 256 + byte;
  }
  return { value: isUnknown ? undefined : value, bytes: width };
}

/** The first set bit tells how many bytes the number has. */
function widthAt(bytes: Buffer, at: number): number | undefined {
  const first = bytes[at];
  return first === undefined ? undefined : Math.clz32(first) - 23;
}
