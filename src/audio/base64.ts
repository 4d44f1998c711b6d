const EQUALS_SIGN = 0x3d;

/** 1 for the characters of base64, without the padding. */
const LETTER = Uint8Array.from({ length: 256 }, (_, code) =>
  /[A-Za-z0-9+/]/.test(String.fromCharCode(code)) ? 1 : 0,
);

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Whether the text is padded base64 of at least one byte. */
export function isBase64(text: string): boolean {
  return text.length % 4 === 0 && BASE64.test(text);
}

/**
 * Finds padded base64 of at least one byte that begins at `start`.
 * @returns the index after its end; `start` when there is none
 */
export function base64End(bytes: Uint8Array, start: number): number {
  let at = start;
  while (LETTER[bytes[at] ?? 0] === 1) at += 1;
  if (at === start) return start;
  if (bytes[at] === EQUALS_SIGN) at += 1;
  if (bytes[at] === EQUALS_SIGN) at += 1;
  return (at - start) % 4 === 0 ? at : start;
}
