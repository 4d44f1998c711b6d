const SENTENCE_END = /(?<=[.!?।]["»”)]{0,3}\s+)(?=\S)/u;

/** The sentences of a text, with the space that follows them. "4.90" does not end one. */
function sentencesOf(text: string): string[] {
  return text === '' ? [] : text.split(SENTENCE_END);
}

/** Cuts a text at the end of a sentence; at a word where the first sentence is already too long. */
export function cutAtSentence(text: string, maxChars: number): string {
  const clean = text.trim();
  if (clean.length <= maxChars) return clean;
  let kept = '';
  for (const sentence of sentencesOf(clean)) {
    if ((kept + sentence).trimEnd().length > maxChars) break;
    kept += sentence;
  }
  return kept.trim() || cutAtWord(clean, maxChars);
}

/** Splits a text into pieces of whole sentences. */
export function splitAtSentences(text: string, maxChars: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const sentence of sentencesOf(text.trim())) {
    for (const part of splitAtWords(sentence, maxChars)) {
      if (piece !== '' && (piece + part).trimEnd().length > maxChars) {
        pieces.push(piece.trim());
        piece = '';
      }
      piece += part;
    }
  }
  if (piece.trim() !== '') pieces.push(piece.trim());
  return pieces;
}

function splitAtWords(text: string, maxChars: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.trimEnd().length > maxChars) {
    const part = cutAtWord(rest, maxChars);
    parts.push(`${part} `);
    rest = rest.slice(part.length).trimStart();
  }
  return [...parts, rest];
}

/** Never between the halves of a surrogate pair. */
function cutAtWord(text: string, maxChars: number): string {
  const space = text.lastIndexOf(' ', maxChars);
  if (space > maxChars / 2) return text.slice(0, space);
  const code = text.charCodeAt(maxChars - 1);
  return text.slice(0, code >= 0xd800 && code < 0xdc00 ? maxChars - 1 : maxChars);
}
