export const KEY_BYTES = 4;

/**
 * Masks or unmasks bytes where they lie, with the key that lies right before them (RFC 6455, section 5.3). Four bytes
 * a turn: this loop runs over every byte that a caller says.
 */
export function applyMask(bytes: Uint8Array, start: number, end: number): void {
  const a = bytes[start - 4] ?? 0;
  const b = bytes[start - 3] ?? 0;
  const c = bytes[start - 2] ?? 0;
  const d = bytes[start - 1] ?? 0;
  let at = start;
  for (const last = end - 3; at < last; at += KEY_BYTES) {
    bytes[at] = (bytes[at] ?? 0) ^ a;
    bytes[at + 1] = (bytes[at + 1] ?? 0) ^ b;
    bytes[at + 2] = (bytes[at + 2] ?? 0) ^ c;
    bytes[at + 3] = (bytes[at + 3] ?? 0) ^ d;
  }
  if (at < end) bytes[at] = (bytes[at] ?? 0) ^ a;
  if (at + 1 < end) bytes[at + 1] = (bytes[at + 1] ?? 0) ^ b;
  if (at + 2 < end) bytes[at + 2] = (bytes[at + 2] ?? 0) ^ c;
}
