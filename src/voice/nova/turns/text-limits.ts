/** Keeps a byte order mark in the middle of a text, which is a character like others there. */
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes of a text on the wire. Half of a surrogate pair is sent as the replacement character, which has three. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += characterBytes(character.codePointAt(0) ?? 0);
  return bytes;
}

function characterBytes(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

/**
 * Cuts a text into pieces of at most `maxBytes` UTF-8 bytes, after a blank where there is one in the piece.
 * Never cuts a character; joined, the pieces are the text. `maxBytes` is 4 or more.
 */
export function utf8Pieces(text: string, maxBytes: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (utf8Bytes(rest) > maxBytes) {
    const cut = cutAfterBlank(rest, longestPrefix(rest, maxBytes));
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  if (rest !== '' || pieces.length === 0) pieces.push(rest);
  return pieces;
}

/** The end of a text, at most `maxBytes` UTF-8 bytes, beginning at a word where there is a blank. */
export function utf8Tail(text: string, maxBytes: number): string {
  if (utf8Bytes(text) <= maxBytes) return text;
  const tail = Array.from(DECODER.decode(new TextEncoder().encode(text).subarray(-maxBytes)));
  // A character cut in two reads as one to three replacement characters at the very beginning.
  const start = tail.findIndex((character) => character !== '\ufffd');
  const kept = tail.slice(Math.max(0, start)).join('');
  const blank = kept.indexOf(' ');
  return blank < 0 ? kept : kept.slice(blank + 1);
}

function longestPrefix(text: string, maxBytes: number): number {
  let bytes = 0;
  let length = 0;
  for (const character of text) {
    bytes += utf8Bytes(character);
    if (bytes > maxBytes) break;
    length += character.length;
  }
  return length;
}

function cutAfterBlank(text: string, limit: number): number {
  const blank = text.lastIndexOf(' ', limit - 1);
  return blank > 0 ? blank + 1 : limit;
}
